import Descent
import Diagnostics
import Lessons
import Markup

/// The checks of one lesson as its page shows them: sorted by block, names and full values made once and escaped.
///
/// A class, since every piece of the page needs it and the lesson inside has many parts to retain.
final class CheckTexts {
    let lesson: EvaluatedLesson
    /// Its formulas, which claims may stand beside in any text.
    let maths: LessonMaths
    /// The lesson's labels as HTML.
    private let labels: [[UInt8]]
    /// For each label the number of the first one that reads the same.
    private let firstLabels: [Int32]
    /// The full values, one after the other; `ends[i]` is where that of check `i` ends.
    private let values: [UInt8]
    private let ends: [Int]
    /// The checks of each block, then of none, in the order of their places.
    private let byBlock: [[Int]]
    /// The fences whose lines were compared with what a run prints.
    private let transcripts: Set<NodeID>

    /// - Parameter hidden: parts of the lesson that its page does not hold, and of whose checks it says nothing.
    init(of lesson: EvaluatedLesson, _ maths: LessonMaths = .none, hidden: [Range<Int>] = []) {
        self.lesson = lesson
        self.maths = maths
        var first: [String: Int32] = [:]
        first.reserveCapacity(lesson.labels.count)
        var firstLabels: [Int32] = []
        labels = lesson.labels.enumerated().map { number, label in
            firstLabels.append(first[label, default: Int32(number)])
            first[label] = firstLabels[number]
            var html = HTML()
            html.text(label)
            return html.bytes
        }
        self.firstLabels = firstLabels
        var values: [UInt8] = []
        var ends: [Int] = []
        values.reserveCapacity(lesson.checks.count * 18)
        ends.reserveCapacity(lesson.checks.count)
        var byBlock = [[Int]](repeating: [], count: lesson.blocks.count + 1)
        for (number, check) in lesson.checks.enumerated() {
            if let value = check.value { DecimalFormat.appendShortest(value, to: &values) }
            ends.append(values.count)
            if !hidden.isEmpty, hidden.contains(where: { $0.contains(check.range.lowerBound) }) { continue }
            byBlock[check.block.map(Int.init) ?? lesson.blocks.count].append(number)
        }
        self.values = values
        self.ends = ends
        self.byBlock = byBlock
        transcripts = Set(lesson.lesson.outline.fences.lazy.filter { $0.kind == .gdOutput }.map(\.node))
    }

    /// The numbers of the checks that are bound to a block; nil for those bound to none of this lesson.
    func checks(ofBlock block: Int?) -> [Int] { byBlock[block ?? byBlock.count - 1] }

    /// A label's number, the same for all labels that read alike.
    func identity(ofLabel label: Int32) -> Int32 { firstLabels[Int(label)] }

    /// Whether a check compared printed lines, digit by digit, rather than a value.
    func isTranscript(_ check: Check) -> Bool {
        guard check.fragment == nil, let node = check.node else { return false }
        return transcripts.contains(node)
    }

    /// Appends a label, such as `walk.loss`.
    func add(label: Int32, to html: inout HTML) { html.add(markup: labels[Int(label)]) }

    /// Appends the full value of the check with that number; nothing for a statement.
    func addValue(ofCheck index: Int, to html: inout HTML) {
        html.add(markup: value(ofCheck: index))
    }

    private func value(ofCheck index: Int) -> ArraySlice<UInt8> {
        values[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
    }

    /// Whether the page shows all of the computed value: `0.6000` does of 0.6, and does not of 0.6000000000000001.
    func isShownInFull(check index: Int) -> Bool {
        let check = lesson.checks[index]
        guard check.value != nil else { return false }
        var written = lesson.lesson.file.bytes[check.range]
        let computed = value(ofCheck: index)
        if written.starts(with: Self.minusSign) {
            guard computed.first == Self.hyphen else { return false }
            written = written.dropFirst(Self.minusSign.count)
            return Self.trimmed(written).elementsEqual(Self.trimmed(computed.dropFirst()))
        }
        return Self.trimmed(written).elementsEqual(Self.trimmed(computed))
    }

    private static let minusSign = Array("−".utf8)
    private static let hyphen = UInt8(ascii: "-")

    /// Without zeros at the end of its decimals, and without a point that nothing follows then.
    private static func trimmed(_ number: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard number.contains(UInt8(ascii: ".")), !number.contains(UInt8(ascii: "e")) else { return number }
        var number = number
        while number.last == UInt8(ascii: "0") { number.removeLast() }
        if number.last == UInt8(ascii: ".") { number.removeLast() }
        return number
    }
}
