/// Computes an expression straight from its tree, once; what is computed often is compiled.
struct Evaluator {
    /// The parameters' values; where there are none, only constants can be computed.
    let point: [Double]
    /// The rows that means and sums are over; without, they have no value.
    let data: DataTable?
    /// The row that columns outside of means and sums belong to.
    private var row: Int?
    /// Whether a corner has been met, exactly.
    private(set) var isOnKink = false

    init(point: [Double], data: DataTable? = nil) {
        self.point = point
        self.data = data
    }

    /// The value; nil where a parameter or a row is needed that is not there.
    mutating func value(_ expression: Expression) -> Double? {
        switch expression {
        case .number(let number): return number.value
        case .constant(_, let value): return value
        case .parameter(let index, _): return index < point.count ? point[index] : nil
        case .quantity: return nil
        case .column(let index, _): return row.flatMap { data?.value(row: $0, column: index) }
        case .rowCount: return data.map { Double($0.count) }
        case .overRows(_, let operand): return overRows(expression, operand)
        case .negated(let operand): return apply(.negate, operand)
        case .sum(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            return apply(.add, left, right)
        case .difference(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            return apply(.subtract, left, right)
        case .product(let left, let right, _): return apply(.multiply, left, right)
        case .quotient(let left, let right): return apply(.divide, left, right)
        case .power(let base, let exponent): return apply(.raised, base, exponent)
        case .logarithmicPower(let base, let exponent):
            guard let power = apply(.raised, base, exponent), let logarithm = apply(.logarithm, base)
            else { return nil }
            return Operation.vanishingProduct(power, logarithm)
        case .call(let function, let arguments): return call(function, arguments)
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            guard let order = apply(.order, left, right), let first = value(whenLeft),
                let second = value(whenRight)
            else { return nil }
            return Operation.choose.apply(order, first, second, power: 0)
        case .comparison(let comparison, let left, let right):
            return apply(comparison.operation, left, right)
        case .and(let left, let right): return apply(.and, left, right)
        case .or(let left, let right): return apply(.or, left, right)
        case .not(let operand): return apply(.not, operand)
        }
    }

    /// A mean or a sum, which is compiled; its rows are looked through for a corner only where one may be.
    private mutating func overRows(_ expression: Expression, _ operand: Expression) -> Double? {
        guard let data else { return nil }
        if operand.hasCorners {
            let outer = row
            for index in 0..<min(data.count, Limits.kinkRows) where !isOnKink {
                row = index
                _ = value(operand)
            }
            row = outer
        }
        return Compiler.compile([expression], parameters: point.count, Scope()).value(point, over: data)
    }

    private mutating func sum(_ first: Expression, _ links: [Expression.Link]) -> Double? {
        guard var sum = value(first) else { return nil }
        for link in links {
            guard let term = value(link.term) else { return nil }
            sum = link.isDifference ? sum - term : sum + term
        }
        return sum
    }

    private mutating func apply(_ operation: Operation, _ operand: Expression) -> Double? {
        guard let operand = value(operand) else { return nil }
        return operation.apply(operand, operand, operand, power: 0)
    }

    private mutating func apply(_ operation: Operation, _ left: Expression, _ right: Expression) -> Double? {
        guard let first = value(left), let second = value(right) else { return nil }
        return operation.apply(first, second, first, power: 0)
    }

    private mutating func call(_ function: Function, _ arguments: [Expression]) -> Double? {
        guard let first = arguments.first else { return nil }
        switch function {
        case .pow: return arguments.count == 2 ? apply(.raised, first, arguments[1]) : nil
        case .min, .max: return extreme(arguments, function == .min ? .minimum : .maximum)
        default:
            guard let operation = function.operation, let operand = value(first) else { return nil }
            switch function {
            case .abs, .sign, .relu: if operand == 0 { isOnKink = true }
            case .floor: if operand == Operation.floor(operand) { isOnKink = true }
            default: break
            }
            return operation.apply(operand, operand, operand, power: 0)
        }
    }

    private mutating func extreme(_ arguments: [Expression], _ operation: Operation) -> Double? {
        guard var extreme = value(arguments[0]) else { return nil }
        var isTie = false
        for argument in arguments.dropFirst() {
            guard let next = value(argument) else { return nil }
            if next == extreme { isTie = true }
            let better = operation.apply(extreme, next, extreme, power: 0)
            if better != extreme { isTie = false }
            extreme = better
        }
        if isTie { isOnKink = true }
        return extreme
    }
}

extension Expression {
    /// The value, where the expression has neither parameters nor quantities of rows.
    public var constantValue: Double? {
        switch self {
        case .number(let number): return number.value
        case .constant(_, let value): return value
        default:
            var evaluator = Evaluator(point: [])
            return evaluator.value(self)
        }
    }

    /// The value at a point; a condition is 1 or 0. Nil for quantities of a run's rows, and for a mean or a sum where
    /// no data is given.
    public func value(at point: [Double], over data: DataTable? = nil) -> Double? {
        var evaluator = Evaluator(point: point, data: data)
        return evaluator.value(self)
    }

    /// Whether the point lies where the expression has a corner, exactly: an argument of `abs` or `sign` is 0,
    /// two of `max` or `min` are equal and the greatest or least, one of `floor` is whole.
    ///
    /// Of data so many rows as ``Limits/kinkRows`` are looked at.
    public func hasKink(at point: [Double], over data: DataTable? = nil) -> Bool {
        guard hasCorners else { return false }
        var evaluator = Evaluator(point: point, data: data)
        _ = evaluator.value(self)
        return evaluator.isOnKink
    }

    /// Whether a function with corners is called anywhere.
    var hasCorners: Bool {
        contains {
            switch $0 {
            case .call(.sqrt, _), .call(.pow, _): false
            case .call: true
            default: false
            }
        }
    }
}
