/// Trees made from trees.
extension Expression {
    /// Calls `body` with each operand, from left to right.
    func forEachOperand(_ body: (Expression) -> Void) {
        switch self {
        case .number, .constant, .parameter, .column, .rowCount, .quantity: break
        case .negated(let operand), .not(let operand), .overRows(_, let operand): body(operand)
        case .sum(let left, let right), .difference(let left, let right), .product(let left, let right, _),
            .quotient(let left, let right), .power(let left, let right),
            .logarithmicPower(let left, let right),
            .comparison(_, let left, let right), .and(let left, let right), .or(let left, let right):
            body(left)
            body(right)
        case .call(_, let arguments):
            for argument in arguments { body(argument) }
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            body(left)
            body(right)
            body(whenLeft)
            body(whenRight)
        }
    }

    /// The same operator over other operands.
    func mapOperands(_ change: (Expression) -> Expression) -> Expression {
        switch self {
        case .number, .constant, .parameter, .column, .rowCount, .quantity: self
        case .overRows(let aggregate, let operand): .overRows(aggregate, change(operand))
        case .negated(let operand): .negated(change(operand))
        case .not(let operand): .not(change(operand))
        case .sum(let left, let right): .sum(change(left), change(right))
        case .difference(let left, let right): .difference(change(left), change(right))
        case .product(let left, let right, let sign): .product(change(left), change(right), sign)
        case .quotient(let left, let right): .quotient(change(left), change(right))
        case .power(let base, let exponent): .power(change(base), change(exponent))
        case .comparison(let comparison, let left, let right):
            .comparison(comparison, change(left), change(right))
        case .and(let left, let right): .and(change(left), change(right))
        case .or(let left, let right): .or(change(left), change(right))
        case .logarithmicPower(let base, let exponent): .logarithmicPower(change(base), change(exponent))
        case .call(let function, let arguments): .call(function, arguments.map(change))
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            .derivativeOfGreater(
                left: change(left), right: change(right), whenLeft: change(whenLeft),
                whenRight: change(whenRight))
        }
    }

    /// The expression with `arguments` in its parameters' places.
    public func substituting(_ arguments: [Expression]) -> Expression {
        rewritten { node in
            guard case .parameter(let index, _) = node, index < arguments.count else { return nil }
            return arguments[index]
        }
    }

    /// The same quantity so many rows later.
    func shifted(by rows: Int) -> Expression {
        rewritten { node in
            guard case .quantity(let quantity, let offset) = node else { return nil }
            return .quantity(quantity, offset: offset + rows)
        }
    }

    /// Whether it differs from row to row of the data: a column stands in it, outside means and sums.
    public var hasFreeColumn: Bool {
        contains {
            if case .column = $0 { true } else { false }
        } behind: {
            if case .overRows = $0 { true } else { false }
        }
    }

    /// Whether the data is needed to compute it.
    var needsData: Bool {
        contains {
            switch $0 {
            case .column, .overRows, .rowCount: true
            default: false
            }
        }
    }
}
