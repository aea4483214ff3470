/// sinh, cosh and tanh from powers of e; near 0, where their difference would lose digits, from a series.
extension Elementary {
    /// The hyperbolic sine.
    @inline(never)
    static func sinh(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        guard size <= 40 else { return signed(halfOfPower(size), like: x) }
        if size < seriesEnd { return signed(sineSeries(size).rounded, like: x) }
        let rising = halvedPower(size)
        return signed((rising - DoubleDouble(0.25, 0) / rising).rounded, like: x)
    }

    /// The hyperbolic cosine.
    @inline(never)
    static func cosh(_ x: Double) -> Double {
        let size = x.magnitude
        guard size <= 40 else { return halfOfPower(size) }
        let rising = halvedPower(size)
        return (rising + DoubleDouble(0.25, 0) / rising).rounded
    }

    /// The hyperbolic tangent.
    @inline(never)
    static func tanh(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        // 1 − tanh(20) is less than half a unit in the last place of what is below 1.
        guard size <= 20 else { return size > 20 ? signed(1, like: x) : .nan }
        if size < seriesEnd { return signed((sineSeries(size) / cosineSeries(size)).rounded, like: x) }
        let fallen = exponential(DoubleDouble(-2 * size, 0)).value
        let one = DoubleDouble(1, 0)
        return signed(((one - fallen) / (one + fallen)).rounded, like: x)
    }

    /// e^x/2 for x > 40, where e^-x is far below half a unit in the last place.
    private static func halfOfPower(_ x: Double) -> Double {
        guard x <= 711 else { return x > 711 ? .infinity : .nan }
        let power = exponential(DoubleDouble(x, 0))
        return scaled(power.high + power.low, by: power.exponent - 1)
    }

    /// e^x/2 for x from 0 to 40.
    @inline(__always)
    private static func halvedPower(_ x: Double) -> DoubleDouble {
        let power = exponential(DoubleDouble(x, 0)).value
        return DoubleDouble(power.high * 0.5, power.low * 0.5)
    }

    /// Up to here the series serve.
    private static let seriesEnd = 0.25

    @inline(__always)
    private static func sineSeries(_ x: Double) -> DoubleDouble {
        let z = x * x
        // sinh(x) − x = x³/3! + … + x^13/13!, which leaves out less than x^15/15! ≤ 2^-68·x.
        let first = 1.0 / 6 + z * (1.0 / 120)
        let second = 1.0 / 5_040 + z * (1.0 / 362_880)
        let third = 1.0 / 39_916_800 + z * (1.0 / 6_227_020_800)
        let square = z * z
        return DoubleDouble(larger: x, x * z * (first + square * (second + square * third)))
    }

    @inline(__always)
    private static func cosineSeries(_ x: Double) -> DoubleDouble {
        let z = x * x
        // cosh(x) − 1 = x²/2! + … + x^12/12!, which leaves out less than x^14/14! ≤ 2^-64.
        let first = 1.0 / 2 + z * (1.0 / 24)
        let second = 1.0 / 720 + z * (1.0 / 40_320)
        let third = 1.0 / 3_628_800 + z * (1.0 / 479_001_600)
        let square = z * z
        return DoubleDouble(larger: 1, z * (first + square * (second + square * third)))
    }
}
