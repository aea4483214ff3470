/// sigmoid and softplus, from e^-|x|, which never overflows.
extension Elementary {
    /// 1/(1 + e^-x).
    @inline(never)
    static func sigmoid(_ x: Double) -> Double {
        // Beyond 40, e^-|x| is below half a unit in the last place beside 1.
        guard x.magnitude <= 40 else { return x > 40 ? 1 : exp(x) }
        let fallen = fallingPower(x.magnitude)
        let whole = DoubleDouble(1, 0) + fallen
        return ((x < 0 ? fallen : DoubleDouble(1, 0)) / whole).rounded
    }

    /// log(1 + e^x).
    @inline(never)
    static func softplus(_ x: Double) -> Double {
        guard x.magnitude <= 40 else { return x > 40 ? x : exp(x) }
        let fallen = fallingPower(x.magnitude)
        let logarithm = logarithmOfOnePlus(power: fallen)
        return x > 0 ? (DoubleDouble(x, 0) + logarithm).rounded : logarithm.rounded
    }

    /// e^-x for x from 0 to 40.
    @inline(__always)
    private static func fallingPower(_ x: Double) -> DoubleDouble {
        exponential(DoubleDouble(-x, 0)).value
    }

    /// log(1 + w) for w from 0 to 1.
    @inline(__always)
    private static func logarithmOfOnePlus(power w: DoubleDouble) -> DoubleDouble {
        guard w.high > 1.0 / 64 else { return logarithmOfOnePlus(w) }
        let whole = DoubleDouble(1, 0) + w
        guard whole.high > 1.4142135623730951 else { return logarithm(LogarithmPlace(whole, exponent: 0)) }
        return logarithm(LogarithmPlace(DoubleDouble(whole.high * 0.5, whole.low * 0.5), exponent: 1))
    }
}
