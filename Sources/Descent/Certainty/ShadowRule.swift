/// One method's update, made in shadow numbers.
///
/// A method gets a shadow by one file with its rule here, and its line in `Plan.shadow(of:with:)`. Where it has
/// none, claims of its runs are compared without one.
protocol ShadowRule {
    /// The rate of the next update.
    var rate: ShadowNumber { get }

    /// Makes the update of one parameter.
    mutating func update(_ parameter: inout ShadowNumber, slope: ShadowNumber, at index: Int)
}

/// Plain gradient descent: w ← w − η·∂L/∂w.
struct ShadowDescent: ShadowRule {
    let rate: ShadowNumber

    func update(_ parameter: inout ShadowNumber, slope: ShadowNumber, at index: Int) {
        parameter = Operation.difference(parameter, rate * slope)
    }
}

/// The settings of a run as exact decimals.
public struct ExactSettings: Sendable, Equatable {
    /// The start of each parameter, in the loss's order.
    public var start: [ShadowNumber]
    public var rate: ShadowNumber

    public init(start: [ShadowNumber], rate: ShadowNumber) {
        self.start = start
        self.rate = rate
    }
}

extension Plan {
    /// The shadow of a run of this plan; nil where the method has none, or where it would cost too much.
    public func shadow(of run: Run, with settings: ExactSettings) -> ShadowRun? {
        let width = 2 * loss.parameters.count + 2
        guard !isMoreThanDescent, !loss.needsData, settings.start.count == loss.parameters.count,
            (run.steps + 2) * width <= Limits.shadowValues,
            (run.steps + 2) * loss.program.work <= Limits.shadowWork
        else { return nil }
        return ShadowRun(of: run, from: settings.start, by: ShadowDescent(rate: settings.rate))
    }
}
