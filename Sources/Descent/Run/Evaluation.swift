/// A function of a few inputs, ready to be computed: one column of a table of evaluations.
public struct Evaluation: Sendable, Equatable {
    public let expression: Expression

    /// The value at the inputs, in the order in which they were named. A condition is 1 or 0.
    public func value(_ inputs: [Double]) -> Double { 0 }
}
