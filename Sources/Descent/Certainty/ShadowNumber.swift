/// A number of about 104 bits, the sum of two doubles: what a run's shadow computes with.
///
/// The second double is at most half a unit in the last place of the first. Every operation errs by less than
/// 2^-100 of its result, as long as nothing near the ends of the doubles' range is met. It takes + − × ÷ √ of
/// IEEE 754 alone, none of them fused, so every machine gets the same bits: products are split as Dekker does
/// ("A floating-point technique for extending the available precision", 1971), sums are Knuth's (The Art of
/// Computer Programming, volume 2, 4.2.2), and the rest follows Hida, Li and Bailey ("Algorithms for
/// quad-double precision floating point arithmetic", 2001). `DoubleDouble` is the quicker relative for the
/// insides of the elementary functions: its sums may cancel, and it knows no infinities.
public struct ShadowNumber: Sendable, Equatable {
    /// The nearest double; infinite or NaN where the number is.
    public let high: Double
    public let low: Double

    @inline(__always)
    init(high: Double, low: Double) {
        self.high = high
        self.low = low
    }

    /// A double, exactly.
    @inline(__always)
    public init(_ value: Double) {
        self.init(high: value, low: 0)
    }

    static let zero = ShadowNumber(0)
    static let one = ShadowNumber(1)
    static let notANumber = ShadowNumber(.nan)

    /// The sum of two doubles of which the first is 0 or not smaller; what is not finite has no second part.
    @inline(__always)
    init(larger left: Double, _ right: Double) {
        let sum = left + right
        let rest = right - (sum - left)
        self.init(high: sum, low: rest.magnitude < .infinity ? rest : 0)
    }

    /// The sum of two doubles, exactly (Knuth's TwoSum).
    @inline(__always)
    init(sum left: Double, _ right: Double) {
        let sum = left + right
        let ofRight = sum - left
        self.init(high: sum, low: (left - (sum - ofRight)) + (right - ofRight))
    }

    /// The product of two doubles, exactly (Dekker's Mul12) unless it is near the ends of the range.
    @inline(__always)
    init(product left: Double, _ right: Double) {
        let (a, b) = (left.leadingHalf, right.leadingHalf)
        let (c, d) = (left - a, right - b)
        let product = left * right
        self.init(high: product, low: ((a * b - product) + a * d + c * b) + c * d)
    }

    @inline(__always)
    var isFinite: Bool { high.magnitude < .infinity }

    @inline(__always)
    var isZero: Bool { high == 0 }

    @inline(__always)
    var isNegative: Bool { high < 0 }

    @inline(__always)
    public var magnitude: ShadowNumber { high < 0 ? -self : self }

    /// Whether it is a power of two within the normal doubles, by which a division is exact.
    @inline(__always)
    private var isPowerOfTwo: Bool {
        low == 0 && high.bitPattern & 0xF_FFFF_FFFF_FFFF == 0 && high != 0
    }

    /// The number times a power of two, exactly.
    @inline(__always)
    func scaled(_ powerOfTwo: Double) -> ShadowNumber {
        ShadowNumber(high: high * powerOfTwo, low: low * powerOfTwo)
    }
}

extension ShadowNumber {
    public var negated: ShadowNumber { -self }

    public func divided(by other: ShadowNumber) -> ShadowNumber { self / other }

    /// 1, 0 or -1 as it is greater than, equal to or less than the other, errors of a cancellation aside; nil where
    /// one of them is not a number.
    public func order(to other: ShadowNumber) -> Int? {
        let order = Operation.order(self, other)
        return order.isNaN ? nil : Int(order)
    }

    public func plus(_ other: ShadowNumber) -> ShadowNumber { self + other }

    /// The doubles on both sides of it, whichever side the rest of the number lies on.
    public var neighbours: (below: Double, above: Double) { (high.nextDown, high.nextUp) }

    @inline(__always)
    static prefix func - (operand: ShadowNumber) -> ShadowNumber {
        ShadowNumber(high: -operand.high, low: -operand.low)
    }

    /// Both halves are added exactly, so that a cancellation costs nothing.
    @inline(__always)
    static func + (left: ShadowNumber, right: ShadowNumber) -> ShadowNumber {
        let high = ShadowNumber(sum: left.high, right.high)
        guard high.isFinite else { return ShadowNumber(high.high) }
        let low = ShadowNumber(sum: left.low, right.low)
        let first = ShadowNumber(larger: high.high, high.low + low.high)
        return ShadowNumber(larger: first.high, first.low + low.low)
    }

    @inline(__always)
    static func - (left: ShadowNumber, right: ShadowNumber) -> ShadowNumber { left + -right }

    /// The sum in half the time, to within 2^-104 of its larger term: enough where the terms themselves are no better.
    @inline(__always)
    func quickSum(_ other: ShadowNumber) -> ShadowNumber {
        let sum = ShadowNumber(sum: high, other.high)
        guard sum.isFinite else { return ShadowNumber(sum.high) }
        return ShadowNumber(larger: sum.high, sum.low + (low + other.low))
    }

    @inline(__always)
    static func * (left: ShadowNumber, right: ShadowNumber) -> ShadowNumber {
        let product = ShadowNumber(product: left.high, right.high)
        guard product.isFinite else { return ShadowNumber(product.high) }
        return ShadowNumber(
            larger: product.high, product.low + (left.high * right.low + left.low * right.high))
    }

    /// Three digits of a long division, each a double.
    @inline(__always)
    static func / (left: ShadowNumber, right: ShadowNumber) -> ShadowNumber {
        let first = left.high / right.high
        guard first.magnitude < .infinity, first != 0, right.isFinite else { return ShadowNumber(first) }
        if right.isPowerOfTwo { return ShadowNumber(high: first, low: left.low / right.high) }
        var rest = left - right * ShadowNumber(first)
        let second = rest.high / right.high
        rest = rest - right * ShadowNumber(second)
        let quotient = ShadowNumber(larger: first, second)
        return quotient + ShadowNumber(rest.high / right.high)
    }

    /// The square root by one of Newton's steps from the double one (Karp's trick); NaN below 0.
    @inline(__always)
    func squareRoot() -> ShadowNumber {
        let root = high.squareRoot()
        guard root > 0, root < .infinity else { return ShadowNumber(root) }
        let rest = self - ShadowNumber(product: root, root)
        return ShadowNumber(larger: root, rest.high / (2 * root))
    }

    static func < (left: ShadowNumber, right: ShadowNumber) -> Bool {
        left.high < right.high || left.high == right.high && left.low < right.low
    }

    /// The greatest whole number that is not above this one.
    func floor() -> ShadowNumber {
        let whole = Operation.floor(high)
        guard whole == high, isFinite else { return ShadowNumber(whole) }
        return ShadowNumber(larger: whole, Operation.floor(low))
    }
}

extension Double {
    /// It rounded to 26 bits: what is left has 26, sign aside, so all four products of halves are exact.
    @inline(__always)
    fileprivate var leadingHalf: Double {
        Double(bitPattern: (bitPattern &+ 0x400_0000) & ~0x7FF_FFFF)
    }
}
