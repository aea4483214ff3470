@testable import SiteBuilder

/// Courses of a few lines, for tests of the pages that are made from all lessons.
enum SmallCourse {
    /// A title that would end whatever it stands in.
    static let hostileTitle = #"</script><script>alert(1)</script> ]]> "quoted" & 'so' <b>"#

    /// Two lessons in two folders that link to one another, share a term, and have one of their own each.
    static let two = [
        "content/index.md": """
        ---
        title: The course
        summary: What it is about.
        ---

        Welcome.
        """,
        "content/a.md": """
        ---
        title: First
        order: 1
        date: 2024-02-29
        terms:
          weight: A number that *learning* changes.
          Loss: How wrong it is.
        ---

        ## The **weight** and more

        A **weight** is a number, and a **weight** again. The **loss** is [bold too: **loss**](b/two.md#rates).

        ### More

        > **Exercise.** What then?
        >
        > > **Answer.** This.
        """,
        "content/b/two.md": """
        ---
        title: Second
        order: 2
        date: 2024-07-31
        author: A & B
        terms:
          loss: How wrong it is.
          η: The rate.
        ---

        Back to [the first](../a.md), to [its section](../a.md#more) and [home](../index.md).

        ## Rates

        One and one is [2](gd:=1+1).
        """,
    ]

    /// One lesson with the hostile title, and what else may hold text.
    static let hostile = [
        "content/a.md": """
        ---
        title: '\(hostileTitle.replacing("'", with: "''"))'
        summary: 'Of "quotes" & ]]>.'
        date: 2024-01-01
        terms:
          '<i>x</i>': 'A "word" & </script>.'
        ---

        ## One & two \\<b\\> "x"

        The **\\<i\\>x\\</i\\>** is bold.
        """
    ]
}
