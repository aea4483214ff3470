import Lessons
import Markup

/// What becomes of single words of a lesson in its notebook: claims are their text, addresses those of the site's pages,
/// beside which the notebook lies, and transcripts plain text.
struct NotebookLinks {
    private struct Change {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    /// Sorted, none over another.
    private let changes: [Change]

    init(of lesson: EvaluatedLesson) {
        let outline = lesson.lesson.outline
        var destinations: [NodeID: [UInt8]] = [:]
        for (node, destination) in lesson.destinations { destinations[node] = destination }
        var changes: [Change] = []
        for link in outline.links {
            if link.isClaim {
                changes.append(Change(range: link.span.lowerBound..<link.textSpan.lowerBound, bytes: []))
                changes.append(Change(range: link.textSpan.upperBound..<link.span.upperBound, bytes: []))
            } else if let new = destinations[link.node], let place = link.destinationSpan {
                changes.append(Change(range: place, bytes: new))
            }
        }
        for fence in outline.fences where fence.kind == .gdOutput {
            changes.append(Change(range: fence.infoSpan, bytes: Array("text".utf8)))
        }
        changes.sort { $0.range.lowerBound < $1.range.lowerBound }
        var end = 0
        self.changes = changes.filter { change in
            guard change.range.lowerBound >= end else { return false }
            end = change.range.upperBound
            return true
        }
    }

    /// Appends a part of the lesson with the changes that begin in it.
    func append(_ range: Range<Int>, of source: [UInt8], to text: inout [UInt8]) {
        var at = range.lowerBound
        var index = firstChange(from: at)
        // A change that began before may reach into the part.
        if index > 0 { at = max(at, min(range.upperBound, changes[index - 1].range.upperBound)) }
        while index < changes.count, changes[index].range.lowerBound < range.upperBound {
            let change = changes[index]
            text += source[at..<change.range.lowerBound]
            text += change.bytes
            at = min(range.upperBound, change.range.upperBound)
            index += 1
        }
        text += source[at..<range.upperBound]
        // A claim that went on over the line's end.
        if at == range.upperBound, !range.isEmpty, source[at - 1] == 0x0A, text.last != 0x0A {
            text.append(0x0A)
        }
    }

    func bytes(of range: Range<Int>, in source: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        append(range, of: source, to: &text)
        return text
    }

    /// The first change that begins there or later.
    private func firstChange(from place: Int) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
