/// sin, cos and tan of an angle of at most an eighth turn, after whole quarter turns are taken away.
extension Elementary {
    /// The sine of an angle in radians.
    @inline(never)
    static func sin(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        guard size < .infinity else { return .nan }
        let turns = QuarterTurns(size)
        let value = turns.quarters & 1 == 0 ? sine(turns.rest) : cosine(turns.rest)
        return (turns.quarters & 2 != 0) == (x < 0) ? value : -value
    }

    /// The cosine of an angle in radians.
    @inline(never)
    static func cos(_ x: Double) -> Double {
        let size = x.magnitude
        guard size < .infinity else { return .nan }
        let turns = QuarterTurns(size)
        let value = turns.quarters & 1 == 0 ? cosine(turns.rest) : sine(turns.rest)
        return (turns.quarters + 1) & 2 != 0 ? -value : value
    }

    /// The tangent of an angle in radians.
    @inline(never)
    static func tan(_ x: Double) -> Double {
        let size = x.magnitude
        guard size >= negligible else { return x }
        guard size < .infinity else { return .nan }
        let turns = QuarterTurns(size)
        let isNegative = turns.rest.high < 0
        let parts = tangent(isNegative ? -turns.rest : turns.rest)
        // A quarter turn on, the tangent is −1 divided by it.
        let isFlipped = turns.quarters & 1 == 1
        let value = (isFlipped ? parts.below / parts.above : parts.above / parts.below).rounded
        return (isFlipped != isNegative) != (x < 0) ? -value : value
    }

    /// sin(r) for |r| ≤ π/4.
    @inline(__always)
    static func sine(_ r: DoubleDouble) -> Double {
        let x = r.high
        let z = x * x
        // sin(x) − x = −x³/3! + … + x^17/17!, which leaves out less than x^19/19! ≤ 2^-62·x.
        let first = -1.0 / 6 + z * (1.0 / 120)
        let second = -1.0 / 5_040 + z * (1.0 / 362_880)
        let third = -1.0 / 39_916_800 + z * (1.0 / 6_227_020_800)
        let fourth = -1.0 / 1_307_674_368_000 + z * (1.0 / 355_687_428_096_000)
        let square = z * z
        let tail = (first + square * second) + square * square * (third + square * fourth)
        return x + (x * (z * tail) + r.low * (1 - 0.5 * z))
    }

    /// cos(r) for |r| ≤ π/4.
    @inline(__always)
    static func cosine(_ r: DoubleDouble) -> Double {
        let x = r.high
        let square = DoubleDouble(product: x, x)
        let z = square.high
        // cos(x) − 1 + x²/2 = x⁴/4! − … − x^18/18!, which leaves out less than x^20/20! ≤ 2^-68.
        let first = 1.0 / 24 - z * (1.0 / 720)
        let second = 1.0 / 40_320 - z * (1.0 / 3_628_800)
        let third = 1.0 / 479_001_600 - z * (1.0 / 87_178_291_200)
        let fourth = 1.0 / 20_922_789_888_000 - z * (1.0 / 6_402_373_705_728_000)
        let fourthPower = z * z
        let tail =
            (first + fourthPower * second) + fourthPower * fourthPower * (third + fourthPower * fourth)
        let start = DoubleDouble(larger: 1, -0.5 * z)
        return start.high + (start.low + (fourthPower * tail - (0.5 * square.low + x * r.low)))
    }

    /// tan(r) = above/below for 0 ≤ r ≤ π/4, by the sum of the angles j/8 and b with |b| ≤ 1/16.
    @inline(__always)
    private static func tangent(_ r: DoubleDouble) -> (above: DoubleDouble, below: DoubleDouble) {
        let (start, place) = nearestWhole(8 * r.high)
        let b = DoubleDouble(larger: r.high - start * 0.125, r.low)
        let z = b.high * b.high
        // tan(b) − b = b³/3 + …, the terms from the Bernoulli numbers; what is left out is below 2^-65·b.
        let first = 1.0 / 3 + z * (2.0 / 15)
        let second = 17.0 / 315 + z * (62.0 / 2_835)
        let third = 1_382.0 / 155_925 + z * (21_844.0 / 6_081_075)
        let square = z * z
        let tail = b.high * z * (first + square * (second + square * third))
        let ofRest = DoubleDouble(larger: b.high, b.low + tail)
        let ofStart = tangents[min(place, 6)]
        return (ofStart + ofRest, DoubleDouble(1, 0) - ofStart * ofRest)
    }

    /// tan(j/8) for j from 0 to 6.
    static let tangents: [DoubleDouble] = [
        DoubleDouble(0, 0),
        DoubleDouble(0x1.01577af1511a5p-3, -0x1.fba60a478d2bp-59),
        DoubleDouble(0x1.05785a43c4c56p-2, -0x1.9c6bfe7769a3dp-58),
        DoubleDouble(0x1.9312d859bf8bp-2, -0x1.de9ddeb7d418p-57),
        DoubleDouble(0x1.17b4f5bf3474ap-1, 0x1.0c5e59201e209p-55),
        DoubleDouble(0x1.7166689d41efp-1, -0x1.f44ffce65ed2bp-55),
        DoubleDouble(0x1.dcfa36110eeecp-1, -0x1.f3cf665127fd2p-57),
    ]
}
