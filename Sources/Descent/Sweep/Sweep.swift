/// One program run at many places of a rectangle of two settings: how each run ends.
public struct Sweep: Sendable, Equatable {
    public var plan: Plan
    /// The setting that varies along a row.
    public var horizontal: Axis
    /// The setting that varies from row to row.
    public var vertical: Axis

    public init(plan: Plan, horizontal: Axis, vertical: Axis) {
        self.plan = plan
        self.horizontal = horizontal
        self.vertical = vertical
    }

    /// A setting, and the stretch over which it varies.
    public struct Axis: Sendable, Equatable {
        public enum Setting: Sendable, Equatable {
            /// The learning rate.
            case rate
            /// Where a parameter starts.
            case start(Int)
        }

        public var setting: Setting
        public var lower: Double
        public var upper: Double

        public init(_ setting: Setting, _ lower: Double, _ upper: Double) {
            self.setting = setting
            self.lower = lower
            self.upper = upper
        }

        /// From this ratio of its ends on, equal ratios of a rate take equal room.
        private static let logarithmicRatio = 50.0

        /// Whether equal ratios rather than equal differences lie evenly.
        public var isLogarithmic: Bool {
            setting == .rate && lower > 0 && upper / lower >= Axis.logarithmicRatio
        }

        /// The middles of so many equal parts.
        public func values(_ count: Int) -> [Double] {
            (0..<count).map { index in
                let part = (Double(index) + 0.5) / Double(count)
                guard isLogarithmic else { return lower + (upper - lower) * part }
                return lower * Elementary.exp(Elementary.log(upper / lower) * part)
            }
        }
    }

    /// How many runs lie side by side and above one another.
    public struct Size: Sendable, Equatable {
        public let columns: Int
        public let rows: Int
    }

    /// From the finest to the coarsest.
    private static let sizes = [
        Size(columns: 96, rows: 64), Size(columns: 72, rows: 48), Size(columns: 48, rows: 32),
        Size(columns: 36, rows: 24), Size(columns: 24, rows: 16),
    ]
    /// How often one sweep may compute the loss and its gradient.
    static let mostEvaluations = 100_000_000
    /// Runs that are computed at once: their registers fit the processor's first cache.
    private static let lanes = 256
    /// Steps from the run's last to the end of its continuation, and those of the run itself where it is made apart.
    private static let stepsOfVerdict = 11

    /// The finest size whose runs fit the budget; nil where not even the coarsest does.
    public var size: Size? { Sweep.sizes.first { plan.steps <= mostSteps(at: $0) } }

    /// The most steps for which there is a size.
    public var stepsLimit: Int { Sweep.sizes.last.map(mostSteps) ?? 0 }

    /// How often the runs of its size compute the loss and its gradient.
    public var evaluations: Int {
        guard let size else { return 0 }
        return size.columns * size.rows * plan.steps * Sweep.stepsOfVerdict
    }

    private func mostSteps(at size: Size) -> Int {
        let instructions =
            plan.loss.program.work + (plan.stop?.program.work ?? 0) + 1
        let evaluations =
            min(Sweep.mostEvaluations, 2 * Limits.work / instructions) / max(plan.evaluationsPerStep, 1)
        return min(evaluations / (size.columns * size.rows * Sweep.stepsOfVerdict), plan.stepsLimit)
    }

    /// How each run ends, in the order of ``endings(_:)``; the very verdicts of single runs.
    public func verdicts(_ size: Size) -> [Verdict] { endings(size).map { $0.verdict } }

    /// How and where each run ends, row by row from the lowest, each from left to right.
    ///
    /// Verdicts and points are those of single runs, bit for bit.
    public func endings(_ size: Size) -> [Ending] {
        let columns = horizontal.values(size.columns)
        let rows = vertical.values(size.rows)
        var places: [(Double, Double)] = []
        for row in rows {
            for column in columns { places.append((column, row)) }
        }
        guard fitsLanes else { return places.map { single(at: $0) } }
        var endings: [Ending] = []
        endings.reserveCapacity(places.count)
        var first = 0
        while first < places.count {
            let count = min(Sweep.lanes, places.count - first)
            endings += together(places[first..<first + count])
            first += count
        }
        return endings
    }

    /// A run that stops early has its own number of steps, so it is made alone.
    private var fitsLanes: Bool { plan.stop == nil && !plan.loss.needsData }

    private func single(at place: (Double, Double)) -> Ending {
        var plan = plan
        Sweep.set(horizontal, to: place.0, in: &plan)
        Sweep.set(vertical, to: place.1, in: &plan)
        return plan.ending(of: plan.run())
    }

    private func together(_ places: ArraySlice<(Double, Double)>) -> [Ending] {
        let stepper = LaneStepper(plan, lanes: places.count)
        for (lane, place) in places.enumerated() {
            Sweep.set(horizontal, to: place.0, in: lane, of: stepper)
            Sweep.set(vertical, to: place.1, in: lane, of: stepper)
        }
        var verdicts = LaneVerdicts(
            stepper, steps: max(0, min(plan.steps, plan.stepsLimit)), lanes: places.count)
        return verdicts.endings()
    }

    private static func set(_ axis: Axis, to value: Double, in plan: inout Plan) {
        switch axis.setting {
        case .rate: plan.rate = value
        case .start(let index): if index < plan.start.count { plan.start[index] = value }
        }
    }

    private static func set(
        _ axis: Axis, to value: Double, in lane: Int, of stepper: borrowing LaneStepper
    ) {
        switch axis.setting {
        case .rate: stepper.set(rate: value, in: lane)
        case .start(let index):
            if index < stepper.parameters { stepper.set(parameter: index, to: value, in: lane) }
        }
    }
}
