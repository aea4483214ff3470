/// Base-ten arithmetic from + − × ÷ alone, so that every machine draws the same bytes.
enum Decimal {
    /// ln 2 and 1 / ln 10, to a double's last bit.
    private static let naturalLogarithmOfTwo = 0.693147180559945309
    private static let logarithmOfE = 0.434294481903251828

    /// log₁₀ of a positive finite value, within about 1e-15 relative to the larger of 1 and the result.
    ///
    /// v = s·2ᵉ with s in [√½, √2); ln s = 2·artanh(z) with z = (s − 1)/(s + 1), |z| < 0.172, summed to z¹⁷.
    static func logarithm(_ value: Double) -> Double {
        var significand = value.significand
        var exponent = Double(value.exponent)
        if significand > 1.4142135623730951 {
            significand /= 2
            exponent += 1
        }
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        var odd = 17.0
        while odd >= 1 {
            sum = sum * square + 1 / odd
            odd -= 2
        }
        return (exponent * naturalLogarithmOfTwo + 2 * ratio * sum) * logarithmOfE
    }

    /// The powers of ten that a double holds exactly.
    private static let exactPowers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// `factor` times ten to a power between −307 and 307; the nearest double while the power is at most 22 in size.
    static func scaled(_ factor: Double, byPowerOfTen power: Int) -> Double {
        var rest = min(abs(power), 307)
        var result = factor
        while rest > 0 {
            let part = min(rest, 22)
            result = power < 0 ? result / exactPowers[part] : result * exactPowers[part]
            rest -= part
        }
        return result
    }

    /// The largest power k with 10ᵏ at most the value, for values of 1e-300 to 1e300.
    static func exponent(_ value: Double) -> Int {
        let power = wholeBelow(logarithm(value))
        if scaled(1, byPowerOfTen: power + 1) <= value { return power + 1 }
        return scaled(1, byPowerOfTen: power) > value ? power - 1 : power
    }

    /// The largest whole number at or below a value of less than 1e15 in size.
    static func wholeBelow(_ value: Double) -> Int {
        let whole = Int(value)
        return Double(whole) > value ? whole - 1 : whole
    }

    /// The smallest whole number at or above a value of less than 1e15 in size.
    static func wholeAbove(_ value: Double) -> Int { -wholeBelow(-value) }

    /// √ of a positive normal value, within a unit in the last place, by Heron's iteration.
    ///
    /// The standard library's own calls the C library's in unoptimised builds, and nothing here links that.
    static func squareRoot(_ value: Double) -> Double {
        guard value > 0, value < .infinity else { return value }
        // Half the exponent, from the bits: within 6 % after the constant of Blinn (1997), then four doublings.
        var root = Double(bitPattern: (value.bitPattern >> 1) + 0x1FF7_A3BE_A91D_9B1A)
        for _ in 0..<4 { root = (root + value / root) / 2 }
        return root
    }
}
