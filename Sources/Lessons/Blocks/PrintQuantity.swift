public import Descent

/// What a print line, and a listing that prints it, asks of an expression.
extension Expression {
    /// Calls `body` with every node, operators before their operands.
    public func forEachNode(_ body: (Expression) -> Void) {
        body(self)
        switch self {
        case .number, .constant, .parameter, .column, .rowCount, .quantity: break
        case .negated(let operand), .not(let operand), .overRows(_, let operand): operand.forEachNode(body)
        case .sum(let left, let right), .difference(let left, let right), .product(let left, let right, _),
            .quotient(let left, let right), .power(let left, let right),
            .logarithmicPower(let left, let right),
            .comparison(_, let left, let right), .and(let left, let right), .or(let left, let right):
            left.forEachNode(body)
            right.forEachNode(body)
        case .call(_, let arguments):
            for argument in arguments { argument.forEachNode(body) }
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            for operand in [left, right, whenLeft, whenRight] { operand.forEachNode(body) }
        }
    }

    /// How many rows later the quantities of rows are that it uses; 0 for the row in hand.
    public var offsets: [Int] {
        var offsets: [Int] = []
        forEachNode { if case .quantity(_, let offset) = $0 { offsets.append(offset) } }
        return offsets
    }

    /// Whether it is the step number or the epoch and nothing else, which is written without a point.
    public var isCount: Bool {
        switch self {
        case .quantity(.step, _), .quantity(.epoch, _): true
        default: false
        }
    }
}

extension Quantity {
    /// Whether no row is read: the value is the same at every step.
    public var isConstant: Bool { expression.offsets.isEmpty }
}
