import Descent

/// Looks for the one changed setting with which everything that is claimed of a run would be right.
///
/// Authors change a rate in the block and forget the table, or the other way round.
struct SettingHint {
    private let block: BoundBlock
    private let numbers: [ClaimedNumber]

    /// Numbers of one run that must be stale before a setting is suspected.
    private static let fewestStale = 2
    /// Steps of all the runs that are tried, and of one run that is tried again.
    private static let mostSteps = 400_000

    init(_ block: BoundBlock, _ numbers: [ClaimedNumber]) {
        self.block = block
        self.numbers = numbers
    }

    /// The setting as an author would write it, such as `rate 0.2`; nil where none or more than one explains the numbers.
    var words: String? {
        let stale = numbers.filter(\.isStale)
        guard stale.count >= Self.fewestStale, stale.contains(where: \.isTelling), let plan = block.plan,
            plan.stop == nil, plan.evaluationsPerStep <= 1
        else { return nil }
        // A step behind the last that is claimed changes nothing.
        var trial = plan
        let steps = numbers.allSatisfy { $0.step != nil } ? numbers.compactMap(\.step).max() ?? 0 : plan.steps
        trial.steps = min(plan.steps, steps)
        let candidates = Self.candidates(for: trial)
        guard candidates.count * (trial.steps + 1) <= Self.mostSteps else { return nil }
        var explained: String?
        for candidate in candidates {
            let other = block.running(candidate.plan)
            guard numbers.allSatisfy({ $0.isRight(in: other) }) else { continue }
            guard explained == nil else { return nil }
            explained = candidate.words
        }
        return explained
    }

    private struct Candidate {
        var words: String
        var plan: Plan
    }

    private static func candidates(for plan: Plan) -> [Candidate] {
        var candidates: [Candidate] = []
        for rate in variations(of: plan.rate) where rate > 0 {
            var other = plan
            other.rate = rate
            candidates.append(Candidate(words: "`rate \(Shortest.text(rate))`", plan: other))
        }
        for (index, parameter) in plan.loss.parameters.enumerated() {
            for start in variations(of: plan.start[index]) {
                var other = plan
                other.start[index] = start
                candidates.append(
                    Candidate(words: "`from \(parameter) = \(Shortest.text(start))`", plan: other))
            }
        }
        for argument in plan.method.kind.arguments {
            for value in variations(of: plan.method[argument] ?? 0) {
                var other = plan
                guard (try? other.method.set(argument, to: value)) != nil else { continue }
                candidates.append(Candidate(words: "`\(argument.word)=\(Shortest.text(value))`", plan: other))
            }
        }
        return candidates
    }

    /// What a slip makes of a number: one digit another, the point elsewhere, the sign turned, half or twice of it.
    private static func variations(of value: Double) -> [Double] {
        guard value.isFinite else { return [] }
        let text = Array(Shortest.text(value).utf8)
        var values: [Double] = [value * 10, value / 10, value * 2, value / 2, -value]
        for index in text.indices where text[index] &- UInt8(ascii: "0") <= 9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != text[index] {
                var other = text
                other[index] = digit
                if let number = DecimalReader.read(other) { values.append(number) }
            }
        }
        // Each once, in an order that depends on nothing but the value.
        var seen: Set<Double> = [value]
        return values.filter { seen.insert($0).inserted }
    }
}

extension BoundBlock {
    /// The same block with another run.
    fileprivate func running(_ plan: Plan) -> BoundBlock {
        BoundBlock(
            block: block, label: label, scope: scope, settings: settings, plan: plan, run: plan.run(),
            isBroken: false)
    }
}
