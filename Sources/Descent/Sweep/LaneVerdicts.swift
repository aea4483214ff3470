/// Finds how the runs of a stepper's lanes end, by the rules of ``Verdict``, while they go on.
struct LaneVerdicts: ~Copyable {
    private var stepper: LaneStepper
    private let steps: Int
    private let lanes: Int
    private let parameters: Int

    /// Points of all lanes at one step: lanes by parameter.
    private typealias Points = [Double]
    private var start: Points = []
    private var lastPoints: [Points] = []
    private var settledPoints: [Points] = []
    private var before: Points
    private var update: Points
    private var startLoss: [Double]
    private var previousLoss: [Double]
    private var reversals: [Int32]
    private var rises: [Int32]
    private var falls: [Bool]
    /// 0 as long as all of a lane's values have been finite: what is not finite, minus itself, is not a number.
    private let trouble: UnsafeMutablePointer<Double>

    private static let factor = 10
    private static let window = 3
    /// How many steps go by before it is asked whether any lane is still finite.
    private static let patience = 32

    init(_ stepper: consuming LaneStepper, steps: Int, lanes: Int) {
        self.steps = steps
        self.lanes = lanes
        parameters = stepper.parameters
        before = Points(repeating: 0, count: parameters * lanes)
        update = before
        startLoss = [Double](repeating: 0, count: lanes)
        previousLoss = startLoss
        reversals = [Int32](repeating: 0, count: lanes)
        rises = reversals
        falls = [Bool](repeating: true, count: lanes)
        trouble = .allocate(capacity: lanes)
        trouble.initialize(repeating: 0, count: lanes)
        self.stepper = stepper
    }

    deinit { trouble.deallocate() }

    /// The verdict of every lane.
    mutating func verdicts() -> [Verdict] {
        stepper.begin()
        start = points()
        before = start
        for lane in 0..<lanes {
            startLoss[lane] = stepper.losses[lane]
            previousLoss[lane] = startLoss[lane]
        }
        checkFinite()
        let total = steps * LaneVerdicts.factor
        for step in 0..<total {
            if step % LaneVerdicts.patience == 0, !isAnyFinite { break }
            stepper.advance()
            checkFinite()
            if step < steps { watchRun(step + 1) }
            // Of the continuation only the last losses matter, and the one before them.
            if step < steps || step >= total - LaneVerdicts.window - 1 { watchLoss() }
            if step >= total - LaneVerdicts.window { settledPoints.append(points()) }
        }
        return (0..<lanes).map { verdict(of: $0, total) }
    }

    private func points() -> Points {
        var points: Points = []
        points.reserveCapacity(parameters * lanes)
        for index in 0..<parameters {
            points.append(contentsOf: UnsafeBufferPointer(start: stepper.parameter(index), count: lanes))
        }
        return points
    }

    private mutating func checkFinite() {
        check(stepper.losses)
        for index in 0..<parameters {
            check(stepper.parameter(index))
            check(stepper.partial(index))
        }
    }

    private mutating func check(_ values: UnsafeMutablePointer<Double>) {
        for lane in 0..<lanes { trouble[lane] += values[lane] - values[lane] }
    }

    private var isAnyFinite: Bool { (0..<lanes).contains { trouble[$0] == 0 } }

    /// What the rules ask of the run itself.
    private mutating func watchRun(_ step: Int) {
        for lane in 0..<lanes {
            var product = 0.0
            for index in 0..<parameters {
                let place = index * lanes + lane
                let here = stepper.parameter(index)[lane]
                let change = here - before[place]
                product += update[place] * change
                update[place] = change
                before[place] = here
            }
            if step >= 2, product < 0 { reversals[lane] += 1 }
            if !(previousLoss[lane] > stepper.losses[lane]) { falls[lane] = false }
        }
        if step > steps - LaneVerdicts.window { lastPoints.append(points()) }
    }

    private mutating func watchLoss() {
        let losses = stepper.losses
        for lane in 0..<lanes {
            rises[lane] = losses[lane] > previousLoss[lane] ? rises[lane] + 1 : 0
            previousLoss[lane] = losses[lane]
        }
    }

    private func verdict(of lane: Int, _ total: Int) -> Verdict {
        guard trouble[lane] == 0 else { return .diverges }
        let isRising = Int(rises[lane]) >= min(LaneVerdicts.window, total)
        if total > 0, previousLoss[lane] > startLoss[lane], isRising { return .diverges }
        func point(_ points: Points) -> [Double] {
            (0..<parameters).map { points[$0 * lanes + lane] }
        }
        let evidence = VerdictEvidence(
            steps: steps, start: point(start), lastPoints: lastPoints.map(point),
            settledPoints: settledPoints.map(point), end: point(settledPoints.last ?? start),
            reversals: Int(reversals[lane]), falls: falls[lane])
        return evidence.verdict
    }
}
