import Testing

@testable import Descent

@Suite("Fixed decimals")
struct FixedDecimalTests {
    @Test("print as C's %.*f, every kind of double", arguments: DoubleSamples.allCases)
    func printsAsC(kind: DoubleSamples) {
        let oracle = DecimalOracle()
        var generator = SeededGenerator(state: 1)
        var output: [UInt8] = []
        for round in 0..<(kind.isOrdinary ? 240_000 : 10_000) {
            let value = kind.next(&generator)
            guard !value.isNaN else { continue }
            let decimals = round % 50 == 0 ? Int(generator.next() % 330) : Int(generator.next() % 21)
            output.removeAll(keepingCapacity: true)
            DecimalFormat.appendFixed(value, decimals: decimals, minusZero: .signed, to: &output)
            let expected = oracle.printed("%.*f", decimals: decimals, value)
            if !expected.holds(output) {
                Issue.record("\(value) at \(decimals): \(text(output)), C: \(text(expected))")
                return
            }
        }
    }

    @Test("print as C's %.*f, special doubles at all decimals", arguments: DoubleSamples.special)
    func printsSpecialAsC(value: Double) {
        let oracle = DecimalOracle()
        for decimals in Array(0...60) + [323, 324, 1_073, 1_074, 1_075, DecimalFormat.decimalsLimit] {
            let expected = value.isNaN ? "nan" : text(oracle.printed("%.*f", decimals: decimals, value))
            #expect(text(DecimalFormat.fixed(value, decimals: decimals, minusZero: .signed)) == expected)
        }
    }

    @Test(
        "show no sign where every written digit is 0",
        arguments: [
            (-0.0, 2, "0.00"), (-0.001, 2, "0.00"), (-0.005, 2, "-0.01"), (-0.0049, 2, "0.00"),
            (-0.5, 0, "0"),
            (-0.51, 0, "-1"), (-1e-300, 20, "0.00000000000000000000"), (-3.0, 1, "-3.0"),
        ])
    func dropsMinusOfZero(value: Double, decimals: Int, expected: String) {
        #expect(text(DecimalFormat.fixed(value, decimals: decimals)) == expected)
    }

    @Test(
        "know their digits without printing them, and no others",
        arguments: [DoubleSamples.lessonLike, .decimalTies])
    func knowsItsDigits(kind: DoubleSamples) throws {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<5_000 {
            let value = kind.next(&generator)
            let decimals = Int(generator.next() % 7)
            let printed = text(DecimalFormat.fixed(value, decimals: decimals))
            let isNegative = printed.hasPrefix("-")
            let parts = printed.drop { $0 == "-" }.split(separator: ".")
            guard let whole = UInt64(parts[0]) else { continue }
            let fraction = parts.count > 1 ? try #require(UInt64(parts[1])) : 0
            func writes(_ isNegative: Bool, _ whole: UInt64, _ fraction: UInt64) -> Bool {
                DecimalFormat.writesFixed(
                    value, isNegative: isNegative, whole: whole, fraction: fraction, decimals: decimals)
            }
            #expect(writes(isNegative, whole, fraction), "\(value) at \(decimals)")
            #expect(!writes(!isNegative, whole, fraction))
            #expect(!writes(isNegative, whole + 1, fraction))
            #expect(!writes(isNegative, whole, fraction + 1))
        }
    }

    @Test("append behind what is already there")
    func appends() {
        var output = Array("w = ".utf8)
        DecimalFormat.appendFixed(2.4967, decimals: 2, to: &output)
        #expect(text(output) == "w = 2.50")
    }
}

@Suite("Exponent form")
struct ExponentDecimalTests {
    @Test("prints as C's %.*e, every kind of double", arguments: DoubleSamples.allCases)
    func printsAsC(kind: DoubleSamples) {
        let oracle = DecimalOracle()
        var generator = SeededGenerator(state: 2)
        for round in 0..<4_000 {
            let value = kind.next(&generator)
            guard !value.isNaN else { continue }
            let decimals = round % 50 == 0 ? Int(generator.next() % 800) : Int(generator.next() % 20)
            let output = DecimalFormat.exponent(value, decimals: decimals, minusZero: .signed)
            let expected = oracle.printed("%.*e", decimals: decimals, value)
            if !expected.holds(output) {
                Issue.record("\(value) at \(decimals): \(text(output)), C: \(text(expected))")
                return
            }
        }
    }

    @Test("prints special doubles as C's %.*e", arguments: DoubleSamples.special)
    func printsSpecialAsC(value: Double) {
        let oracle = DecimalOracle()
        for decimals in Array(0...30) + [766, 767, DecimalFormat.decimalsLimit] {
            let expected = value.isNaN ? "nan" : text(oracle.printed("%.*e", decimals: decimals, value))
            #expect(text(DecimalFormat.exponent(value, decimals: decimals, minusZero: .signed)) == expected)
        }
    }

    @Test("shows zero without its sign")
    func dropsMinusOfZero() {
        #expect(text(DecimalFormat.exponent(-0.0, decimals: 1)) == "0.0e+00")
        #expect(text(DecimalFormat.exponent(-1e-300, decimals: 1)) == "-1.0e-300")
    }
}
