/// exp, log and what is made of them, to about 100 bits.
///
/// The ways are those of Hida, Li and Bailey ("Library for double-double and quad-double arithmetic", 2007): the
/// exponential by its Taylor series after two reductions, the logarithm by a step of Newton's from the double one.
extension ShadowNumber {
    /// e^x.
    func exponential() -> ShadowNumber {
        guard high <= 710 else { return ShadowNumber(high > 710 ? .infinity : .nan) }
        guard high >= -746 else { return .zero }
        let (count, whole) = Elementary.nearestWhole(high * 0x1.71547652b82fep0)
        let value = .one + reduced(by: count).growth()
        return value.scaled(Elementary.scaled(1, by: whole / 2)).scaled(
            Elementary.scaled(1, by: whole - whole / 2))
    }

    /// x − count·log(2).
    private func reduced(by count: Double) -> ShadowNumber {
        guard count != 0 else { return self }
        let near = self - ShadowNumber(product: count, ShadowNumber.logarithmOfTwo.high)
        let nearer = near - ShadowNumber(product: count, ShadowNumber.logarithmOfTwo.low)
        return nearer - ShadowNumber(count * ShadowNumber.logarithmOfTwoRest)
    }

    /// e^x − 1 for |x| ≤ 0.7, without loss near 0: the series at x/256, then (1 + s)² − 1 = 2s + s² eight times.
    func growth() -> ShadowNumber {
        let x = scaled(0x1p-8)
        var sum = ShadowNumber.zero
        for index in stride(from: 11, through: 1, by: -1) {
            sum = (sum + ShadowNumber.reciprocalFactorials[index]) * x
        }
        for _ in 0..<8 { sum = sum.scaled(2) + sum * sum }
        return sum
    }

    /// log(x); NaN below 0.
    func logarithm() -> ShadowNumber {
        guard high > 0, high < .infinity else {
            return ShadowNumber(high == 0 ? -.infinity : high > 0 ? high : .nan)
        }
        // Between √½ and √2 the logarithm of the rest cannot cancel with that of the power of two.
        var exponent = Int(high.exponent)
        if high.significand > 1.4142135623730951 { exponent += 1 }
        let halved = Elementary.scaled(1, by: -exponent / 2)
        let rest = scaled(halved).scaled(Elementary.scaled(1, by: -exponent - (-exponent / 2)))
        let ofRest = rest.logarithmNearOne()
        guard exponent != 0 else { return ofRest }
        let count = Double(exponent)
        let ofPower =
            ShadowNumber(product: count, ShadowNumber.logarithmOfTwo.high)
            + ShadowNumber(product: count, ShadowNumber.logarithmOfTwo.low)
        return ofPower + ofRest
    }

    /// log(x) for x from √½ to √2.
    private func logarithmNearOne() -> ShadowNumber {
        let excess = self - .one
        guard excess.high.magnitude >= 0.125 else { return excess.logarithmOfOnePlus() }
        let start = Elementary.log(high)
        // With d = x·e^-y − 1 the logarithm is y + log(1 + d), and d² lies below 2^-104.
        let rest = self * ShadowNumber(-start).exponential() - .one
        return ShadowNumber(start) + (rest - (rest * rest).scaled(0.5))
    }

    /// log(1 + x) for x above -1, without loss near 0: 2·artanh(x/(2 + x)).
    func logarithmOfOnePlus() -> ShadowNumber {
        guard high.magnitude <= 0.125 else { return (.one + self).logarithm() }
        let ratio = self / (ShadowNumber(2.0) + self)
        let square = ratio * ratio
        var sum = ShadowNumber.zero
        for odd in stride(from: 27, through: 3, by: -2) {
            sum = (sum + .one / ShadowNumber(Double(odd))) * square
        }
        return (ratio + ratio * sum).scaled(2)
    }

    func logarithmToTwo() -> ShadowNumber { logarithm() / ShadowNumber.logarithmOfTwo }

    func logarithmToTen() -> ShadowNumber { logarithm() / ShadowNumber.logarithmOfTen }

    /// log(2), and what is left of it.
    static let logarithmOfTwo = ShadowNumber(high: 0x1.62e42fefa39efp-1, low: 0x1.abc9e3b39803fp-56)
    static let logarithmOfTwoRest = 0x1.7b57a079a1934p-111
    static let logarithmOfTen = ShadowNumber(high: 0x1.26bb1bbb55516p1, low: -0x1.f48ad494ea3e9p-53)

    /// 1/n! for n from 0 to 30.
    static let reciprocalFactorials: [ShadowNumber] = {
        var values = [ShadowNumber.one]
        for count in 1...30 { values.append(values[count - 1] / ShadowNumber(Double(count))) }
        return values
    }()
}

/// Hyperbolic functions, powers, sigmoid and softplus.
extension ShadowNumber {
    func hyperbolicSine() -> ShadowNumber {
        guard high.magnitude < .infinity else { return self }
        let size = magnitude
        var value: ShadowNumber
        if size.high < 0.35 {
            let growth = size.growth()
            value = (growth + growth / (.one + growth)).scaled(0.5)
        } else {
            // A half of the power, so that it overflows where the result does.
            let half = (size - ShadowNumber.logarithmOfTwo).exponential()
            value = half - (ShadowNumber(0.25) / half)
        }
        return isNegative ? -value : value
    }

    func hyperbolicCosine() -> ShadowNumber {
        let half = (magnitude - ShadowNumber.logarithmOfTwo).exponential()
        return half.isFinite ? half + ShadowNumber(0.25) / half : half
    }

    func hyperbolicTangent() -> ShadowNumber {
        guard !high.isNaN else { return self }
        let size = magnitude
        var value: ShadowNumber
        if size.high < 0.35 {
            let growth = size.scaled(2).growth()
            value = growth / (growth + ShadowNumber(2.0))
        } else if size.high > 40 {
            value = .one
        } else {
            value = .one - ShadowNumber(2.0) / (size.scaled(2).exponential() + .one)
        }
        return isNegative ? -value : value
    }

    /// 1/(1 + e^-x).
    func sigmoid() -> ShadowNumber {
        let fallen = (-magnitude).exponential()
        return (isNegative ? fallen : .one) / (.one + fallen)
    }

    /// log(1 + e^x).
    func softplus() -> ShadowNumber {
        let logarithm = (-magnitude).exponential().logarithmOfOnePlus()
        return high > 0 ? self + logarithm : logarithm
    }

    /// x to any real power: whole ones up to 1024 by squaring, others by e^(y·log(x)).
    func raised(to power: ShadowNumber) -> ShadowNumber {
        let isWhole = power.floor() == power
        guard high != 0, isFinite, power.isFinite, !isNegative || isWhole else {
            return ShadowNumber(Elementary.pow(high, power.high))
        }
        if isWhole, power.high.magnitude <= 1_024 {
            let value = raised(toWhole: Int(power.high.magnitude))
            return power.isNegative ? .one / value : value
        }
        let value = (power * magnitude.logarithm()).exponential()
        let isOdd = (power.scaled(0.5)).floor() != power.scaled(0.5)
        return isNegative && isOdd ? -value : value
    }

    private func raised(toWhole count: Int) -> ShadowNumber {
        var (value, square, left) = (ShadowNumber.one, self, count)
        while left > 0 {
            if left & 1 == 1 { value = value * square }
            left >>= 1
            if left > 0 { square = square * square }
        }
        return value
    }
}
