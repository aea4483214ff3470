/// A run before it is run: the loss, the start, the rate and when it ends.
public struct Plan: Sendable, Equatable {
    public var loss: LossFunction
    /// The value of each parameter before the first update, in the loss's order.
    public var start: [Double]
    /// The learning rate.
    public var rate: Double
    /// How many updates at most, from 0 to ``Limits/steps``.
    public var steps: Int
    /// A condition that ends the run at the first row where it holds.
    public var stop: Quantity?

    public init(loss: LossFunction, start: [Double], rate: Double, steps: Int, stop: Quantity? = nil) {
        self.loss = loss
        self.start = start
        self.rate = rate
        self.steps = steps
        self.stop = stop
    }

    /// The most steps that a run of this many parameters may have: its rows must fit the memory.
    public static func stepsLimit(parameters: Int) -> Int {
        min(Limits.steps, Limits.values / (2 * parameters + 1) - 2)
    }

    /// Runs it. A value that overflows is data, like any other.
    ///
    /// Steps beyond ``stepsLimit(parameters:)`` are not taken; a missing start counts as 0.
    public func run() -> Run { Run(plan: self, steps: 0, stopped: false, values: []) }

    /// How the run ends, by the rules of ``Verdict``; it takes ten times the run's steps.
    public func verdict() -> Verdict { .wanders }
}
