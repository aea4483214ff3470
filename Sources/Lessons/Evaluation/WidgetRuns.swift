import Descent
import Diagnostics

extension EvaluatedLesson {
    /// Whether some block of it shows a widget.
    public var showsWidget: Bool { blocks.contains { $0.block.widgetItem != nil } }

    /// The blocks whose runs a block's widget offers: its own first, then its presets, each once;
    /// empty for one without a widget.
    public func widgetRuns(of block: Int) -> [BoundBlock] {
        guard let item = blocks[block].block.widgetItem, case .widget(let presets) = item.value else {
            return []
        }
        var numbers = [block]
        for preset in presets {
            guard let number = Name(Array(preset.value.utf8)).flatMap({ lesson.block(named: $0) }),
                !numbers.contains(number)
            else { continue }
            numbers.append(number)
        }
        return numbers.map { blocks[$0] }
    }
}

extension Block {
    /// The item of `show` that asks for a widget.
    var widgetItem: Located<ShowItem>? {
        (show ?? []).first { if case .widget = $0.value { true } else { false } }
    }
}

extension BoundBlock {
    /// Why a reader cannot walk its run in the browser; nil where one can.
    public var widgetProblem: WidgetProblem? {
        guard compared.isEmpty else { return .comparison(compared.count) }
        guard let plan, run != nil else { return .noRun }
        if plan.loss.needsData || plan.updatesPerEpoch > 1 { return .data }
        if plan.loss.parameters.count > 2 { return .parameters(plan.loss.parameters.count) }
        guard let text = plan.loss.closedText else { return .notation }
        return text.count > LossFunction.closedBytes ? .length(text.count) : nil
    }
}

/// What keeps a run from being a widget.
public enum WidgetProblem: Equatable, Sendable {
    case noRun
    case comparison(Int)
    case data
    case parameters(Int)
    case notation
    /// The bytes of the loss with everything in its place.
    case length(Int)

    /// What is wrong, and what to do about it.
    var words: (message: String, help: String) {
        switch self {
        case .noRun: ("has no run", "give the block `from`, `rate` and `steps`")
        case .comparison(let count):
            (
                "compares \(count) runs, and a widget walks one",
                "give the widget a block of its own, like this one with one value of what is compared"
            )
        case .data:
            (
                "walks over data, which a widget does not have",
                "show `curve` or `loss`, or give the widget a loss without `mean` and `sum`"
            )
        case .parameters(let count):
            (
                "has a loss of \(count) parameters, and a widget has room for two",
                "`show loss` draws the loss against the step"
            )
        case .notation:
            (
                "has a loss that cannot be written as one formula",
                "a widget reads the loss as text: take the slope of `max` or `min`, and what is not finite, out of it"
            )
        case .length(let count):
            (
                "has a loss of \(count) bytes once its functions stand in their places; a widget reads \(LossFunction.closedBytes)",
                "take a shorter one"
            )
        }
    }
}

/// Checks that each widget has runs that it can walk; presets may be later blocks.
struct WidgetChecker {
    let lesson: Lesson
    let blocks: [BoundBlock]

    func check(_ ledger: inout Ledger) {
        for block in blocks where !block.isBroken {
            guard let item = block.block.widgetItem, case .widget(let presets) = item.value else { continue }
            // A run that is missing has been reported.
            if let problem = block.widgetProblem, problem != .noRun {
                report(problem, of: block.block.title, at: item.range, &ledger)
            }
            for preset in presets { check(preset, of: block, &ledger) }
        }
    }

    private func check(_ preset: Located<String>, of block: BoundBlock, _ ledger: inout Ledger) {
        guard let name = Name(Array(preset.value.utf8)), let index = lesson.block(named: name) else {
            let help =
                suggestion(for: preset.value, among: lesson.blockNames)
                ?? "presets are named blocks of this lesson: \(lesson.blockNames.joined(separator: ", "))"
            return ledger.report(
                .unknownSelector, at: preset.range, "no block of this lesson is called '\(preset.value)'",
                help)
        }
        let other = blocks[index]
        // A block that names itself among its presets has been looked at.
        guard other !== block, !other.isBroken, let problem = other.widgetProblem else { return }
        report(problem, of: preset.value, at: preset.range, &ledger)
    }

    private func report(
        _ problem: WidgetProblem, of title: String, at range: Range<Int>, _ ledger: inout Ledger
    ) {
        let words = problem.words
        ledger.report(problem.rule, at: range, "'\(title)' \(words.message)", words.help)
    }
}

extension WidgetProblem {
    fileprivate var rule: Rule {
        switch self {
        case .noRun: .missingSetting
        case .length: .limit
        case .comparison, .data, .parameters, .notation: .badValue
        }
    }
}
