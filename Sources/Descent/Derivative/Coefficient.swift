/// An exact factor of a term: a decimal over a whole number, so that 1/4·4 is 1 and 3·0.1 is 0.3.
struct Coefficient: Equatable {
    /// The value is `significand` times ten to `exponent`, divided by `denominator`, in lowest terms.
    private(set) var significand: Int64
    private(set) var exponent: Int
    private(set) var denominator: Int64

    static let one = Coefficient(significand: 1, exponent: 0, denominator: 1)
    static let zero = Coefficient(significand: 0, exponent: 0, denominator: 1)

    var isZero: Bool { significand == 0 }
    var isNegative: Bool { significand < 0 }
    /// Whether it is 1 or -1.
    var isUnit: Bool { significand.magnitude == 1 && exponent == 0 && denominator == 1 }

    private init(significand: Int64, exponent: Int, denominator: Int64) {
        self.significand = significand
        self.exponent = exponent
        self.denominator = denominator
    }

    init(whole: Int) {
        self.init(significand: Int64(whole), exponent: 0, denominator: 1)
    }

    /// A number's exact value; nil where it has too many digits.
    init?(_ number: Number) {
        guard number.isExact, number.significand <= UInt64(Int64.max), abs(number.exponent) <= 300 else {
            return nil
        }
        self.init(significand: Int64(number.significand), exponent: number.exponent, denominator: 1)
        normalize()
    }

    func negated() -> Coefficient {
        Coefficient(significand: -significand, exponent: exponent, denominator: denominator)
    }

    /// The product; nil where it no longer fits.
    func times(_ other: Coefficient) -> Coefficient? {
        let left = Coefficient.gcd(significand, other.denominator)
        let right = Coefficient.gcd(other.significand, denominator)
        let (top, topOverflow) = (significand / left).multipliedReportingOverflow(
            by: other.significand / right)
        let (bottom, bottomOverflow) = (denominator / right).multipliedReportingOverflow(
            by: other.denominator / left)
        guard !topOverflow, !bottomOverflow else { return nil }
        return Coefficient.make(top, exponent + other.exponent, bottom)
    }

    /// One divided by it; nil for zero, and where it no longer fits.
    func reciprocal() -> Coefficient? {
        guard significand != 0, significand != .min else { return nil }
        let sign: Int64 = significand < 0 ? -1 : 1
        return Coefficient.make(sign * denominator, -exponent, sign * significand)
    }

    /// The sum; nil where it no longer fits.
    func plus(_ other: Coefficient) -> Coefficient? {
        let common = min(exponent, other.exponent)
        guard let left = Coefficient.scaled(significand, tens: exponent - common),
            let right = Coefficient.scaled(other.significand, tens: other.exponent - common)
        else { return nil }
        let (first, firstOverflow) = left.multipliedReportingOverflow(by: other.denominator)
        let (second, secondOverflow) = right.multipliedReportingOverflow(by: denominator)
        let (top, topOverflow) = first.addingReportingOverflow(second)
        let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !firstOverflow, !secondOverflow, !topOverflow, !bottomOverflow else { return nil }
        return Coefficient.make(top, common, bottom)
    }

    /// The number above the fraction bar, without its sign; nil where a double cannot hold it.
    var numerator: Number? {
        var digits = significand.magnitude
        var tens = exponent
        // A power of ten that could not be written out takes all zeros: 2e20.
        while tens > 0, digits > 0, digits % 10 == 0 {
            digits /= 10
            tens += 1
        }
        return Number(significand: digits, exponent: tens)
    }

    private static func make(_ top: Int64, _ exponent: Int, _ bottom: Int64) -> Coefficient? {
        guard abs(exponent) <= 300, top != .min, bottom != .min else { return nil }
        var made = Coefficient(significand: top, exponent: exponent, denominator: bottom)
        made.normalize()
        return made
    }

    /// Cancels common factors and zeros, and writes out powers of ten that fit.
    private mutating func normalize() {
        guard significand != 0 else {
            self = .zero
            return
        }
        // A decimal below the fraction bar moves its power of ten above it: 2/0.5 is 20/5.
        while exponent > 0, significand.magnitude < 1_000_000_000_000_000 {
            significand *= 10
            exponent -= 1
        }
        let common = Coefficient.gcd(significand, denominator)
        significand /= common
        denominator /= common
        while exponent < 0, significand % 10 == 0 {
            significand /= 10
            exponent += 1
        }
    }

    private static func scaled(_ value: Int64, tens: Int) -> Int64? {
        var scaled = value
        for _ in 0..<tens {
            let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            scaled = product
        }
        return scaled
    }

    /// The greatest common divisor, at least 1.
    private static func gcd(_ left: Int64, _ right: Int64) -> Int64 {
        var first = left.magnitude
        var second = right.magnitude
        while second != 0 { (first, second) = (second, first % second) }
        return first == 0 || first > UInt64(Int64.max) ? 1 : Int64(first)
    }
}
