/// A double rounded to some decimals, ties to even, in 128 bits: the numbers that lessons are made of.
///
/// The integer is split off first, so that only the fraction is multiplied: below 2^53 × 10^19.
struct QuickFixed {
    private(set) var integer: UInt64
    /// The decimals as an integer, less than 10^decimals.
    private(set) var fraction: UInt64 = 0

    var isZero: Bool { integer == 0 && fraction == 0 }

    /// Nil where the number or its decimals take more than 64 bits.
    ///
    /// - Parameter value: finite; its sign is ignored.
    /// - Parameter decimals: not negative.
    init?(_ value: Double, decimals: Int) {
        let parts = BinaryParts(value)
        guard decimals < powersOfTen.count, parts.exponent <= 11 else { return nil }
        guard parts.exponent < 0 else {
            integer = parts.significand << UInt64(parts.exponent)
            return
        }
        let bits = UInt64(-parts.exponent)
        integer = bits < 64 ? parts.significand >> bits : 0
        let rest = bits < 64 ? parts.significand - integer << bits : parts.significand
        // The product is below 2^117, and so less than half of 2^128.
        guard rest > 0, bits < 128 else { return }
        let unit = powersOfTen[decimals]
        let product = Wide.product(rest, unit)
        fraction = product.shiftedRight(by: bits)
        let dropped = product.keepingLow(bits)
        let half = Wide.powerOfTwo(bits - 1)
        let isOdd = (decimals == 0 ? integer : fraction) % 2 == 1
        if half < dropped || (half == dropped && isOdd) {
            increment(unit: unit)
        }
    }

    /// Adds one to the last digit.
    private mutating func increment(unit: UInt64) {
        fraction += 1
        if fraction == unit {
            fraction = 0
            integer += 1
        }
    }

    /// Appends the number with exactly that many decimals.
    func append(decimals: Int, to output: inout [UInt8]) {
        output.append(digitsOf: integer, count: decimalDigitCount(integer))
        if decimals > 0 {
            output.append(UInt8(ascii: "."))
            output.append(digitsOf: fraction, count: decimals)
        }
    }
}
