/// The elementary functions, from + − × ÷ √ and whole numbers alone: the same bits on every machine.
///
/// Each result errs by less than one unit in the last place over the whole range, most by little more than the half
/// that no double can avoid. What is not finite, zeros and their signs follow IEEE 754 and Annex F of C99; where a
/// function has no value the result is NaN. Odd and even functions are exactly so.
///
/// Everywhere the plan is the same: reduce the argument to a short interval around a point whose value stands in a
/// small table, add a few terms of the Taylor series there, and carry what one double cannot hold in a second one
/// (``DoubleDouble``). Tables and constants are rounded from 4000 bits; `ConstantsTests` derives each again.
enum Elementary {
    /// Arguments below this have no room in a double for the next term of x − x³/6 and the like: 2^-27.
    static let negligible = 0x1p-27

    /// `value` times two to `exponent`, rounded once, where |value| lies between 1/4 and 4.
    @inline(__always)
    static func scaled(_ value: Double, by exponent: Int) -> Double {
        if exponent > 1_021 { return value * 0x1p1021 * powerOfTwo(min(exponent - 1_021, 1_000)) }
        // The first product is exact, so the second alone rounds where the result is subnormal.
        if exponent < -1_019 { return value * 0x1p-900 * powerOfTwo(max(exponent + 900, -1_000)) }
        return value * powerOfTwo(exponent)
    }

    /// Two to a whole power between -1022 and 1023.
    @inline(__always)
    private static func powerOfTwo(_ exponent: Int) -> Double {
        Double(bitPattern: UInt64(truncatingIfNeeded: exponent &+ 1_023) << 52)
    }

    /// The value with the sign of `sign`, where the value is not negative.
    @inline(__always)
    static func signed(_ value: Double, like sign: Double) -> Double { sign < 0 ? -value : value }

    /// The whole number nearest to a value below 2^31 in size, as a double and as what it is.
    @inline(__always)
    static func nearestWhole(_ value: Double) -> (value: Double, whole: Int) {
        // At 1.5·2^52 the last place is 1: the addition rounds, and the last bits hold the whole number.
        let shifted = value + 0x1.8p52
        return (shifted - 0x1.8p52, Int(Int32(truncatingIfNeeded: shifted.bitPattern)))
    }
}
