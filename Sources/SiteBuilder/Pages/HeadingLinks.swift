import Lessons
import Markup

/// The ids of headings, and the links by which a reader gets the address of a section.
///
/// The words of a heading of the second or third level are its link, so that it has a name of its own and nothing is said
/// twice; the stylesheet shows a `#` behind them. Where the words hold a link already, the `#` is one of its own.
enum HeadingLinks {
    static func add(to edits: inout Edits, for lesson: Lesson) {
        let outline = lesson.outline
        // What is added is copied, so one piece after the other is written here.
        var (open, close) = (HTML(), HTML())
        for (heading, id) in zip(outline.headings, lesson.headingIDs) {
            open.bytes.removeAll(keepingCapacity: true)
            close.bytes.removeAll(keepingCapacity: true)
            guard (2...3).contains(heading.level) else {
                addID(id, to: &open)
                edits.add(.attributes(open.bytes), to: heading.node)
                continue
            }
            let tag: StaticString = heading.level == 2 ? "h2" : "h3"
            open.add("<")
            open.add(tag)
            open.add(" ")
            addID(id, to: &open)
            open.add(">")
            let holdsLink = outline.passages[heading.passage].runs
                .contains { outline.runs[$0].link.map { !outline.links[$0].isClaim } ?? false }
            if holdsLink {
                close.add(" ")
                addLink(to: id, label: " aria-label=\"This section\"", to: &close)
            } else {
                addLink(to: id, label: "", to: &open)
            }
            close.add("</a></")
            close.add(tag)
            close.add(">")
            edits.add(.wrap(open: open.bytes, close: close.bytes), to: heading.node)
        }
    }

    private static func addID(_ id: String, to html: inout HTML) {
        html.add("id=\"")
        html.text(id)
        html.add("\"")
    }

    private static func addLink(to id: String, label: StaticString, to html: inout HTML) {
        html.add("<a class=\"self\" href=\"#")
        html.text(id)
        html.add("\"")
        html.add(label)
        html.add(">")
    }
}
