import Lessons
import Markup

/// Marks verified numbers on the page: a quiet line, and the selector with the full value as a pointer title.
///
/// No tab stop and nothing for a screen reader on each number; the disclosure of each block says the same for everybody.
struct CheckMarks {
    let texts: CheckTexts

    /// Adds the marks of the lesson's own document, or of one of its text fragments.
    func add(to edits: inout Edits, fragment: Int32? = nil) {
        let lesson = texts.lesson
        let outline = fragment.map { lesson.fragments[Int($0)].outline } ?? lesson.lesson.outline
        let checks = lesson.checks
        var first = 0
        while first < checks.count {
            // A sequence is one link with many numbers, a transcript one fence; they stand together.
            var last = first
            while last + 1 < checks.count, checks[last + 1].node == checks[first].node,
                checks[last + 1].fragment == checks[first].fragment
            {
                last += 1
            }
            if let node = checks[first].node, checks[first].fragment == fragment {
                if let link = outline.link(at: node), outline.links[link].isClaim {
                    let text = outline.text(of: outline.links[link].runs)
                    edits.add(span(first, last, isShort: CheckMarks.isShort(text)), to: node)
                } else if texts.isTranscript(checks[first]) {
                    edits.add(
                        .attributes(CodeBox.output + [UInt8(ascii: " ")] + title(first, last)), to: node)
                } else {
                    edits.add(.attributes(title(first, last)), to: node)
                }
            }
            first = last + 1
        }
    }

    /// Whether a text such as `w = 0.6` must not be broken at a line's end.
    private static func isShort(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= 14 && text.contains(UInt8(ascii: " "))
    }

    private func span(_ first: Int, _ last: Int, isShort: Bool) -> Edit {
        var html = HTML()
        html.add(isShort ? "<span class=\"checked short\" " : "<span class=\"checked\" ")
        html.add(markup: title(first, last))
        html.add(">")
        return .wrap(open: html.bytes, close: Array("</span>".utf8))
    }

    /// The attribute; for a sequence it names the first and the last number.
    private func title(_ first: Int, _ last: Int) -> [UInt8] {
        let checks = texts.lesson.checks
        var html = HTML()
        html.bytes.reserveCapacity(64)
        html.add("title=\"")
        texts.addSelector(of: checks[first], to: &html)
        if last > first {
            html.add(" … ")
            texts.addSelector(of: checks[last], to: &html)
        } else if checks[first].value != nil {
            html.add(" = ")
            texts.addValue(ofCheck: first, to: &html)
        } else {
            html.add(" holds")
        }
        html.add("\"")
        return html.bytes
    }
}
