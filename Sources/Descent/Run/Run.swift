/// What a plan did: the parameters, the loss and the gradient at every step from 0 to the last.
public struct Run: Sendable, Equatable {
    public let plan: Plan
    /// How many updates were made. Rows are numbered from 0 to this.
    public let steps: Int
    /// Whether `stop` ended it, at the last row.
    public let stopped: Bool
    /// Row by row: the parameters, the loss, the partial derivatives; one row more than the run has, for `next`.
    let values: [Double]

    public enum Column: Sendable, Equatable {
        case parameter(Int)
        case loss
        case partial(Int)
        case norm
    }

    /// One column from step 0 to the last.
    public func column(_ column: Column) -> [Double] { [] }

    /// The parameters at a step.
    public func point(at step: Int) -> [Double] { [] }

    /// The quantity at a step, a condition as 1 or 0; nil where `next` or `previous` falls outside the run.
    ///
    /// `next w` is defined at the last step: one more update is computed.
    public func value(of quantity: Quantity, at step: Int) -> Double? { nil }

    /// Whether the condition holds at a step; nil where `next` or `previous` falls outside the run.
    public func holds(_ condition: Quantity, at step: Int) -> Bool? { nil }

    /// The quantity at every step from 0 to the last.
    public func values(of quantity: Quantity) -> [Double?] { [] }

    /// The first step at which the condition holds.
    public func first(_ condition: Quantity) -> Int? { nil }

    /// Whether the run's row lies exactly on a kink of the loss.
    public func isOnKink(at step: Int) -> Bool { false }
}
