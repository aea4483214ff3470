/// sin, cos, tan and their inverses to about 100 bits, for arguments up to 2^900.
extension ShadowNumber {
    func sine() -> ShadowNumber { isFinite ? turns().sine : .notANumber }

    func cosine() -> ShadowNumber { isFinite ? turns().cosine : .notANumber }

    func tangent() -> ShadowNumber {
        guard isFinite else { return .notANumber }
        let turns = turns()
        return turns.sine / turns.cosine
    }

    /// The angle whose tangent it is: from the double angle y by atan(x) = y + atan((x − tan y)/(1 + x·tan y)).
    func arcTangent() -> ShadowNumber {
        guard isFinite else { return high.isNaN ? self : signed(ShadowNumber.pi.scaled(0.5)) }
        // Beyond that 1/x is the whole difference from a right angle.
        guard high.magnitude < 0x1p120 else { return signed(ShadowNumber.pi.scaled(0.5)) - .one / self }
        guard !isZero else { return self }
        let start = ShadowNumber(Elementary.atan(high))
        let tangent = start.tangent()
        return start + (self - tangent) / (.one + self * tangent)
    }

    /// The angle whose sine it is; NaN outside of -1 to 1.
    func arcSine() -> ShadowNumber {
        (self / ((.one - self) * (.one + self)).squareRoot()).arcTangent()
    }

    /// The angle whose cosine it is; NaN outside of -1 to 1.
    func arcCosine() -> ShadowNumber {
        ((.one - self) / (.one + self)).squareRoot().arcTangent().scaled(2)
    }

    private func signed(_ value: ShadowNumber) -> ShadowNumber { isNegative ? -value : value }

    /// The angle as quarter turns and a rest of little more than an eighth turn at most.
    private func turns() -> ShadowTurns {
        if high.magnitude <= 0.79 { return ShadowTurns(quarters: 0, rest: self) }
        if high.magnitude < 0x1p50 { return ShadowTurns(moderate: self) }
        let ofHigh = ShadowTurns(large: high)
        let ofLow = ShadowNumber(low).turns()
        let sum = ShadowNumber(larger: 0, 0) + ofHigh.rest + ofLow.rest
        let rest = sum.turns()
        return ShadowTurns(quarters: ofHigh.quarters + ofLow.quarters + rest.quarters, rest: rest.rest)
    }
}

/// An angle as quarter turns and a rest.
private struct ShadowTurns {
    let quarters: Int
    let rest: ShadowNumber

    init(quarters: Int, rest: ShadowNumber) {
        self.quarters = quarters
        self.rest = rest
    }

    /// Takes multiples of π/2 away in four doubles (Cody and Waite, Software Manual for the Elementary Functions,
    /// 1980); every product is exact.
    init(moderate angle: ShadowNumber) {
        let scaled = angle.high * QuarterTurns.perUnit
        let count = Operation.floor(scaled + 0.5)
        var rest = angle
        for part in ShadowTurns.quarter { rest = rest - ShadowNumber(product: count, part) }
        // In the browser an Int has 32 bits.
        self.init(quarters: Int(Int64(count) & 3), rest: rest)
    }

    /// Multiplies by 2/π in whole numbers (Payne and Hanek, "Radian reduction for trigonometric functions", 1983), as
    /// ``QuarterTurns`` does, over two words more.
    init(large angle: Double) {
        let size = angle.magnitude
        let m = size.bitPattern & 0xF_FFFF_FFFF_FFFF | 1 << 52
        let place = Int(size.bitPattern >> 52) - 1_075 + 62
        var words = [UInt64](repeating: 0, count: 5)
        var carry: UInt64 = 0
        for index in stride(from: 4, through: 0, by: -1) {
            let product = Wide.product(m, ShadowTurns.word(place, index)).adding(Wide(high: 0, low: carry))
            words[index] = product.low
            carry = product.high
        }
        // Two bits of quarters, then their fraction; from a half on it is the next quarter, less what is missing.
        let isNext = words[0] >> 61 & 1 == 1
        var fraction = ShadowNumber.zero
        var weight = 0x1p-64
        for index in 0..<4 {
            let bits = words[index] << 2 | words[index + 1] >> 62
            fraction = fraction + ShadowNumber(whole: isNext ? ~bits : bits).scaled(weight)
            weight *= 0x1p-64
        }
        let rest = fraction * ShadowNumber.pi.scaled(0.5)
        let quarters = Int(words[0] >> 62) + (isNext ? 1 : 0)
        let isFlipped = isNext != (angle < 0)
        self.init(quarters: angle < 0 ? -quarters : quarters, rest: isFlipped ? -rest : rest)
    }

    /// 64 bits of 2/π, so many words behind a place; zeros behind the last that is kept.
    private static func word(_ place: Int, _ index: Int) -> UInt64 {
        let first = place / 64 + index
        let shift = UInt64(place % 64)
        func kept(_ index: Int) -> UInt64 {
            index < QuarterTurns.reciprocal.count ? QuarterTurns.reciprocal[index] : 0
        }
        // A shift by 64 gives 0.
        return kept(first) << shift | kept(first + 1) >> (64 - shift)
    }

    var sine: ShadowNumber {
        let value = quarters & 1 == 0 ? ShadowTurns.sine(rest) : ShadowTurns.cosine(rest)
        return quarters & 2 == 0 ? value : -value
    }

    var cosine: ShadowNumber {
        let value = quarters & 1 == 0 ? ShadowTurns.cosine(rest) : ShadowTurns.sine(rest)
        return (quarters + 1) & 2 == 0 ? value : -value
    }

    /// x − x³/3! + … + x^29/29!
    private static func sine(_ x: ShadowNumber) -> ShadowNumber {
        let square = -(x * x)
        var sum = ShadowNumber.zero
        for index in stride(from: 29, through: 3, by: -2) {
            sum = (sum + ShadowNumber.reciprocalFactorials[index]) * square
        }
        return x + x * sum
    }

    /// 1 − x²/2! + … + x^30/30!
    private static func cosine(_ x: ShadowNumber) -> ShadowNumber {
        let square = -(x * x)
        var sum = ShadowNumber.zero
        for index in stride(from: 30, through: 2, by: -2) {
            sum = (sum + ShadowNumber.reciprocalFactorials[index]) * square
        }
        return .one + sum
    }

    /// π/2.
    private static let quarter: [Double] = [
        0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110, 0x1.4cf98e804177dp-164,
    ]
}
