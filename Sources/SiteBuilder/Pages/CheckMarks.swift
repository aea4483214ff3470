import Descent
import Lessons
import Markup

/// Marks verified numbers on the page: a quiet line, and the selector with the full value as a pointer title.
///
/// No tab stop and nothing for a screen reader on each number; the disclosure of each block says the same for everybody.
enum CheckMarks {
    /// Adds the marks of the lesson's own document, or of one of its text fragments.
    static func add(to edits: inout Edits, for lesson: EvaluatedLesson, fragment: Int32? = nil) {
        let links = Set(lesson.claimLinks(in: fragment))
        var index = 0
        let checks = lesson.checks
        while index < checks.count {
            let check = checks[index]
            guard let node = check.node, check.fragment == fragment else {
                index += 1
                continue
            }
            // A sequence is one link with many numbers: its title names the first and the last.
            var last = index
            while last + 1 < checks.count, checks[last + 1].node == node, checks[last + 1].fragment == fragment { last += 1 }
            var html = HTML()
            let isLink = links.contains(node)
            html.add(isLink ? "<span class=\"checked\" title=\"" : "title=\"")
            html.text(title(of: checks[index...last], in: lesson))
            html.add(isLink ? "\">" : "\"")
            edits.add(isLink ? .wrap(open: html.bytes, close: Array("</span>".utf8)) : .attributes(html.bytes), to: node)
            index = last + 1
        }
    }

    private static func title(of checks: ArraySlice<Check>, in lesson: EvaluatedLesson) -> [UInt8] {
        guard let first = checks.first, let last = checks.last else { return [] }
        var text = Array(lesson.selector(of: first).utf8)
        if checks.count > 1 {
            text += Array(" … ".utf8) + Array(lesson.selector(of: last).utf8)
            text += Array(", \(checks.count) numbers".utf8)
        } else if let value = first.value {
            text += Array(" = ".utf8)
            DecimalFormat.appendShortest(value, to: &text)
        } else {
            text += Array(" holds".utf8)
        }
        return text
    }
}

extension EvaluatedLesson {
    /// The claim links of a document, in order.
    func claimLinks(in fragment: Int32?) -> [NodeID] {
        let outline = fragment.map { fragments[Int($0)].outline } ?? lesson.outline
        return outline.links.filter(\.isClaim).map(\.node)
    }
}
