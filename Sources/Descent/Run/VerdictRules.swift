extension Plan {
    /// How the run ends, by the rules of ``Verdict``; it takes ten times the run's steps.
    public func verdict() -> Verdict { verdict(of: run()) }

    /// The same, where the plan has been run already.
    public func verdict(of run: Run) -> Verdict {
        guard let continued = ContinuedRun.make(self, steps: run.steps) else { return .diverges }
        if continued.runsAway { return .diverges }
        let evidence = Evidence(run: run, continued: continued)
        let isNear = evidence.isNear
        if evidence.isReversing { return isNear || evidence.isSettled ? .oscillates : .bounces }
        if isNear { return .converges }
        return evidence.fallsSlowly ? .crawls : .wanders
    }
}

/// The end of a run that goes on to ten times its steps.
private struct ContinuedRun {
    /// The last points, at most three of them, the start aside; w* is the last.
    let lastPoints: [[Double]]
    let end: [Double]
    /// Whether the loss ends above its start and rises over its last three steps.
    let runsAway: Bool

    private static let factor = 10
    private static let window = 3

    /// Nil where a value is not finite.
    static func make(_ plan: Plan, steps: Int) -> ContinuedRun? {
        plan.withStepper { ContinuedRun($0, steps: steps) }
    }

    private init?(_ stepper: borrowing Stepper, steps: Int) {
        let total = steps * ContinuedRun.factor
        let startLoss = stepper.loss
        let walked =
            stepper.isPlain
            ? ContinuedRun.walk(stepper, total, isPlain: true)
            : ContinuedRun.walk(stepper, total, isPlain: false)
        guard let (points, rises) = walked else { return nil }
        lastPoints = points
        end = ContinuedRun.point(stepper)
        runsAway = total > 0 && stepper.loss > startLoss && rises >= min(ContinuedRun.window, total)
    }

    /// Takes so many steps: the last points, and on how many steps in a row the loss has risen; nil where a value is
    /// not finite.
    @inline(__always)
    private static func walk(
        _ stepper: borrowing Stepper, _ total: Int, isPlain: Bool
    ) -> (points: [[Double]], rises: Int)? {
        var points: [[Double]] = []
        var rises = 0
        var previousLoss = stepper.loss
        guard isFinite(stepper) else { return nil }
        for step in 0..<total {
            stepper.advance(isPlain: isPlain)
            guard isFinite(stepper) else { return nil }
            rises = stepper.loss > previousLoss ? rises + 1 : 0
            previousLoss = stepper.loss
            if step >= total - window { points.append(point(stepper)) }
        }
        return (points, rises)
    }

    private static func point(_ stepper: borrowing Stepper) -> [Double] {
        var point: [Double] = []
        for index in 0..<stepper.parameters { point.append(stepper.parameter(index)) }
        return point
    }

    private static func isFinite(_ stepper: borrowing Stepper) -> Bool {
        guard stepper.loss.isFinite else { return false }
        for index in 0..<stepper.parameters {
            guard stepper.parameter(index).isFinite, stepper.partial(index).isFinite else { return false }
        }
        return true
    }
}

/// What the rules ask about a run and its continuation.
private struct Evidence {
    let run: Run
    let continued: ContinuedRun
    /// D of the rules.
    private let reach: Double

    init(run: Run, continued: ContinuedRun) {
        self.run = run
        self.continued = continued
        self.reach = Evidence.distance(run.point(at: 0), continued.end)
    }

    var isNear: Bool {
        guard run.steps > 0 else { return true }
        return (max(1, run.steps - 2)...run.steps).allSatisfy { isWithin(reach / 3, run.point(at: $0)) }
    }

    var isSettled: Bool {
        continued.lastPoints.allSatisfy { isWithin(reach / 100, $0) }
    }

    var isReversing: Bool {
        guard run.steps >= 2 else { return false }
        var against = 0
        var before = run.point(at: 0)
        var here = run.point(at: 1)
        for step in 2...run.steps {
            let after = run.point(at: step)
            var product = 0.0
            for index in here.indices {
                product += (here[index] - before[index]) * (after[index] - here[index])
            }
            if product < 0 { against += 1 }
            (before, here) = (here, after)
        }
        return 2 * against > run.steps - 1
    }

    var fallsSlowly: Bool {
        let loss = run.column(.loss)
        let falls = zip(loss, loss.dropFirst()).allSatisfy { $0 > $1 }
        return falls && !isWithin(reach / 3, run.point(at: run.steps))
    }

    private func isWithin(_ distance: Double, _ point: [Double]) -> Bool {
        Evidence.distance(point, continued.end) <= distance
    }

    private static func distance(_ one: [Double], _ other: [Double]) -> Double {
        if one.count == 1 { return (one[0] - other[0]).magnitude }
        var squares = 0.0
        for (left, right) in zip(one, other) { squares += (left - right) * (left - right) }
        return squares.squareRoot()
    }
}
