import Testing

@testable import Descent

@Suite("Rounding and ties")
struct RoundingTests {
    @Test(
        "goes by the rule and by the digits that one asks for",
        arguments: [
            (3.6864, 2, DecimalFormat.Rounding.truncated, DecimalFormat.Expansion.exact, "3.68"),
            (3.6864, 2, .halfUp, .exact, "3.69"),
            (0.3, 1, .truncated, .exact, "0.2"),
            (0.3, 1, .truncated, .shortest, "0.3"),
            (1.005, 2, .halfUp, .shortest, "1.01"),
            (1.005, 2, .halfUp, .exact, "1.00"),
            (1.005, 2, .nearestEven, .shortest, "1.00"),
            (1.015, 2, .nearestEven, .shortest, "1.02"),
            (0.03125, 4, .halfUp, .exact, "0.0313"),
            (0.03125, 4, .nearestEven, .exact, "0.0312"),
            (-0.03125, 4, .halfUp, .exact, "-0.0313"),
            (-0.03125, 4, .truncated, .exact, "-0.0312"),
            (0.5, 0, .halfUp, .exact, "1"),
            (9.99, 1, .halfUp, .shortest, "10.0"),
            (9.99, 1, .truncated, .shortest, "9.9"),
            (0.0999, 0, .halfUp, .shortest, "0"),
            (0.0951, 1, .halfUp, .shortest, "0.1"),
            (0.0051, 1, .halfUp, .shortest, "0.0"),
            (-0.0051, 1, .halfUp, .shortest, "0.0"),
            (1e22, 2, .truncated, .shortest, "10000000000000000000000.00"),
            (0, 3, .halfUp, .shortest, "0.000"),
            (-.infinity, 3, .halfUp, .shortest, "-inf"),
        ])
    func rounds(
        value: Double, decimals: Int, rounding: DecimalFormat.Rounding, expansion: DecimalFormat.Expansion,
        expected: String
    ) {
        #expect(
            text(DecimalFormat.fixed(value, decimals: decimals, rounding: rounding, of: expansion))
                == expected)
    }

    @Test("quick and exact ways to round agree", arguments: DoubleSamples.allCases)
    func quickAgreesWithExact(kind: DoubleSamples) {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<1_000 {
            let value = kind.next(&generator)
            let decimals = Int(generator.next() % 20)
            let quick = DecimalFormat.fixed(value, decimals: decimals)
            #expect(
                quick == DecimalFormat.fixed(value, decimals: decimals, rounding: .nearestEven, of: .exact))
        }
    }

    @Test(
        "knows a tie",
        arguments: [
            (0.03125, 4, true, true), (0.03125, 3, false, false), (0.03125, 5, false, false),
            (2.5, 0, true, true),
            (1.005, 2, false, true), (1.65 * 1.65, 3, false, false), (2.7225, 3, false, true),
            (-0.125, 2, true, true),
            (0, 2, false, false), (3, 0, false, false), (.infinity, 0, false, false), (.nan, 0, false, false),
            (15, 0, false, false), (Double.leastNonzeroMagnitude, 1_073, true, false), (5e-9, 8, false, true),
        ])
    func knowsTies(value: Double, decimals: Int, exact: Bool, shortest: Bool) {
        #expect(DecimalFormat.isTie(value, decimals: decimals) == exact)
        #expect(DecimalFormat.isTie(value, decimals: decimals, of: .shortest) == shortest)
    }

    @Test("a tie is where the digits end in a 5 one place further", arguments: DoubleSamples.allCases)
    func tiesEndInFive(kind: DoubleSamples) {
        var generator = SeededGenerator(state: 4)
        for _ in 0..<500 {
            let value = kind.next(&generator)
            guard value.isFinite else { continue }
            let digits = DecimalFormat.exactDecimal(value)
            let written = digits.firstIndex(of: UInt8(ascii: ".")).map { digits.count - $0 - 1 } ?? 0
            for decimals in 0..<30 {
                let endsInFive = written == decimals + 1 && digits.last == UInt8(ascii: "5")
                #expect(DecimalFormat.isTie(value, decimals: decimals) == endsInFive)
            }
        }
    }

    @Test("the exact digits are C's, without the zeros behind them", arguments: DoubleSamples.allCases)
    func exactDigitsAreC(kind: DoubleSamples) {
        let oracle = DecimalOracle()
        var generator = SeededGenerator(state: 5)
        for _ in 0..<300 {
            let value = kind.next(&generator)
            guard value.isFinite else { continue }
            var expected = Array(oracle.printed("%.*f", decimals: 1_074, value))
            while expected.last == UInt8(ascii: "0") { expected.removeLast() }
            if expected.last == UInt8(ascii: ".") { expected.removeLast() }
            #expect(text(DecimalFormat.exactDecimal(value, minusZero: .signed)) == text(expected))
        }
    }
}
