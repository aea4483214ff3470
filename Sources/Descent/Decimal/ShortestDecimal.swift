/// The decimal with the fewest digits that reads back as a double, the nearest such: `digits × 10^exponent`.
///
/// Digits are generated from the exact value, until what is left is less than half the gap to a neighbour
/// (Steele and White, How to Print Floating-Point Numbers Accurately, 1990). Where the significand is even, a
/// decimal half way to a neighbour reads back too.
struct ShortestDecimal {
    /// At most 17 digits, the last of them not 0; 0 for zero.
    private(set) var digits: UInt64 = 0
    private(set) var exponent = 0

    /// - Parameter value: finite; its sign is ignored.
    init(_ value: Double) {
        let parts = BinaryParts(value)
        guard parts.significand > 0 else { return }
        if parts.exponent < 0 && parts.exponent >= -UInt64.quickFractionBits {
            generateQuickly(parts, in: UInt64.self)
        } else if parts.exponent < 0 && parts.exponent >= -Wide.quickFractionBits {
            generateQuickly(parts, in: Wide.self)
        } else {
            generateExactly(parts)
        }
        while digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
    }

    /// In 64 or 128 bits, for what is neither tiny nor an integer of more than 53 bits.
    ///
    /// The integer's digits are all needed: the gap to a neighbour is less than 1.
    private mutating func generateQuickly<Word: FixedPoint>(_ parts: BinaryParts, in: Word.Type) {
        let bits = -parts.exponent
        digits = bits < 64 ? parts.significand >> UInt64(bits) : 0
        let fraction = bits < 64 ? parts.significand - digits << UInt64(bits) : parts.significand
        guard fraction > 0 else { return }
        let isEven = parts.significand % 2 == 0
        // In quarters of the significand's last bit, so that both half gaps are integers.
        let unitBits = UInt64(bits + 2)
        var remainder = Word(fraction << 2)
        var upperGap = Word(2)
        var lowerGap = Word(parts.isLowerGapHalved ? 1 : 2)
        let unit = Word.powerOfTwo(unitBits)
        while true {
            remainder = remainder.timesTen
            upperGap = upperGap.timesTen
            lowerGap = lowerGap.timesTen
            digits = digits &* 10 + remainder.shiftedRight(by: unitBits)
            remainder = remainder.keepingLow(unitBits)
            exponent -= 1
            let above = remainder.adding(upperGap)
            let isLow = remainder < lowerGap || (isEven && remainder == lowerGap)
            let isHigh = unit < above || (isEven && above == unit)
            if isLow || isHigh {
                let twice = remainder.adding(remainder)
                finish(isLow: isLow, isHigh: isHigh, half: twice == unit ? 0 : twice < unit ? -1 : 1)
                return
            }
        }
    }

    /// The same for any finite double, in whole numbers of any size.
    private mutating func generateExactly(_ parts: BinaryParts) {
        let isEven = parts.significand % 2 == 0
        let shift = max(parts.exponent, 0)
        var remainder = BigNatural(parts.significand << 2)
        var upperGap = BigNatural(2)
        var lowerGap = BigNatural(parts.isLowerGapHalved ? 1 : 2)
        var unit = BigNatural(1)
        remainder.shiftLeft(by: shift)
        upperGap.shiftLeft(by: shift)
        lowerGap.shiftLeft(by: shift)
        unit.shiftLeft(by: 2 + max(-parts.exponent, 0))

        let magnitude = Self.estimatedMagnitude(parts)
        if magnitude >= 0 {
            unit.multiply(byPowerOfTen: magnitude)
        } else {
            remainder.multiply(byPowerOfTen: -magnitude)
            upperGap.multiply(byPowerOfTen: -magnitude)
            lowerGap.multiply(byPowerOfTen: -magnitude)
        }
        exponent = magnitude
        while true {
            digits = digits &* 10 + remainder.removeMultiples(of: unit)
            var above = remainder
            above.add(upperGap)
            let low = remainder.compare(to: lowerGap)
            let high = above.compare(to: unit)
            let isLow = low < 0 || (isEven && low == 0)
            let isHigh = high > 0 || (isEven && high == 0)
            if digits > 0 && (isLow || isHigh) {
                remainder.shiftLeft(by: 1)
                finish(isLow: isLow, isHigh: isHigh, half: remainder.compare(to: unit))
                return
            }
            remainder.multiply(by: 10)
            upperGap.multiply(by: 10)
            lowerGap.multiply(by: 10)
            exponent -= 1
        }
    }

    /// The place of the first digit, as a power of ten: exact, or one too high.
    private static func estimatedMagnitude(_ parts: BinaryParts) -> Int {
        let leadingBit = parts.exponent + 63 - parts.significand.leadingZeroBitCount
        // 78913 / 2^18 is log10(2) to seven digits; the power of ten above 2^(leadingBit + 1) is wanted.
        return ((leadingBit + 1) * 78_913) >> 18
    }

    /// Settles the last digit: this one, or the one above it, whichever reads back; the nearer if both do.
    private mutating func finish(isLow: Bool, isHigh: Bool, half: Int) {
        let isNearerAbove = half > 0 || (half == 0 && digits % 2 == 1)
        if isHigh && (!isLow || isNearerAbove) {
            digits += 1
        }
    }
}

/// What digits of a fraction are generated in: a natural number of some bits, its upper ones an integer.
private protocol FixedPoint: Equatable {
    /// How many bits a fraction may have: ten times a quarter of the last one has to fit, which takes six more.
    static var quickFractionBits: Int { get }

    init(_ number: UInt64)
    static func powerOfTwo(_ exponent: UInt64) -> Self
    static func < (left: Self, right: Self) -> Bool
    var timesTen: Self { get }
    func adding(_ other: Self) -> Self
    func shiftedRight(by bits: UInt64) -> UInt64
    func keepingLow(_ bits: UInt64) -> Self
}

extension Wide: FixedPoint {
    fileprivate static let quickFractionBits = 122

    fileprivate init(_ number: UInt64) { self.init(high: 0, low: number) }
}

extension UInt64: FixedPoint {
    fileprivate static let quickFractionBits = 58

    fileprivate static func powerOfTwo(_ exponent: UInt64) -> UInt64 { 1 << exponent }
    fileprivate var timesTen: UInt64 { self &* 10 }
    fileprivate func adding(_ other: UInt64) -> UInt64 { self &+ other }
    fileprivate func shiftedRight(by bits: UInt64) -> UInt64 { self >> bits }
    fileprivate func keepingLow(_ bits: UInt64) -> UInt64 { self & (1 << bits - 1) }
}
