import Foundation
import Testing

@testable import Charts

@Suite("Ticks")
struct TicksTests {
    @Test(
        "stand at multiples of 1, 2 or 5 times a power of ten, written with one number of decimals",
        arguments: [
            (0.0, 9.0, 6, ["0", "2", "4", "6", "8"]),
            (-0.6, 9.6, 6, ["0", "2", "4", "6", "8"]),
            (0, 1, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (-1, 1, 6, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
            (-9.9, 13.75, 7, ["−5", "0", "5", "10"]),
            (0, 0.0007, 5, ["0.0000", "0.0002", "0.0004", "0.0006"]),
            (0, 3e-6, 4, ["0", "1e−6", "2e−6", "3e−6"]),
            (-2e-7, 2e-7, 5, ["−2e−7", "−1e−7", "0", "1e−7", "2e−7"]),
            (0, 2_500_000, 6, ["0", "5e5", "1e6", "1.5e6", "2e6", "2.5e6"]),
            (0, 120_000, 4, ["0", "50000", "100000"]),
            (4.99, 5, 4, ["4.990", "4.995", "5.000"]),
            (1e300, -1e300, 3, ["−1e300", "0", "1e300"]),
        ])
    func linear(lower: Double, upper: Double, count: Int, labels: [String]) {
        #expect(Ticks.linear(Domain(lower, upper), atMost: count).map(\.label) == labels)
    }

    @Test(
        "on a logarithmic axis stand at powers of ten, or at 1, 2, 5 in less than two decades",
        arguments: [
            (0.25, 9.0, ["0.5", "1", "2", "5"]),
            (0.001, 1000, ["0.001", "0.01", "0.1", "1", "10", "100", "1000"]),
            (1e-12, 1, ["1e−12", "1e−10", "1e−8", "1e−6", "1e−4", "1e−2", "1"]),
            (1, 1e250, ["1", "1e50", "1e100", "1e150", "1e200", "1e250"]),
            (3.1, 3.9, ["3.2", "3.4", "3.6", "3.8"]),
        ])
    func logarithmic(lower: Double, upper: Double, labels: [String]) {
        #expect(Ticks.logarithmic(Domain(lower, upper), atMost: 7).map(\.label) == labels)
    }

    @Test("of steps fall on whole numbers only")
    func whole() {
        #expect(Ticks.linear(Domain(0, 2), atMost: 7, whole: true).map(\.label) == ["0", "1", "2"])
        #expect(Ticks.linear(Domain(0, 8), atMost: 6, whole: true).map(\.label) == ["0", "2", "4", "6", "8"])
    }

    @Test("say the value at which they stand, for ten thousand seeded domains")
    func labelsAreValues() throws {
        var random = Seeded(state: 20)
        for _ in 0..<10_000 {
            let domain = Domain(random.anyDouble(), random.anyDouble())
            let count = Int.random(in: -3...40, using: &random)
            let ticks = Ticks.linear(domain, atMost: count)
            #expect(ticks.count <= max(count, 2))
            for tick in ticks {
                let text = tick.label.replacingOccurrences(of: "−", with: "-")
                let read = try #require(Double(text))
                #expect(abs(read - tick.value) <= abs(read) * 1e-13, "\(tick)")
            }
        }
    }

    @Test("keep their neighbours' distance and never repeat a label")
    func distinct() {
        var random = Seeded(state: 21)
        for _ in 0..<5_000 {
            let labels = Ticks.linear(Domain(random.anyDouble(), random.anyDouble()), atMost: 8).map(\.label)
            #expect(Set(labels).count == labels.count, "\(labels)")
        }
    }
}

@Suite("Domains")
struct DomainTests {
    @Test(
        "are never empty nor infinite, whatever they are made from",
        arguments: [
            (Double.nan, Double.nan), (.infinity, -.infinity), (0, 0), (5, 5), (-5, -5), (1e308, -1e308),
            (Double.leastNonzeroMagnitude, 0),
            (1e-300, 2e-300), (1, 1.0000000000000002), (.nan, 3),
        ] as [(Double, Double)])
    func finite(first: Double, second: Double) {
        let domain = Domain(first, second)
        #expect(domain.lower < domain.upper)
        #expect(domain.span.isFinite)
        #expect(!Ticks.linear(domain, atMost: 6).isEmpty)
    }

    @Test(
        "widen to the next tick",
        arguments: [(0.25, 9.0, 0.0, 10.0), (-9.9, 13.75, -10, 15), (0, 166.4, 0, 200), (1, 5, 1, 5)])
    func nice(lower: Double, upper: Double, low: Double, high: Double) {
        #expect(Domain(lower, upper).nice(atMost: 6) == Domain(low, high))
    }

    @Test(
        "widen to 1, 2 or 5 times a power of ten", arguments: [(0.0035, 9.0, 0.002, 10.0), (1, 100, 1, 100)])
    func niceLogarithmic(lower: Double, upper: Double, low: Double, high: Double) {
        let domain = Domain(lower, upper).niceLogarithmic
        #expect(abs(domain.lower / low - 1) < 1e-12)
        #expect(abs(domain.upper / high - 1) < 1e-12)
    }
}

@Suite("Decimal arithmetic")
struct DecimalTests {
    @Test("has the logarithm of the C library, within a few units in the last place")
    func logarithm() {
        var random = Seeded(state: 3)
        for _ in 0..<20_000 {
            let value = abs(random.anyDouble())
            guard value > 0, value.isFinite else { continue }
            let expected = log10(value)
            #expect(abs(Decimal.logarithm(value) - expected) <= 2e-15 * max(1, abs(expected)), "\(value)")
        }
        #expect(
            abs(Decimal.logarithm(Double.leastNonzeroMagnitude) - log10(Double.leastNonzeroMagnitude)) < 1e-12
        )
    }

    @Test("has the square root of the processor, within a unit in the last place")
    func squareRoot() {
        var random = Seeded(state: 4)
        for _ in 0..<20_000 {
            let value = abs(random.anyDouble())
            guard value.isNormal else { continue }
            let expected = sqrt(value)
            #expect(abs(Decimal.squareRoot(value) - expected) <= expected.ulp, "\(value)")
        }
        #expect(Decimal.squareRoot(0) == 0)
    }

    @Test("finds the decade of every power of ten and of its neighbours")
    func exponent() throws {
        for power in -290...300 {
            let value = try #require(Double("1e\(power)"))
            #expect(Decimal.exponent(value * 1.0000001) == power)
            #expect(Decimal.exponent(value * 0.9999999) == power - 1)
        }
        for power in 0...22 { #expect(Decimal.exponent(Decimal.scaled(1, byPowerOfTen: power)) == power) }
    }

    @Test(
        "shortens a value to three digits, or to its units",
        arguments: [
            (13.75, "13.8"), (-9.9024, "−9.9"), (0, "0"), (9, "9"), (12345.6, "12346"), (999.6, "1000"),
            (1_234_567, "1.23e6"), (2.12e29, "2.12e29"), (-1.5e-7, "−1.5e−7"), (0.001, "0.001"),
            (0.0001234, "1.23e−4"),
            (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"), (Double.leastNonzeroMagnitude, "5e−324"),
            (1.7976931348623157e308, "1.8e308"), (99999.9, "100000"),
        ] as [(Double, String)])
    func short(value: Double, text: String) {
        #expect(NumberText.short(value) == text)
    }
}
