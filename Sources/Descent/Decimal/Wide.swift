/// A natural number below 2^128, by hand.
///
/// For the standard library's own 128-bit arithmetic, and for 64-bit products that trap on overflow, WebAssembly
/// would need a compiler's support library.
struct Wide: Equatable {
    var high: UInt64
    var low: UInt64

    /// The whole product of two numbers of 64 bits.
    static func product(_ left: UInt64, _ right: UInt64) -> Wide {
        let mask: UInt64 = 0xFFFF_FFFF
        let low = (left & mask) &* (right & mask)
        // Neither sum overflows: (2^32 - 1)^2 + 2 (2^32 - 1) is 2^64 - 1.
        let middle = (left >> 32) &* (right & mask) &+ (low >> 32)
        let cross = (left & mask) &* (right >> 32) &+ (middle & mask)
        let high = (left >> 32) &* (right >> 32) &+ (middle >> 32) &+ (cross >> 32)
        return Wide(high: high, low: cross << 32 | (low & mask))
    }

    static func powerOfTwo(_ exponent: UInt64) -> Wide {
        exponent < 64 ? Wide(high: 0, low: 1 << exponent) : Wide(high: 1 << (exponent - 64), low: 0)
    }

    static func < (left: Wide, right: Wide) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }

    var timesTen: Wide {
        let eight = Wide(high: high << 3 | low >> 61, low: low << 3)
        return eight.adding(adding(self))
    }

    func adding(_ other: Wide) -> Wide {
        let (sum, overflow) = low.addingReportingOverflow(other.low)
        return Wide(high: high &+ other.high &+ (overflow ? 1 : 0), low: sum)
    }

    /// What is left of the lowest bits, where that fits 64.
    func shiftedRight(by bits: UInt64) -> UInt64 {
        bits < 64 ? low >> bits | high << (64 - bits) : high >> (bits - 64)
    }

    func keepingLow(_ bits: UInt64) -> Wide {
        bits < 64
            ? Wide(high: 0, low: low & (1 << bits - 1)) : Wide(high: high & (1 << (bits - 64) - 1), low: low)
    }

    /// Divides by a number that is larger than the high half and has its top bit set.
    ///
    /// Two digits in base 2^32; each is guessed from the divisor's top half, and is at most two too high (Knuth,
    /// The Art of Computer Programming, volume 2, section 4.3.1).
    func divided(by divisor: UInt64) -> (quotient: UInt64, remainder: UInt64) {
        let first = Self.quotientDigit(high, low >> 32, divisor)
        let second = Self.quotientDigit(first.remainder, low & 0xFFFF_FFFF, divisor)
        return (first.digit << 32 | second.digit, second.remainder)
    }

    private static func quotientDigit(
        _ dividend: UInt64, _ next: UInt64, _ divisor: UInt64
    ) -> (digit: UInt64, remainder: UInt64) {
        let top = divisor >> 32
        let bottom = divisor & 0xFFFF_FFFF
        var digit = dividend / top
        var rest = dividend % top
        while rest >> 32 == 0 && (digit >> 32 > 0 || digit &* bottom > rest << 32 | next) {
            digit -= 1
            rest += top
        }
        return (digit, (dividend << 32 | next) &- digit &* divisor)
    }
}
