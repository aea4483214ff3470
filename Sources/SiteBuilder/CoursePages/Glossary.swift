import Lessons

/// The glossary: every term of the course with its definition and the lessons that define it.
enum Glossary {
    static let id = "glossary"
    static let title = "Glossary"
    static let lead = "The words of this course, each with the lesson that explains it."

    /// - Parameter prefix: what stands before each id, so that other pages can hold the list.
    static func content(_ terms: CourseTerms, prefix: String = "", link: (LessonHead) -> String) -> [UInt8] {
        var html = HTML()
        html.add("<dl class=\"glossary\">\n")
        for entry in terms.entries {
            html.add("<dt id=\"")
            html.text(prefix + entry.id)
            html.add("\">")
            html.text(entry.term)
            html.add("</dt>\n<dd>")
            html.add(markup: TermText.html(entry.definition))
            html.add(" <span>")
            for (number, lesson) in entry.lessons.enumerated() {
                if number > 0 { html.add(", ") }
                html.add("<a href=\"")
                html.text(link(lesson))
                html.add("\">")
                html.text(lesson.title)
                html.add("</a>")
            }
            html.add("</span></dd>\n")
        }
        html.add("</dl>\n")
        return html.bytes
    }
}
