import Descent
import Diagnostics

/// What a block shows that needs more than its run.
extension BlockBinder {
    /// The most parameters that a loss curve (one) or a contour map (two) has axes for.
    private static let mostAxes = 2

    /// How many evaluations of a map count as much as one number that a run keeps.
    private static let evaluationsPerValue = 5

    /// The sweeps of the block's maps, in their order; reports each item of `show` that this plan has no figure for.
    mutating func bindShown(_ plan: Plan, _ scope: Scope, _ budget: inout Int) -> [Sweep] {
        var sweeps: [Sweep] = []
        for item in block.show ?? [] {
            switch item.value {
            case .curve: checkCurve(of: plan, at: item.range)
            case .map(let axes):
                guard let sweep = sweep(of: plan, axes, at: item.range, scope) else { continue }
                budget -= sweep.evaluations / Self.evaluationsPerValue
                sweeps.append(sweep)
                guard budget < 0 else { continue }
                report(
                    .limit, at: item.range, isOwn: true,
                    "the runs and maps of this lesson take more work than one lesson may",
                    "take fewer steps, or fewer maps")
            case .formula, .rule, .steps, .table, .loss, .widget, .code: break
            }
        }
        return sweeps
    }

    mutating func checkCurve(of plan: Plan, at range: Range<Int>) {
        let count = plan.loss.parameters.count
        guard count > Self.mostAxes else { return }
        report(
            .badValue, at: range, isOwn: true, "no curve of a loss of \(count) parameters",
            "a curve shows one parameter, a contour map two; `show loss` draws the loss against the step")
    }

    // MARK: - Maps

    private mutating func sweep(
        of plan: Plan, _ axes: [MapAxis], at range: Range<Int>, _ scope: Scope
    ) -> Sweep? {
        let bound = axes.map { axis($0, plan, scope) }
        guard bound.count == 2, let horizontal = bound[0], let vertical = bound[1] else { return nil }
        let sweep = Sweep(plan: plan, horizontal: horizontal, vertical: vertical)
        guard sweep.size == nil else { return sweep }
        report(
            .limit, at: range, isOwn: true,
            "a map of runs of \(plan.steps) steps; the limit for a map of this block is \(sweep.stepsLimit)",
            "each of its runs goes on to ten times its steps; take fewer, or map a shorter block")
        return nil
    }

    private mutating func axis(_ axis: MapAxis, _ plan: Plan, _ scope: Scope) -> Sweep.Axis? {
        let name = axis.setting.value
        let parameters = plan.loss.parameters.map(\.description)
        var setting = Sweep.Axis.Setting.rate
        if let index = parameters.firstIndex(of: name) {
            setting = .start(index)
        } else if name != "rate" {
            report(
                .unknownSelector, at: axis.setting.range, isOwn: true,
                "a map over '\(name)', which is no setting",
                suggestion(for: name, among: ["rate"] + parameters)
                    ?? "a map goes over the rate and the starts: rate, \(parameters.joined(separator: ", "))")
            return nil
        }
        guard let lower = end(axis.lower, scope), let upper = end(axis.upper, scope) else { return nil }
        guard lower < upper, (upper - lower).isFinite else {
            report(
                .badValue, at: axis.range, isOwn: true,
                "a stretch from \(Shortest.text(lower)) to \(Shortest.text(upper))",
                "the smaller number stands first: `\(name)=\(Shortest.text(min(lower, upper)))...\(Shortest.text(max(lower, upper)))`"
            )
            return nil
        }
        guard setting != .rate || lower > 0 else {
            report(
                .badValue, at: axis.lower.range, isOwn: true, "a learning rate of \(Shortest.text(lower))",
                "rates are above 0: begin at 0.001, for example")
            return nil
        }
        return Sweep.Axis(setting, lower, upper)
    }

    private mutating func end(_ syntax: Syntax, _ scope: Scope) -> Double? {
        bind(syntax, isOwn: true) { syntax throws(ExpressionError) in try scope.constant(syntax) }
    }
}
