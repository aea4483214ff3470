import Descent
import Diagnostics

/// What a comparison asks of its block as a whole.
extension BlockBinder {
    /// Whether the block has what is compared; reports where it has not.
    mutating func isVaried(_ compare: CompareStatement, isOwn: Bool) -> Bool {
        let range = isOwn ? compare.settingRange : settings.like?.range
        switch compare.setting {
        case .rate, .method, .batch: return true
        case .seed:
            if settings.hasSeed { return true }
            report(
                .missingSetting, at: range, isOwn: isOwn, "a comparison of seeds, and nothing here is random",
                "add `batch 4 shuffle seed 7`, or a start `from w = normal(seed=7)`")
        case .start(let name):
            guard let parameters = settings.loss?.parameters else { return true }
            if parameters.contains(name) { return true }
            let names = parameters.map(\.description)
            report(
                .unknownSelector, at: range, isOwn: isOwn,
                "a comparison over '\(name)', which is no setting and no parameter of the loss",
                suggestion(for: name.description, among: CompareStatement.Setting.words + names)
                    ?? "a comparison goes over \(CompareStatement.Setting.words.joined(separator: ", ")) or a start: \(names.joined(separator: ", "))"
            )
        }
        return false
    }

    /// All runs together keep and do no more than one may.
    mutating func spend(_ plans: [Plan], _ budget: inout Int) {
        var share = 0.0
        for plan in plans { share += Double(plan.steps) / Double(max(plan.stepsLimit, 1)) }
        let steps = plans.reduce(0) { $0 + $1.steps }
        guard share <= 1 else {
            return report(
                .limit, at: lengthRange, isOwn: ownsLength,
                "\(plans.count) runs of \(steps) steps together; the limit for this block is \(Int((Double(steps) / share).rounded())) for all its runs",
                "take fewer steps, or compare fewer values")
        }
        for plan in plans where budget >= 0 { spend(plan, &budget) }
    }

    /// Reports each item of `show` that has no place for several runs, or no figure for this loss.
    mutating func checkShown(_ plan: Plan, runs count: Int) {
        for item in block.show ?? [] {
            switch item.value {
            case .curve, .widget:
                checkCurve(of: plan, at: item.range)
                guard count > CompareStatement.mostWalks else { continue }
                report(
                    .limit, at: item.range, isOwn: true, "\(count) walks on one curve",
                    "they hide one another; compare up to \(CompareStatement.mostWalks), or `show loss`")
            case .map:
                report(
                    .badValue, at: item.range, isOwn: true, "a map in a block that compares",
                    "a map is of one program; give it a block of its own, \(block.name.map { "`like \($0)`" } ?? "like this one") with one value of what is compared"
                )
            case .formula, .rule, .steps, .table, .loss, .code: break
            }
        }
    }
}
