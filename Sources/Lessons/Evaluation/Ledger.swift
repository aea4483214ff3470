import Descent
import Diagnostics
import Markup

/// What the checks of one lesson add up to: checks, their labels, diagnostics.
struct Ledger {
    private(set) var checks: [Check] = []
    private(set) var labels: [String] = []
    var tally = Tally()
    var diagnostics: [Diagnostic] = []
    /// The runs once more, in exact arithmetic.
    var shadows = Shadows()
    /// Whether a fragile number is an error.
    var isStrict = false
    /// What each number was compared with, by its check's number; nil where nobody wants to know.
    var comparisons: [Int: ComparedNumber]?

    /// Where checks belong for as long as one claim is looked at.
    struct Subject {
        var node: NodeID?
        var fragment: Int32?
        var label: Int32
        var row: Check.Row = .none
        var block: Int32?
    }

    /// The number of a quantity's name among the labels.
    mutating func label(_ text: String) -> Int32 {
        if let last = labels.last, last == text { return Int32(labels.count - 1) }
        labels.append(text)
        return Int32(labels.count - 1)
    }

    mutating func reserve(_ count: Int) { checks.reserveCapacity(checks.count + count) }

    mutating func right(_ subject: Subject, at range: Range<Int>, value: Double?) {
        record(subject, at: range, value: value, .right)
    }

    /// Checks one written number against a value.
    ///
    /// - Parameter isWhole: whether nothing but the number stands in its bytes, so that another can take its place.
    /// - Parameter shadow: what exact arithmetic makes of the value; nil where nothing can be said.
    /// - Parameter acceptance: asked for only where the number is right but fragile.
    /// - Parameter neighbours: other values that may explain a wrong number, with what they are; asked for only then.
    mutating func check(
        _ numeral: Numeral, at range: Range<Int>, against value: Double, _ subject: Subject, written: String,
        isWhole: Bool = true, shadow: Shadow? = nil, acceptance: Acceptance = .none,
        neighbours: () -> [(value: Double, words: String)] = { [] }
    ) {
        guard !numeral.isTooLong else {
            return report(
                .limit, at: range, "a number with more than \(Numeral.digitsLimit) digits",
                "a double holds about 17; write fewer")
        }
        if numeral.isRight(for: value) {
            record(subject, at: range, value: value, .right)
            keep(numeral, shadow)
            return judge(numeral, at: range, value, shadow, written: written, acceptance: acceptance)
        }
        let isOpen = numeral.isOpen
        record(subject, at: range, value: value, isOpen ? .unfilled : .stale)
        keep(numeral, shadow)
        var diagnostic = StaleWording(numeral: numeral, written: written, value: value, shadow: shadow)
            .diagnostic(at: range, neighbours: numeral.isOpen ? [] : neighbours())
        diagnostic.selector = checks.last.map { Self.selector(of: $0, labels) }
        if !isWhole { diagnostic.fix = nil }
        diagnostics.append(diagnostic)
    }

    /// A printed number that is another than the one claimed; print lines have one style, so it is compared as text.
    ///
    /// - Parameter edit: what writes it, where blanks before it change with its digits.
    mutating func wrongPrint(
        _ written: String, printed: String, isOpen: Bool, at range: Range<Int>, value: Double?,
        _ subject: Subject, note: String? = nil, edit: SourceEdit? = nil
    ) {
        record(subject, at: range, value: value, isOpen ? .unfilled : .stale)
        var diagnostic = Diagnostic(
            isOpen ? .unfilled : .staleNumber, at: range,
            isOpen
                ? "\(written) is still to be filled in; printed \(printed)"
                : "claimed \(written), printed \(printed)")
        diagnostic.claimed = written
        diagnostic.computed = printed
        diagnostic.fix = value?.isFinite ?? false ? printed : nil
        diagnostic.edit = diagnostic.fix == nil ? nil : edit
        if let note, !isOpen { diagnostic.notes = [Note(note)] }
        diagnostic.selector = checks.last.map { Self.selector(of: $0, labels) }
        diagnostics.append(diagnostic)
    }

    /// Records whether a statement holds; a false one is an error.
    mutating func statement(
        _ subject: Subject, at range: Range<Int>, holds: Bool, claimed: String,
        _ message: @autoclosure () -> String,
        notes: @autoclosure () -> [Note] = []
    ) {
        record(subject, at: range, value: nil, holds ? .right : .isFalse)
        guard !holds else { return }
        var diagnostic = Diagnostic(.falseStatement, at: range, message(), notes: notes())
        diagnostic.claimed = claimed
        diagnostic.selector = checks.last.map { Self.selector(of: $0, labels) }
        diagnostics.append(diagnostic)
    }

    /// Records whether a run ends as it is said to.
    ///
    /// - Parameters:
    ///   - verb: how the author says it: `claimed`, `expected`.
    ///   - name: the run's, where every run of a comparison is said to end so.
    mutating func verdict(
        _ expected: Verdict, _ actual: Verdict, _ run: Descent.Run, _ subject: Subject, at range: Range<Int>,
        claimed: String, _ verb: String, ofEach name: String? = nil
    ) {
        statement(
            subject, at: range, holds: actual == expected, claimed: claimed,
            name.map { "\(verb) that every run \(expected.word), but \($0) \(actual.word)" }
                ?? "\(verb) that the run \(expected.word), but it \(actual.word)",
            notes: [
                Note(VerdictWording.meaning(of: actual)), Note(VerdictWording.meaning(of: expected)),
                Note("this run takes \(counted(run.steps, "step"))"),
            ])
    }

    mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String? = nil) {
        diagnostics.append(Diagnostic(rule, at: range, message, notes: help.map { [Note($0)] } ?? []))
    }

    mutating func count(blocks: [BoundBlock]) {
        tally.lessons = 1
        tally.blocks = blocks.count
        for block in blocks {
            tally.runs +=
                block.compared.isEmpty ? block.run == nil ? 0 : 1 : block.compared.count { $0.run != nil }
        }
    }

    static func selector(of check: Check, _ labels: [String]) -> String {
        let label = labels[Int(check.label)]
        switch check.row {
        case .none: return label
        case .step(let step): return "\(label)[\(step)]"
        case .inputs(let inputs): return "\(label) at \(labels[Int(inputs)])"
        }
    }

    private mutating func keep(_ numeral: Numeral, _ shadow: Shadow?) {
        comparisons?[checks.count - 1] = ComparedNumber(numeral: numeral, shadow: shadow)
    }

    private mutating func record(
        _ subject: Subject, at range: Range<Int>, value: Double?, _ outcome: Check.Outcome
    ) {
        checks.append(
            Check(
                node: subject.node, fragment: subject.fragment, range: range, label: subject.label,
                row: subject.row,
                value: value, outcome: outcome, block: subject.block))
        switch outcome {
        case .right: tally.right += 1
        case .stale: tally.stale += 1
        case .unfilled: tally.unfilled += 1
        case .isFalse: tally.isFalse += 1
        }
    }
}
