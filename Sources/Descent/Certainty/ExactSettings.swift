/// The settings of a run as exact decimals.
public struct ExactSettings: Sendable {
    /// The start of each parameter, in the loss's order.
    public var start: [ShadowNumber]
    public var rate: ShadowNumber
    /// The schedule's factor; nil for the shortest decimal of the plan's own.
    public var factor: ShadowNumber?
    /// The data of the block; what is over data has no shadow without.
    public var data: ExactData?
    /// By the arguments' raw values.
    private var settings: [ShadowNumber?]

    public init(start: [ShadowNumber], rate: ShadowNumber, data: ExactData? = nil) {
        self.start = start
        self.rate = rate
        self.data = data
        settings = Method.Argument.allCases.map { _ in nil }
    }

    /// A setting of the method; nil for the shortest decimal of the plan's own, as standard settings are.
    public subscript(argument: Method.Argument) -> ShadowNumber? {
        get { settings[Int(argument.rawValue)] }
        set { settings[Int(argument.rawValue)] = newValue }
    }
}

extension Plan {
    /// What the shadow of a run of this plan costs, in additions of shadow numbers.
    public func shadowWork(steps: Int) -> Int {
        let points = method.looksAhead ? 2 : 1
        let perStep = points * loss.program.work + (stop?.program.work ?? 0) + loss.parameters.count
        let perRow = loss.program.rowWork + (stop?.program.rowWork ?? 0)
        return (steps + 2) * (perStep + perRow * evaluationsPerStep)
    }

    /// The shadow of a run of this plan.
    ///
    /// It takes as many steps as the run did, also where exact arithmetic would stop elsewhere (``ShadowRun/turn``).
    ///
    /// - Returns: nil where it would cost more than ``Limits/shadowWork`` or ``Limits/shadowValues``, where its data has
    ///   no shadow, or where a constant of the loss has none.
    public func shadow(of run: Run, with settings: ExactSettings) -> ShadowRun? {
        guard settings.start.count == loss.parameters.count, loss.isExact,
            !loss.needsData || settings.data?.count == loss.data?.count,
            (run.steps + 2) * layout.width <= Limits.shadowValues,
            shadowWork(steps: run.steps) <= Limits.shadowWork
        else { return nil }
        return ShadowRun(of: run, with: settings)
    }
}
