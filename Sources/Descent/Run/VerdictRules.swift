extension Plan {
    /// How the run ends, by the rules of ``Verdict``; it takes ten times the run's steps.
    public func verdict() -> Verdict { verdict(of: run()) }

    /// The most steps that a run of this plan may have for a verdict: its continuation is ten times as long, and may
    /// cost no more than a run may (``Limits/evaluations``, ``Limits/work``).
    public var verdictStepsLimit: Int {
        let points = method.looksAhead ? 2 : 1
        var perStep = points * loss.program.work + 1
        var limit = Limits.steps
        if evaluationsPerStep > 0 {
            perStep += loss.program.rowWork * evaluationsPerStep / Plan.rowsAtOnce
            limit = min(limit, Limits.evaluations / evaluationsPerStep / ContinuedRun.factor)
        }
        return min(limit, Limits.work / perStep / ContinuedRun.factor)
    }

    /// The same, where the plan has been run already.
    public func verdict(of run: Run) -> Verdict { ending(of: run).verdict }

    /// How and where the run ends, where the plan has been run already.
    func ending(of run: Run) -> Ending {
        guard let continued = ContinuedRun.make(self, steps: run.steps), !continued.runsAway else {
            return .divergence
        }
        return Ending(VerdictEvidence(run: run, continued: continued))
    }
}

/// The end of a run that goes on to ten times its steps.
struct ContinuedRun {
    /// The last points, at most three of them, the start aside; w* is the last.
    let lastPoints: [[Double]]
    let end: [Double]
    /// Whether the loss ends above its start and rises over its last three steps.
    let runsAway: Bool

    static let factor = 10
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
        var slope = stepper.lastSlope
        guard isFinite(stepper) else { return nil }
        for step in 0..<total {
            stepper.advance(isPlain: isPlain, &slope)
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

extension VerdictEvidence {
    fileprivate init(run: Run, continued: ContinuedRun) {
        let steps = run.steps
        let loss = run.column(.loss)
        self.init(
            steps: steps, start: run.point(at: 0),
            lastPoints: steps > 0 ? (max(1, steps - 2)...steps).map { run.point(at: $0) } : [],
            settledPoints: continued.lastPoints, end: continued.end,
            reversals: VerdictEvidence.reversals(of: run),
            falls: zip(loss, loss.dropFirst()).allSatisfy { $0 > $1 })
    }

    private static func reversals(of run: Run) -> Int {
        guard run.steps >= 2 else { return 0 }
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
        return against
    }
}
