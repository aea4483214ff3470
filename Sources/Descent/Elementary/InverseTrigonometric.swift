/// asin, acos and atan, as the angle in a right triangle.
extension Elementary {
    /// The angle between −π/2 and π/2 whose sine is x; NaN beyond ±1.
    @inline(never)
    static func asin(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        guard size <= 1 else { return .nan }
        return signed(angle(sine: size).rounded, like: x)
    }

    /// The angle between 0 and π whose cosine is x; NaN beyond ±1.
    @inline(never)
    static func acos(_ x: Double) -> Double {
        let size = x.magnitude
        guard size <= 1 else { return .nan }
        let other = cosine(ofAngleWithSine: size)
        // From the smaller of both sides: near x = 1 a difference from π/2 would lose the angle.
        if size > other.high {
            let angle = angle(opposite: other, adjacent: DoubleDouble(size, 0))
            return x > 0 ? angle.rounded : (QuarterTurns.quarter + (QuarterTurns.quarter - angle)).rounded
        }
        let angle = angle(opposite: DoubleDouble(size, 0), adjacent: other)
        return (x < 0 ? QuarterTurns.quarter + angle : QuarterTurns.quarter - angle).rounded
    }

    /// The angle between −π/2 and π/2 whose tangent is x.
    @inline(never)
    static func atan(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        guard !size.isNaN else { return .nan }
        // From 2^60 on the angle is nearer to π/2 than half a unit in the last place.
        guard size < 0x1p60 else { return signed(QuarterTurns.quarter.high, like: x) }
        let (one, other) = (DoubleDouble(1, 0), DoubleDouble(size, 0))
        let value =
            size <= 1
            ? angle(opposite: other, adjacent: one)
            : QuarterTurns.quarter - angle(opposite: one, adjacent: other)
        return signed(value.rounded, like: x)
    }

    @inline(__always)
    private static func angle(sine: Double) -> DoubleDouble {
        let cosine = cosine(ofAngleWithSine: sine)
        let side = DoubleDouble(sine, 0)
        return sine <= cosine.high
            ? angle(opposite: side, adjacent: cosine)
            : QuarterTurns.quarter - angle(opposite: cosine, adjacent: side)
    }

    /// √((1 − x)(1 + x)), which loses nothing near 1.
    @inline(__always)
    private static func cosine(ofAngleWithSine x: Double) -> DoubleDouble {
        (DoubleDouble(sum: 1, -x) * DoubleDouble(sum: 1, x)).squareRoot()
    }

    /// atan(opposite/adjacent) to within 2^-60 of its size, where 0 ≤ opposite ≤ adjacent.
    ///
    /// The angle is atan(j/8) and a rest whose tangent t = (opposite − j/8·adjacent)/(adjacent + j/8·opposite) is at
    /// most 1/16.
    private static func angle(opposite: DoubleDouble, adjacent: DoubleDouble) -> DoubleDouble {
        let place = min(Int(8 * (opposite.high / adjacent.high) + 0.5), 8)
        let start = DoubleDouble(Double(place) / 8, 0)
        let t = (opposite - start * adjacent) / (adjacent + start * opposite)
        let z = t.high * t.high
        // atan(t) − t = −t³/3 + … − t^15/15, which leaves out less than t^17/17 ≤ 2^-68·t.
        let first = -1.0 / 3 + z * (1.0 / 5)
        let second = -1.0 / 7 + z * (1.0 / 9)
        let third = -1.0 / 11 + z * (1.0 / 13 - z * (1.0 / 15))
        let square = z * z
        let tail = t.high * z * (first + square * (second + square * third))
        return angles[place] + DoubleDouble(larger: t.high, t.low + tail)
    }

    /// atan(j/8) for j from 0 to 8.
    static let angles: [DoubleDouble] = [
        DoubleDouble(0, 0),
        DoubleDouble(0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59),
        DoubleDouble(0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57),
        DoubleDouble(0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56),
        DoubleDouble(0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56),
        DoubleDouble(0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58),
        DoubleDouble(0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56),
        DoubleDouble(0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56),
        DoubleDouble(0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55),
    ]
}
