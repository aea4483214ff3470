import Lessons
import Markup

/// Marks verified numbers on the page with a quiet line.
///
/// No tab stop, no pointer title and nothing for a screen reader on each number: the disclosure of each block says to
/// everybody what was compared.
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
                    let isShort = CheckMarks.isShort(outline.text(of: outline.links[link].runs))
                    edits.add(
                        .wrap(
                            open: isShort ? CheckMarks.shortSpan : CheckMarks.span, close: CheckMarks.spanEnd),
                        to: node)
                } else {
                    let isTranscript = texts.isTranscript(checks[first])
                    edits.add(.attributes(isTranscript ? CheckMarks.output : CheckMarks.cell), to: node)
                }
            }
            first = last + 1
        }
    }

    /// Whether a text such as `w = 0.6` must not be broken at a line's end.
    private static func isShort(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= 14 && text.contains(UInt8(ascii: " "))
    }

    private static let span = Array("<span class=\"checked\">".utf8)
    private static let shortSpan = Array("<span class=\"checked short\">".utf8)
    private static let spanEnd = Array("</span>".utf8)
    /// Cells may have a class for their column already.
    private static let cell = Array("data-checked=\"\"".utf8)
    private static let output = CodeBox.output + Array(" data-checked=\"\"".utf8)
}
