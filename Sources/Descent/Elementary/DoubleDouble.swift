/// A number of about 106 bits: the sum of two doubles, the second at most half a unit in the last place of the first.
///
/// Sums and products of doubles are exact (Møller, 1965; Dekker, "A floating-point technique for extending the
/// available precision", 1971), from + − × alone; other results err by less than 2^-100 of their size. The operands'
/// sizes must keep clear of overflow and of subnormals, as all that ``Elementary`` computes with does.
struct DoubleDouble: Sendable, Equatable {
    let high: Double
    let low: Double

    @inline(__always)
    init(_ high: Double, _ low: Double) {
        self.high = high
        self.low = low
    }

    /// The sum of two doubles, exactly.
    @inline(__always)
    init(sum left: Double, _ right: Double) {
        high = left + right
        let ofRight = high - left
        low = (left - (high - ofRight)) + (right - ofRight)
    }

    /// The same in fewer steps, where `left` is 0 or not smaller than `right`.
    @inline(__always)
    init(larger left: Double, _ right: Double) {
        high = left + right
        low = right - (high - left)
    }

    /// The product of two doubles, to within 2^-107 of its size.
    @inline(__always)
    init(product left: Double, _ right: Double) {
        let (a, b) = (left.leading, right.leading)
        let (c, d) = (left - a, right - b)
        high = left * right
        low = ((a * b - high) + a * d + c * b) + c * d
    }

    /// The nearest double.
    @inline(__always)
    var rounded: Double { high + low }

    @inline(__always)
    static prefix func - (operand: DoubleDouble) -> DoubleDouble {
        DoubleDouble(-operand.high, -operand.low)
    }

    @inline(__always)
    static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
        let sum = DoubleDouble(sum: left.high, right.high)
        return DoubleDouble(larger: sum.high, sum.low + (left.low + right.low))
    }

    @inline(__always)
    static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble { left + -right }

    @inline(__always)
    static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
        let product = DoubleDouble(product: left.high, right.high)
        return DoubleDouble(
            larger: product.high, product.low + (left.high * right.low + left.low * right.high))
    }

    @inline(__always)
    static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
        let quotient = left.high / right.high
        let product = DoubleDouble(product: quotient, right.high)
        // What the first quotient leaves over: the leading parts cancel exactly.
        let rest = (left.high - product.high) - product.low + (left.low - quotient * right.low)
        return DoubleDouble(larger: quotient, rest / right.high)
    }

    /// The square root of a number that is not negative.
    @inline(__always)
    func squareRoot() -> DoubleDouble {
        guard high > 0 else { return DoubleDouble(0, 0) }
        let root = high.squareRoot()
        let square = DoubleDouble(product: root, root)
        let rest = (high - square.high) - square.low + low
        return DoubleDouble(larger: root, rest / (2 * root))
    }
}

extension Double {
    /// Its first 26 bits: the products of two such parts are exact.
    @inline(__always)
    fileprivate var leading: Double { Double(bitPattern: bitPattern & ~0x7FF_FFFF) }
}
