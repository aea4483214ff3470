import Lessons
import Markup

/// The HTML of a summary or caption: its inline Markdown with its claims marked.
enum FragmentHTML {
    /// - Parameter number: the fragment's place among the lesson's.
    static func inline(_ number: Int, _ texts: CheckTexts) -> [UInt8] {
        let fragment = texts.lesson.fragments[number]
        do throws(MarkupLimit) {
            let document = try Document(parsing: fragment.markdown)
            var edits = Edits()
            CheckMarks(texts: texts).add(to: &edits, fragment: Int32(number))
            if number < texts.maths.fragments.count {
                texts.maths.addEdits(texts.maths.fragments[number], for: document.outline, to: &edits)
            }
            var html: [UInt8] = []
            document.html(edits: edits, into: &html)
            return withoutParagraph(html)
        } catch {
            // The same text was parsed when the lesson was evaluated; a limit would have been reported there.
            var html = HTML()
            html.text(fragment.markdown)
            return html.bytes
        }
    }

    static func withoutParagraph(_ html: [UInt8]) -> [UInt8] {
        var text = html[...]
        while text.last == UInt8(ascii: "\n") { text.removeLast() }
        let open = Array("<p>".utf8)
        let close = Array("</p>".utf8)
        guard text.starts(with: open), text.suffix(close.count).elementsEqual(close) else {
            return Array(text)
        }
        return Array(text.dropFirst(open.count).dropLast(close.count))
    }
}
