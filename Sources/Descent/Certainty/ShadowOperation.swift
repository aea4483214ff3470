/// What one instruction computes, in shadow numbers.
///
/// A sum whose terms cancel down to what their own errors may be is taken for exactly 0, and a number as near to a
/// whole one for whole: a shadow that lies on a corner then knows it, as exact arithmetic would.
extension Operation {
    /// What is below this part of the terms is error.
    @inline(__always)
    private static var noise: Double { 0x1p-98 }

    @inline(__always)
    static func difference(_ left: ShadowNumber, _ right: ShadowNumber) -> ShadowNumber {
        let difference = left.quickSum(-right)
        return difference.high.magnitude <= noise * left.high.magnitude && left.isFinite ? .zero : difference
    }

    func apply(_ a: ShadowNumber, _ b: ShadowNumber, _ c: ShadowNumber, power: Int32) -> ShadowNumber {
        switch self {
        case .add: Operation.difference(a, -b)
        case .subtract: Operation.difference(a, b)
        case .multiply: a * b
        case .divide: a / b
        case .negate: -a
        case .squareRoot: a.squareRoot()
        case .absolute: a.magnitude
        case .floor: Operation.floor(a)
        case .rectified: a.high > 0 ? a : a.high <= 0 ? .zero : a
        case .minimum, .maximum:
            switch Operation.order(a, b) {
            case 0: a
            case 1: self == .maximum ? a : b
            case -1: self == .maximum ? b : a
            default: .notANumber
            }
        case .power: Operation.raise(a, power)
        case .raised: a.raised(to: Operation.settled(b))
        case .vanishingProduct: a.isZero && b.high == -.infinity ? .zero : a * b
        case .choose:
            a.high > 0 ? b : a.high < 0 ? c : a.high == 0 ? Operation.nearestZero(b, c) : .notANumber
        case .sign, .order, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or,
            .not:
            ShadowNumber(decision(a, b))
        case .exponential, .logarithm, .logarithmToTwo, .logarithmToTen, .sine, .cosine, .tangent, .arcSine,
            .arcCosine, .arcTangent, .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .sigmoid,
            .softplus:
            elementary(a)
        }
    }

    /// The outcome of an operation that is one of a few, or of the choice within one.
    private func decision(_ a: ShadowNumber, _ b: ShadowNumber) -> Double {
        switch self {
        case .sign: apply(a.high, 0, 0, power: 0)
        case .and, .or, .not: apply(a.high, b.high, 0, power: 0)
        case .order: Operation.order(a, b)
        default:
            // With the order in place of the difference, the comparison with 0 is the comparison of the two.
            apply(Operation.order(a, b), 0, 0, power: 0)
        }
    }

    @inline(__always)
    static func order(_ a: ShadowNumber, _ b: ShadowNumber) -> Double {
        guard a.isFinite, b.isFinite else { return Operation.order.apply(a.high, b.high, 0, power: 0) }
        let rest = difference(a, b).high
        return rest > 0 ? 1 : rest < 0 ? -1 : 0
    }

    private static func raise(_ base: ShadowNumber, _ count: Int32) -> ShadowNumber {
        var product = base
        var made: Int32 = 1
        while made < count {
            product = product * base
            made += 1
        }
        return product
    }

    private static func floor(_ value: ShadowNumber) -> ShadowNumber {
        guard value.isFinite else { return value }
        let settled = settled(value)
        return settled == value ? value.floor() : settled
    }

    /// The whole number that lies as near as an error may; else the number itself.
    private static func settled(_ value: ShadowNumber) -> ShadowNumber {
        guard value.isFinite else { return value }
        let nearest = (value + ShadowNumber(0.5)).floor()
        return difference(value, nearest).isZero ? nearest : value
    }

    private static func nearestZero(_ left: ShadowNumber, _ right: ShadowNumber) -> ShadowNumber {
        if left.high > 0 && right.high > 0 { return left < right ? left : right }
        if left.high < 0 && right.high < 0 { return left < right ? right : left }
        return left.high + right.high == left.high + right.high ? .zero : .notANumber
    }
}

extension Operation {
    /// Whether it does one thing on one side of a corner and another on the other.
    var hasCorner: Bool {
        switch self {
        case .absolute, .sign, .floor, .rectified, .minimum, .maximum, .order, .choose, .less, .lessOrEqual,
            .greater, .greaterOrEqual, .equal, .notEqual:
            true
        case .add, .subtract, .multiply, .divide, .negate, .squareRoot, .power, .raised, .vanishingProduct,
            .and,
            .or, .not:
            false
        // Smooth wherever they have a value.
        case .exponential, .logarithm, .logarithmToTwo, .logarithmToTen, .sine, .cosine, .tangent, .arcSine,
            .arcCosine, .arcTangent, .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .sigmoid,
            .softplus:
            false
        }
    }

    /// Which way it goes at some operands.
    func branch(_ a: Double, _ b: Double) -> Double {
        switch self {
        case .absolute, .rectified: Operation.sign.apply(a, 0, 0, power: 0)
        case .minimum, .maximum: Operation.order.apply(a, b, 0, power: 0)
        case .choose: a
        default: apply(a, b, 0, power: 0)
        }
    }

    func branch(_ a: ShadowNumber, _ b: ShadowNumber) -> Double {
        switch self {
        case .absolute, .sign, .rectified: Operation.sign.apply(a.high, 0, 0, power: 0)
        case .minimum, .maximum, .order: Operation.order(a, b)
        case .choose: a.high
        default: apply(a, b, .zero, power: 0).high
        }
    }
}
