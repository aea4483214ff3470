import Lessons
import Markup

/// A lesson as a file, its blocks, and its teaching pieces.
extension Reference {
    static func addLesson(to page: inout ReferenceWriter) {
        page.section("lesson", "A lesson")
        page.paragraph(
            """
            A lesson is a Markdown file in `content/`: CommonMark with pipe tables, and four things of its own. A fenced \
            block that opens with `gd` carries out a run. A link to `gd:` claims a number. Dollar signs hold TeX maths: \
            `$…$` in a line, `$$…$$` by itself. A quote with a bold label is a teaching piece. HTML is refused, \
            except comments, which are dropped.
            """)
        page.example(
            """
            ---
            title: A first walk
            ---

            After eight steps the loss is [0.25](gd:walk.loss[8]).

            ```gd walk
            minimize L(w) = (w - 3)^2
            from w = 0
            rate 0.1
            steps 8
            show curve
            ```
            """)
        page.subsection("front-matter", "Front matter")
        page.paragraph("YAML between two lines `---` at the top. Another key is an error.")
        page.list(
            FrontMatterKey.allCases.map { key in
                ReferenceWriter.Entry(
                    id: "key-\(key.rawValue)", term: key.rawValue,
                    words: key.summary.prefix(1).uppercased() + key.summary.dropFirst() + ".")
            })
    }

    static func addBlocks(to page: inout ReferenceWriter) {
        page.section("block", "The gd block")
        page.paragraph(
            """
            Its first line is three backticks, `gd` and, if it has one, its name, which is unique in its lesson: a letter, then letters, \
            digits or `_`. One statement a line, the keyword first, in any order but for `like`. A line that begins \
            with `#` is a remark, one that begins with `|` belongs to a table. Arguments have one form everywhere: \
            `item(value, key=value)`.
            """)
        page.list(
            Keyword.allCases.map { keyword in
                ReferenceWriter.Entry(
                    id: "statement-\(keyword.rawValue)", term: keyword.form,
                    words: keyword.summary.prefix(1).uppercased() + keyword.summary.dropFirst() + ". "
                        + keyword.help)
            })
        page.subsection("show", "What a block shows")
        page.list(
            ShowItemHelp.all.map {
                ReferenceWriter.Entry(id: "show-\($0.name)", term: $0.form, words: $0.meaning)
            })
        page.paragraph(
            """
            A fenced block that opens with `gd-output NAME` is a claimed transcript: what the listings of that run \
            print, line by line. A line `…` leaves lines out.
            """)
    }

    static func addTeaching(to page: inout ReferenceWriter) {
        page.section("teaching", "Teaching pieces")
        page.paragraph(
            """
            A quote that opens with one of these words in bold and a full stop, as in `> **Checkpoint.**`; minutes may \
            follow: `> **Exercise** (3 min).` A quote with any other opening is an ordinary quote.
            """)
        page.list(
            Quote.Label.allCases.map {
                ReferenceWriter.Entry(
                    id: "label-\($0.rawValue.lowercased())", term: "> **\($0.rawValue).**", words: $0.meaning)
            })
    }
}

extension Quote.Label {
    /// What becomes of it on the page.
    fileprivate var meaning: String {
        switch self {
        case .checkpoint:
            "A question on what has just been said, with its answer nested in it or right behind it."
        case .exercise: "Work for the reader, with hints and an answer."
        case .hint:
            "Stands closed until the reader opens it; in the quote that it belongs to, or right behind it."
        case .answer: "Like a hint. On paper it is open."
        case .quiz:
            """
            Its choices are a task list, `- [x]` the right ones, each with its explanation behind a dash; or its answer \
            is a claim, and the reader types a number.
            """
        case .note: "An aside."
        case .warning: "An aside that a reader must not miss."
        case .mistake: "What often goes wrong, and why."
        }
    }
}
