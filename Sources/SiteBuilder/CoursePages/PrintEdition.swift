import Lessons

/// The whole course on one page: title, contents, every lesson in order, the glossary.
///
/// Ids carry the lesson's number, links between lessons lead within the page, answers are open, and a widget is the figure
/// that stands in its place.
enum PrintEdition {
    static let id = "print"
    static let title = "Print edition"
    /// In a course of more lessons the edition is not made: nobody prints a thousand lessons, and no browser lays them out
    /// with ease.
    static let lessonsLimit = 200
    /// Bytes of all lessons together, beyond which it is not made either.
    static let bytesLimit = 16 << 20

    /// Whether a course of so many lessons has one.
    static func isMade(of index: CourseIndex) -> Bool { (1...lessonsLimit).contains(index.lessons.count) }

    /// The id of a lesson's own heading, and with a point behind it what its other ids begin with.
    static func anchor(_ position: Int) -> String { "lesson-\(position + 1)" }

    /// The lessons' positions by their addresses; none where the course has no edition.
    static func positions(in index: CourseIndex) -> [String: Int] {
        guard isMade(of: index) else { return [:] }
        let addresses = index.lessons.enumerated().map { (PageAddress.link(to: $1.id), $0) }
        return Dictionary(addresses, uniquingKeysWith: { one, _ in one })
    }

    /// A lesson as the edition has it, from the content of its page.
    static func lesson(
        _ head: LessonHead, at position: Int, lead: [UInt8], content: [UInt8], among positions: [String: Int]
    ) -> [UInt8] {
        var html = HTML()
        html.add("<section class=\"edition\">\n<h2 id=\"")
        html.text(anchor(position))
        html.add("\">")
        html.text(head.title)
        html.add("</h2>\n")
        let relocation = Relocation(of: head, at: position, among: positions)
        if !lead.isEmpty {
            html.add("<p class=\"lead\">")
            html.add(markup: relocation.moved(lead))
            html.add("</p>\n")
        }
        html.add(markup: relocation.moved(content))
        html.add("</section>\n")
        return html.bytes
    }

    /// All of it but the title; nil where it would be too long.
    static func content(_ index: CourseIndex, _ terms: CourseTerms, _ digests: [LessonDigest]) -> [UInt8]? {
        let lessons = digests.filter { $0.position != nil && !$0.printed.isEmpty }
            .sorted { ($0.position ?? 0) < ($1.position ?? 0) }
        guard lessons.count == index.lessons.count,
            lessons.reduce(0, { $0 + $1.printed.count }) <= bytesLimit
        else { return nil }
        var html = HTML()
        addContents(index, hasGlossary: !terms.entries.isEmpty, to: &html)
        for lesson in lessons { html.add(markup: lesson.printed) }
        guard !terms.entries.isEmpty else { return html.bytes }
        html.add("<section class=\"edition\">\n<h2 id=\"glossary\">Glossary</h2>\n")
        let list = Glossary.content(terms, prefix: "glossary.") { lesson in
            index.position(of: lesson.path).map { "#" + anchor($0) } ?? "index.html"
        }
        html.add(markup: list)
        html.add("</section>\n")
        return html.bytes
    }

    private static func addContents(_ index: CourseIndex, hasGlossary: Bool, to html: inout HTML) {
        html.add("<nav class=\"toc\" aria-label=\"Lessons\">\n<ol>\n")
        for (position, lesson) in index.lessons.enumerated() {
            html.add("<li><a href=\"#")
            html.text(anchor(position))
            html.add("\">")
            html.text(lesson.title)
            html.add("</a></li>\n")
        }
        if hasGlossary { html.add("<li><a href=\"#glossary\">Glossary</a></li>\n") }
        html.add("</ol>\n</nav>\n")
    }
}
