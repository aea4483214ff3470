/// What one instruction computes.
enum Operation: UInt8, Sendable {
    case add, subtract, multiply, divide
    case negate, squareRoot, absolute, sign, floor
    /// The greater of 0 and the operand.
    case rectified
    case minimum, maximum
    /// The first operand to the whole power that the second operand's number says, from 2 to ``Limits/power``.
    case power
    /// The first operand to the power of the second.
    case raised
    /// The product, 0 where the first operand is 0 and the second -∞.
    case vanishingProduct
    /// 1, 0 or -1 as the first operand is greater than, equal to or less than the second; NaN if neither.
    case order
    /// By the order in the first operand: the second operand, the one of both nearest to zero, or the third.
    case choose
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or, not
    case exponential, logarithm, logarithmToTwo, logarithmToTen
    case sine, cosine, tangent, arcSine, arcCosine, arcTangent
    case hyperbolicSine, hyperbolicCosine, hyperbolicTangent
    case sigmoid, softplus

    /// Computes it; constants are folded by the very same function that the interpreter calls.
    ///
    /// Only additions, multiplications, divisions and square roots of IEEE 754 are used, each rounded once and
    /// none fused, so that every machine gets the same bits; ``Elementary`` is made of nothing else.
    @inline(__always)
    func apply(_ a: Double, _ b: Double, _ c: Double, power: Int32) -> Double {
        switch self {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .negate: -a
        case .squareRoot: a.squareRoot()
        case .absolute: a.magnitude
        case .sign: a > 0 ? 1 : a < 0 ? -1 : a == 0 ? 0 : a
        case .floor: Operation.floor(a)
        case .rectified: a > 0 ? a : a <= 0 ? 0 : a
        case .minimum: a < b ? a : b < a ? b : a == b ? a : .nan
        case .maximum: a > b ? a : b > a ? b : a == b ? a : .nan
        case .power: Operation.raise(a, power)
        case .raised: Operation.raised(a, to: b)
        case .vanishingProduct: Operation.vanishingProduct(a, b)
        case .order: a > b ? 1 : a < b ? -1 : a == b ? 0 : .nan
        case .choose: a > 0 ? b : a < 0 ? c : a == 0 ? Operation.nearestZero(b, c) : .nan
        case .less: a < b ? 1 : 0
        case .lessOrEqual: a <= b ? 1 : 0
        case .greater: a > b ? 1 : 0
        case .greaterOrEqual: a >= b ? 1 : 0
        case .equal: a == b ? 1 : 0
        case .notEqual: a != b ? 1 : 0
        case .and: a != 0 && b != 0 ? 1 : 0
        case .or: a != 0 || b != 0 ? 1 : 0
        case .not: a == 0 ? 1 : 0
        case .exponential, .logarithm, .logarithmToTwo, .logarithmToTen, .sine, .cosine, .tangent, .arcSine,
            .arcCosine, .arcTangent, .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .sigmoid,
            .softplus:
            elementary(a)
        }
    }

    /// The product of `count` factors `base`, multiplied from the left: `((base·base)·base)·…`.
    @inline(__always)
    static func raise(_ base: Double, _ count: Int32) -> Double {
        var product = base
        var made: Int32 = 1
        while made < count {
            product *= base
            made += 1
        }
        return product
    }

    /// The greatest whole number that is not above `value`, with the sign of zero kept.
    @inline(__always)
    static func floor(_ value: Double) -> Double {
        // From 2^52 on, and for what is not finite, there is nothing behind the point.
        guard value.magnitude < 4_503_599_627_370_496 else { return value }
        let towardsZero = Double(Int64(value))
        if towardsZero == value { return value }
        return towardsZero > value ? towardsZero - 1 : towardsZero
    }

    /// Of all slopes between two, the nearest to zero.
    @inline(__always)
    static func nearestZero(_ left: Double, _ right: Double) -> Double {
        if left > 0 && right > 0 { return left < right ? left : right }
        if left < 0 && right < 0 { return left > right ? left : right }
        return left + right == left + right ? 0 : .nan
    }
}
