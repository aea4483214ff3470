/// What a plan did: the parameters, the loss and the gradient at every step from 0 to the last.
///
/// A class, since it is handed on to every cell that is checked against it.
public final class Run: Sendable, Equatable {
    public let plan: Plan
    /// How many updates were made. Rows are numbered from 0 to this.
    public let steps: Int
    /// Whether `stop` ended it, at the last row.
    public let stopped: Bool
    /// Row by row, as ``RowLayout`` says; one row more than the run has, for `next`.
    let values: [Double]
    private let layout: RowLayout

    init(plan: Plan, steps: Int, stopped: Bool, values: [Double]) {
        self.plan = plan
        self.steps = steps
        self.stopped = stopped
        self.values = values
        layout = plan.layout
    }

    /// Two runs are equal when all their numbers are, NaN for NaN.
    public static func == (left: Run, right: Run) -> Bool {
        left.plan == right.plan && left.steps == right.steps && left.stopped == right.stopped
            && left.values.elementsEqual(right.values) { $0.bitPattern == $1.bitPattern }
    }

    public enum Column: Sendable, Equatable {
        case parameter(Int)
        case loss
        /// The loss over the batch that the next update uses.
        case batchLoss
        case partial(Int)
        case norm
        /// The rate of the update that leads to the next row.
        case rate
        /// What the method carries of a parameter's updates so far; NaN where it carries nothing.
        case velocity(Int)
    }

    /// One column from step 0 to the last.
    public func column(_ column: Column) -> [Double] {
        let input: RowInput =
            switch column {
            case .parameter(let index): RowInput(column: .parameter(index), offset: 0)
            case .loss: RowInput(column: .loss, offset: 0)
            case .batchLoss: RowInput(column: .batchLoss, offset: 0)
            case .partial(let index): RowInput(column: .partial(index), offset: 0)
            case .norm: RowInput(column: .norm, offset: 0)
            case .rate: RowInput(column: .rate, offset: 0)
            case .velocity(let index): RowInput(column: .velocity(index), offset: 0)
            }
        return withRows { rows in (0...steps).map { rows.value(input, at: $0) ?? .nan } }
    }

    /// The parameters at a step.
    public func point(at step: Int) -> [Double] {
        let row = step * layout.width
        return [Double](values[row..<row + plan.loss.parameters.count])
    }

    /// The quantity at a step, a condition as 1 or 0; nil where `next` or `previous` falls outside the run.
    ///
    /// `next w` is defined at the last step: one more update is computed.
    public func value(of quantity: Quantity, at step: Int) -> Double? {
        guard step >= 0, step <= steps else { return nil }
        return withRows { $0.value(of: quantity, at: step) }
    }

    /// Whether the condition holds at a step; nil where `next` or `previous` falls outside the run.
    public func holds(_ condition: Quantity, at step: Int) -> Bool? {
        value(of: condition, at: step).map { $0 != 0 }
    }

    /// The quantity at every step from 0 to the last.
    public func values(of quantity: Quantity) -> [Double?] {
        withRows { rows in (0...steps).map { rows.value(of: quantity, at: $0) } }
    }

    /// The first step at which the condition holds.
    public func first(_ condition: Quantity) -> Int? {
        withRows { rows in (0...steps).first { rows.holds(condition, at: $0) == true } }
    }

    /// Whether the run's row lies exactly on a kink of the loss.
    public func isOnKink(at step: Int) -> Bool {
        plan.loss.hasKink(at: point(at: step))
    }

    private func withRows<Value>(_ body: (RowTable<Double>) -> Value) -> Value {
        values.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("a run has at least two rows") }
            return body(RowTable(rows: base, layout: layout, count: steps + 2, rate: plan.rate))
        }
    }
}
