/// What the names of one block stand for: its constants, its functions and its loss.
public struct Scope: Sendable, Equatable {
    /// The function that the block minimizes, if it has one that is free of errors.
    public let loss: LossFunction?
    let entries: [Entry]

    /// Binds the definitions, whatever their order.
    ///
    /// - Parameters:
    ///   - definitions: the block's `let` constants and functions.
    ///   - loss: the block's `minimize`; its parameters are the run's.
    /// - Returns: the scope of all that is right, and every error, sorted by place.
    public static func make(definitions: [Definition], loss: Definition?) -> (Scope, [ExpressionError]) {
        (Scope(loss: nil, entries: []), [])
    }

    struct Entry: Sendable, Equatable {
        let name: Name
    }

    /// The value of an expression that needs no run and no parameter, such as a start or a rate.
    public func constant(_ syntax: Syntax) throws(ExpressionError) -> Double { 0 }

    /// Binds an expression or a condition over the rows of a run of this scope's loss.
    public func quantity(_ syntax: Syntax) throws(ExpressionError) -> Quantity {
        throw ExpressionError(.sideBySide, at: 0..<0)
    }

    /// Binds an expression over `inputs`, for a table of evaluations.
    public func evaluation(_ syntax: Syntax, inputs: [Name]) throws(ExpressionError) -> Evaluation {
        throw ExpressionError(.sideBySide, at: 0..<0)
    }
}

/// The function that a run minimizes: as it is shown and as it is run.
public struct LossFunction: Sendable, Equatable {
    public let name: Name
    public let parameters: [Name]
    public let expression: Expression
    /// The partial derivatives, one for each parameter, simplified; what is shown is what is run.
    public let gradient: [Expression]
    /// The value and the gradient in one pass.
    let program: Program
}
