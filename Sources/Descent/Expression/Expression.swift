/// An expression whose names are bound: what is shown, what derivatives are taken of, and what is compiled.
///
/// Operators and numbers stay as they were written, so that a formula shows what the lesson says; calls of the
/// lesson's own functions are replaced by their bodies. A tree is at most ``Limits/depth`` levels deep (a
/// derivative ``Limits/derivativeDepth``), so recursion over it is safe.
public indirect enum Expression: Sendable, Equatable {
    case number(Number)
    /// A `let` constant, `pi` or `e`: its name as written, and its value.
    case constant(Name, Double)
    /// A parameter of the loss (or an input of an evaluation), by its place in the list.
    case parameter(Int, Name)
    /// A column of the data, by its place in the table.
    case column(Int, Name)
    /// A mean or a sum over the rows.
    case overRows(Aggregate, Expression)
    /// How many rows there are: `count`.
    case rowCount
    /// A quantity of a run's row, `offset` steps later (`next`) or earlier (`previous`) than the row in hand.
    case quantity(RowQuantity, offset: Int)
    case negated(Expression)
    case sum(Expression, Expression)
    case difference(Expression, Expression)
    case product(Expression, Expression, Multiplication)
    case quotient(Expression, Expression)
    case power(Expression, Expression)
    case call(Function, [Expression])
    /// The slope of `max` where `left` and `right` differ, the derivative of the greater; where they are equal,
    /// whichever of zero and the two derivatives is nearest to zero and between them.
    case derivativeOfGreater(left: Expression, right: Expression, whenLeft: Expression, whenRight: Expression)
    /// The derivative of a power by its exponent: base^exponent·log(base), and 0 where the base and the power are 0,
    /// as its limit has it.
    case logarithmicPower(Expression, Expression)
    case comparison(Comparison, Expression, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case not(Expression)

    /// How a product is written.
    public enum Multiplication: Sendable, Equatable {
        /// With a sign: `2*w`.
        case sign
        /// With nothing between its factors: `2w`.
        case juxtaposed
    }

    public enum Comparison: UInt8, Sendable {
        case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    }

    /// Whether this is a condition, true or false, rather than a number.
    public var isCondition: Bool {
        switch self {
        case .comparison, .and, .or, .not: true
        default: false
        }
    }
}

/// What a row of a run's table can hold.
public enum RowQuantity: Sendable, Equatable {
    case parameter(Int, Name)
    /// The loss, by the name that the author used.
    case loss(Name)
    /// The loss over the batch that the next update uses.
    case batchLoss
    /// The only partial derivative, written `slope`.
    case slope
    /// The partial derivative by a parameter, written `dL/dw`.
    case partial(Int, loss: Name, parameter: Name)
    /// The Euclidean norm of the gradient.
    case norm
    case step
    case epoch
    /// The rate of the update that leads to the next row.
    case rate
    /// What the method carries of a parameter's updates; the name where it is written, as in `velocity w`.
    case velocity(Int, Name?)
}
