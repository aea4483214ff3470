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

    /// What is watched: rows of lanes, counts among them, which are doubles so that lanes go side by side.
    private let watched: Lanes.Slot
    private let startLoss: Lanes.Slot
    private let previousLoss: Lanes.Slot
    private let reversals: Lanes.Slot
    /// On how many steps in a row the loss has risen.
    private let rises: Lanes.Slot
    /// On how many steps of the run the loss has not fallen.
    private let stays: Lanes.Slot
    /// 0 as long as all of a lane's values have been finite: what is not finite, minus itself, is not a number.
    private let trouble: Lanes.Slot
    /// The product of an update and the one before it.
    private let product: Lanes.Slot
    /// Lanes by parameter: the point one step ago, and the update that led there.
    private let before: Lanes.Slot
    private let update: Lanes.Slot

    private static let factor = 10
    private static let window = 3
    /// How many steps go by before it is asked whether any lane is still finite.
    private static let patience = 32

    init(_ stepper: consuming LaneStepper, steps: Int, lanes: Int) {
        self.steps = steps
        self.lanes = lanes
        parameters = stepper.parameters
        let count = (7 + 2 * stepper.parameters) * lanes
        watched = .allocate(capacity: count)
        watched.initialize(repeating: 0, count: count)
        startLoss = watched
        previousLoss = watched + lanes
        reversals = watched + 2 * lanes
        rises = watched + 3 * lanes
        stays = watched + 4 * lanes
        trouble = watched + 5 * lanes
        product = watched + 6 * lanes
        before = watched + 7 * lanes
        update = watched + (7 + stepper.parameters) * lanes
        self.stepper = stepper
    }

    deinit { watched.deallocate() }

    /// How and where every lane ends.
    mutating func endings() -> [Ending] {
        stepper.begin()
        start = points()
        before.update(from: start, count: start.count)
        startLoss.update(from: stepper.losses, count: lanes)
        previousLoss.update(from: stepper.losses, count: lanes)
        check(stepper.losses)
        let total = steps * LaneVerdicts.factor
        for step in 0..<total {
            if step % LaneVerdicts.patience == 0 {
                checkPoints()
                if !isAnyFinite { break }
            }
            stepper.advance()
            check(stepper.losses)
            // After every other update what is not finite stays so, since the next one is made with it.
            if stepper.looksAhead { checkPoints() }
            if step < steps { watchRun(step + 1) }
            // Of the continuation only the last losses matter, and the one before them.
            if step < steps || step >= total - LaneVerdicts.window - 1 { watchLoss() }
            if step >= total - LaneVerdicts.window { settledPoints.append(points()) }
        }
        checkPoints()
        return (0..<lanes).map { ending(of: $0, total) }
    }

    private func points() -> Points {
        var points: Points = []
        points.reserveCapacity(parameters * lanes)
        for index in 0..<parameters {
            points.append(contentsOf: UnsafeBufferPointer(start: stepper.parameter(index), count: lanes))
        }
        return points
    }

    private func checkPoints() {
        for index in 0..<parameters {
            check(stepper.parameter(index))
            check(stepper.partial(index))
        }
    }

    private func check(_ values: Lanes.Slot) {
        for lane in 0..<lanes { trouble[lane] += values[lane] - values[lane] }
    }

    private var isAnyFinite: Bool { (0..<lanes).contains { trouble[$0] == 0 } }

    /// What the rules ask of the run itself.
    private mutating func watchRun(_ step: Int) {
        product.update(repeating: 0, count: lanes)
        for index in 0..<parameters {
            let (here, before) = (stepper.parameter(index), before + index * lanes)
            let update = update + index * lanes
            for lane in 0..<lanes {
                let change = here[lane] - before[lane]
                product[lane] += update[lane] * change
                update[lane] = change
                before[lane] = here[lane]
            }
        }
        if step >= 2 {
            for lane in 0..<lanes { reversals[lane] += product[lane] < 0 ? 1 : 0 }
        }
        let losses = stepper.losses
        for lane in 0..<lanes { stays[lane] += previousLoss[lane] > losses[lane] ? 0 : 1 }
        if step > steps - LaneVerdicts.window { lastPoints.append(points()) }
    }

    private func watchLoss() {
        let losses = stepper.losses
        for lane in 0..<lanes {
            rises[lane] = losses[lane] > previousLoss[lane] ? rises[lane] + 1 : 0
            previousLoss[lane] = losses[lane]
        }
    }

    private func ending(of lane: Int, _ total: Int) -> Ending {
        guard trouble[lane] == 0 else { return .divergence }
        let isRising = rises[lane] >= Double(min(LaneVerdicts.window, total))
        if total > 0, previousLoss[lane] > startLoss[lane], isRising { return .divergence }
        func point(_ points: Points) -> [Double] {
            (0..<parameters).map { points[$0 * lanes + lane] }
        }
        let evidence = VerdictEvidence(
            steps: steps, start: point(start), lastPoints: lastPoints.map(point),
            settledPoints: settledPoints.map(point), end: point(settledPoints.last ?? start),
            reversals: Int(reversals[lane]), falls: stays[lane] == 0)
        return Ending(evidence)
    }
}
