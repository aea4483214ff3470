/// Gathers the digits of a numeral one by one, and finds the double nearest to them.
///
/// However many digits come, what is kept is bounded: a point half way between two doubles has at most 767
/// significant digits, so past that only matters whether any digit is not 0.
struct DecimalAccumulator {
    /// As many digits as always fit 64 bits.
    private static let leadingDigits = 19
    /// Leading digits and tail together hold more than 767 digits.
    private static let tailDigits = 760

    /// The first significant digits, as a number.
    private var leading: UInt64 = 0
    private var leadingCount = 0
    /// The digits after those, each 0 to 9.
    private var tail: [UInt8] = []
    private var droppedCount: Int64 = 0
    private var droppedSome = false

    /// Takes the next digit, 0 to 9.
    mutating func append(_ digit: UInt8) {
        if leadingCount < Self.leadingDigits {
            leading = leading &* 10 &+ UInt64(digit)
            // Zeros in front do not count.
            leadingCount += leading == 0 ? 0 : 1
        } else if tail.count < Self.tailDigits {
            tail.append(digit)
        } else {
            droppedCount += 1
            droppedSome = droppedSome || digit != 0
        }
    }

    /// The double nearest to the digits times a power of ten, ties to even.
    ///
    /// - Parameter exponent: what the last digit is worth, as a power of ten; within ±2^61.
    func nearestDouble(exponent: Int64) -> Double {
        guard leading != 0 else { return 0 }
        var exponent = exponent + droppedCount
        var tail = tail
        if droppedSome {
            // One more digit stands for all that were dropped: on the same side of every half-way point.
            tail.append(1)
            exponent -= 1
        }
        while tail.last == 0 {
            tail.removeLast()
            exponent += 1
        }
        // 10^309 is past the largest double, and 10^-324 is less than half of the smallest.
        let magnitude = exponent + Int64(leadingCount + tail.count)
        guard magnitude <= 309 else { return .infinity }
        guard magnitude >= -323 else { return 0 }
        if tail.isEmpty, let value = quickDouble(exponent: Int(exponent)) {
            return value
        }
        return exactDouble(tail: tail, exponent: Int(exponent))
    }

    /// `leading × 10^exponent` in a few operations, where the power of ten fits 64 bits.
    ///
    /// Up to 2^53 the number is a double itself, as the powers up to 10^22 are, and so only the last operation
    /// rounds (Clinger, How to Read Floating Point Numbers Accurately, 1990).
    private func quickDouble(exponent: Int) -> Double? {
        guard exponent.magnitude < UInt(powersOfTen.count) else { return nil }
        let power = powersOfTen[Int(exponent.magnitude)]
        if leading <= 1 << 53 {
            return exponent < 0 ? Double(leading) / Double(power) : Double(leading) * Double(power)
        }
        return exponent < 0 ? Self.quotient(leading, power) : Self.product(leading, power)
    }

    private static func product(_ left: UInt64, _ right: UInt64) -> Double {
        let product = Wide.product(left, right)
        guard product.high > 0 else { return Double(nearestTo: product.low, exponent: 0, hasRest: false) }
        let missing = UInt64(product.high.leadingZeroBitCount)
        // A shift by all 64 bits gives 0.
        let leading = product.high << missing | product.low >> (64 - missing)
        let hasRest = product.low << missing != 0
        return Double(nearestTo: leading, exponent: 64 - Int(missing), hasRest: hasRest)
    }

    private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
        let dividendShift = dividend.leadingZeroBitCount
        let divisorShift = divisor.leadingZeroBitCount
        // With their top bits in line, 2^63 times the quotient has 63 or 64 bits.
        let numerator = dividend << UInt64(dividendShift)
        let (quotient, remainder) = Wide(high: numerator >> 1, low: numerator << 63)
            .divided(by: divisor << UInt64(divisorShift))
        let exponent = divisorShift - dividendShift - 63
        return Double(nearestTo: quotient, exponent: exponent, hasRest: remainder != 0)
    }

    /// The same for any digits, in whole numbers.
    private func exactDouble(tail: [UInt8], exponent: Int) -> Double {
        var number = BigNatural(leading)
        var factor: UInt32 = 1
        var group: UInt32 = 0
        for digit in tail {
            group = group * 10 + UInt32(digit)
            factor *= 10
            if factor == 1_000_000_000 {
                number.multiply(by: factor, adding: group)
                factor = 1
                group = 0
            }
        }
        number.multiply(by: factor, adding: group)
        if exponent >= 0 {
            number.multiply(byPowerOfFive: exponent)
            return number.nearestDouble(exponent: exponent)
        }
        var divisor = BigNatural(1)
        divisor.multiply(byPowerOfFive: -exponent)
        return Self.quotient(number, divisor, exponent: exponent)
    }

    /// The double nearest to `dividend ÷ divisor × 2^exponent`, by long division in base two.
    private static func quotient(_ dividend: BigNatural, _ divisor: BigNatural, exponent: Int) -> Double {
        var remainder = dividend
        var divisor = divisor
        // In line, the quotient lies between a half and two, and its 64 bits hold at least 63 that count.
        let shift = divisor.bitWidth - remainder.bitWidth
        remainder.shiftLeft(by: shift)
        divisor.shiftLeft(by: -shift)
        var quotient: UInt64 = 0
        for _ in 0..<64 {
            quotient <<= 1
            if remainder.compare(to: divisor) >= 0 {
                remainder.subtract(divisor)
                quotient |= 1
            }
            remainder.shiftLeft(by: 1)
        }
        return Double(nearestTo: quotient, exponent: exponent - shift - 63, hasRest: !remainder.isZero)
    }
}
