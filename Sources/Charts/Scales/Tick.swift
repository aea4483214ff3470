/// A value on an axis that gets a label.
public struct Tick: Equatable, Sendable {
    /// Where it stands.
    public let value: Double
    /// What it says: as many decimals as its neighbours, U+2212 as the minus sign, `1.5e−6` for tiny and huge.
    public let label: String
}

/// Chooses an axis's ticks.
public enum Ticks {
    /// Multiples of 1, 2 or 5 times a power of ten that lie in a domain, at most `count` (and at least 2) of them.
    ///
    /// With `whole`, multiples of whole numbers only. O(count).
    public static func linear(_ domain: Domain, atMost count: Int, whole: Bool = false) -> [Tick] {
        // More steps may lie in the span than ticks: its ends are seldom ticks themselves.
        var step = TickStep(span: domain.span, parts: parts(count) + 2, whole: whole)
        var (first, last) = step.multiples(in: domain)
        if last - first >= parts(count) + 1 {
            step = TickStep(span: domain.span, parts: parts(count), whole: whole)
            (first, last) = step.multiples(in: domain)
        }
        guard first <= last else { return [] }
        let label = TickLabel(step: step, domain: domain)
        return (first...last).map { multiple in
            Tick(value: step.value(multiple), label: label.text(multiple))
        }
    }

    /// How many steps lie between so many ticks; the cap keeps a careless count from filling the page.
    static func parts(_ count: Int) -> Int { min(max(count, 2), 200) - 1 }

    /// Powers of ten in a positive domain, with 2 and 5 times them where it holds less than two decades.
    ///
    /// Where more than `count` powers would fit, every second, third, fifth, tenth … A domain too narrow for
    /// two such ticks gets linear ones.
    public static func logarithmic(_ domain: Domain, atMost count: Int) -> [Tick] {
        guard domain.lower >= Domain.smallestSpan else { return linear(domain, atMost: count) }
        let low = Decimal.logarithm(domain.lower)
        let high = Decimal.logarithm(domain.upper)
        let powers = Decimal.wholeBelow(low)...Decimal.wholeAbove(high)
        // The powers' own rounding must not cost the tick at either end.
        let shown = (low - 1e-9)...(high + 1e-9)
        let isFixed =
            powers.lowerBound >= TickLabel.fixedPowers.lowerBound
            && powers.upperBound <= TickLabel.fixedPowers.upperBound + 1
        var ticks: [Tick] = []
        func append(_ factor: Int, _ power: Int) {
            guard shown.contains(Double(power) + Decimal.logarithm(Double(factor))) else { return }
            let label = isFixed ? NumberText.fixed(factor, power) : NumberText.exponential(factor, power)
            ticks.append(Tick(value: Decimal.scaled(Double(factor), byPowerOfTen: power), label: label))
        }
        if high - low < 2 {
            for power in powers {
                for factor in [1, 2, 5] { append(factor, power) }
            }
        } else {
            let strides = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300]
            let stride = strides.first { Double($0 * (parts(count) + 1)) >= high - low } ?? 300
            for power in powers where power % stride == 0 { append(1, power) }
        }
        return ticks.count >= 2 ? ticks : linear(domain, atMost: count)
    }
}

/// The distance between linear ticks: 1, 2 or 5 times a power of ten.
struct TickStep {
    let factor: Int
    let power: Int

    /// The smallest such step of which no more than `parts` fit in the span.
    init(span: Double, parts: Int, whole: Bool) {
        let raw = max(span / Double(parts), Domain.smallestSpan / 1e6)
        let exponent = Decimal.exponent(raw)
        let unit = Decimal.scaled(1, byPowerOfTen: exponent)
        // A hair of slack, so that a span of exactly five steps is not taken for a little more.
        let size = raw / unit * (1 - 1e-9)
        if whole, exponent < 0 {
            (factor, power) = (1, 0)
        } else if size <= 1 {
            (factor, power) = (1, exponent)
        } else if size <= 2 {
            (factor, power) = (2, exponent)
        } else if size <= 5 {
            (factor, power) = (5, exponent)
        } else {
            (factor, power) = (1, exponent + 1)
        }
    }

    /// A multiple of the step, the nearest double where the power of ten is exact.
    func value(_ multiple: Int) -> Double {
        Decimal.scaled(Double(multiple * factor), byPowerOfTen: power)
    }

    /// The first and last multiple that lie in a domain; a `Domain` is never so narrow that these overflow.
    func multiples(in domain: Domain) -> (first: Int, last: Int) {
        let size = value(1)
        let slack = 1e-9
        return (
            Decimal.wholeAbove(domain.lower / size - slack), Decimal.wholeBelow(domain.upper / size + slack)
        )
    }
}

extension Domain {
    /// The stretch widened to the next tick at each end, for at most `count` ticks.
    public func nice(atMost count: Int) -> Domain {
        let step = TickStep(span: span, parts: Ticks.parts(count), whole: false)
        let size = step.value(1)
        return Domain(
            step.value(Decimal.wholeBelow(lower / size + 1e-9)),
            step.value(Decimal.wholeAbove(upper / size - 1e-9)))
    }

    /// A positive stretch widened at each end to 1, 2 or 5 times a power of ten.
    public var niceLogarithmic: Domain {
        guard lower > 0 else { return self }
        let low = Decimal.exponent(max(lower, 1e-299))
        let high = Decimal.exponent(max(upper, 1e-299))
        let below = [5.0, 2, 1].map { Decimal.scaled($0, byPowerOfTen: low) }.first { $0 <= lower }
        let above = [1.0, 2, 5, 10].map { Decimal.scaled($0, byPowerOfTen: high) }.first { $0 >= upper }
        return Domain(below ?? lower, above ?? upper)
    }
}
