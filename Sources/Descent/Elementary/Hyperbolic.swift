/// sinh, cosh and tanh from e^x and its reciprocal; near 0, where their difference would lose digits, from a series.
extension Elementary {
    /// The hyperbolic sine.
    @inline(never)
    static func sinh(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        guard size <= 40 else { return signed(halfOfPower(size), like: x) }
        return signed(hyperbolicSine(size, powers(size)).rounded, like: x)
    }

    /// The hyperbolic cosine.
    @inline(never)
    static func cosh(_ x: Double) -> Double {
        let size = x.magnitude
        guard size <= 40 else { return halfOfPower(size) }
        return hyperbolicCosine(powers(size)).rounded
    }

    /// The hyperbolic tangent.
    @inline(never)
    static func tanh(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        // 1 − tanh(20) is less than half a unit in the last place of what is below 1.
        guard size <= 20 else { return size > 20 ? signed(1, like: x) : .nan }
        let both = powers(size)
        return signed((hyperbolicSine(size, both) / hyperbolicCosine(both)).rounded, like: x)
    }

    /// e^x/2 for x > 40, where e^-x is far below half a unit in the last place.
    private static func halfOfPower(_ x: Double) -> Double {
        guard x <= 711 else { return x > 711 ? .infinity : .nan }
        let power = exponential(DoubleDouble(x, 0))
        return scaled(power.value.rounded, by: power.exponent - 1)
    }

    private struct Powers {
        /// e^x/2.
        let rising: DoubleDouble
        /// e^-x/2.
        let falling: DoubleDouble
    }

    /// - Parameter x: from 0 to 40.
    @inline(__always)
    private static func powers(_ x: Double) -> Powers {
        let power = exponential(DoubleDouble(x, 0))
        let factor = scaled(1, by: power.exponent - 1)
        let rising = DoubleDouble(power.value.high * factor, power.value.low * factor)
        return Powers(rising: rising, falling: DoubleDouble(0.25, 0) / rising)
    }

    @inline(__always)
    private static func hyperbolicCosine(_ powers: Powers) -> DoubleDouble { powers.rising + powers.falling }

    @inline(__always)
    private static func hyperbolicSine(_ x: Double, _ powers: Powers) -> DoubleDouble {
        guard x < 0.25 else { return powers.rising - powers.falling }
        let z = x * x
        // sinh(x) − x = x³/3! + … + x^13/13!, which leaves out less than x^15/15! ≤ 2^-68·x.
        let first = 1.0 / 6 + z * (1.0 / 120)
        let second = 1.0 / 5_040 + z * (1.0 / 362_880)
        let third = 1.0 / 39_916_800 + z * (1.0 / 6_227_020_800)
        let square = z * z
        return DoubleDouble(larger: x, x * z * (first + square * (second + square * third)))
    }
}
