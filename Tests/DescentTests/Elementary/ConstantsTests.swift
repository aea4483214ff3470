import Testing

@testable import Descent

/// Every constant and table of the elementary functions against Python's decimals with 450 digits.
@Suite(.enabled(if: Python.isThere, "skipped: there is no python3, whose decimals are the oracle"))
struct ConstantsTests {
    /// A number as doubles whose sum it is: each but the last may be cut short, and the last is what is left, rounded.
    struct Parts {
        /// The number in Python's words.
        let exactly: String
        let parts: [Double]

        init(_ exactly: String, _ parts: [Double]) {
            self.exactly = exactly
            self.parts = parts
        }

        init(_ exactly: String, _ number: DoubleDouble) { self.init(exactly, [number.high, number.low]) }
        init(_ exactly: String, _ number: ShadowNumber) { self.init(exactly, [number.high, number.low]) }
    }

    private static var constants: [Parts] {
        [
            Parts("32/log(2)", [Elementary.stepsPerUnit]),
            Parts("log(2)/32", [Elementary.step, Elementary.stepRest]),
            Parts("1/log(2)", Elementary.reciprocalOfLog2), Parts("1/log(10)", Elementary.reciprocalOfLog10),
            Parts("log(2)", [LogarithmPlace.log2, LogarithmPlace.log2Rest]),
            Parts("pi/2", QuarterTurns.quarter), Parts("2/pi", [QuarterTurns.perUnit]),
            Parts(
                "pi/2",
                [
                    QuarterTurns.firstPart, QuarterTurns.secondPart, QuarterTurns.thirdPart,
                    QuarterTurns.fourthPart,
                ]),
            Parts("pi", .pi), Parts("exp(1)", .e), Parts("log(10)", ShadowNumber.logarithmOfTen),
            Parts(
                "log(2)",
                [
                    ShadowNumber.logarithmOfTwo.high, ShadowNumber.logarithmOfTwo.low,
                    ShadowNumber.logarithmOfTwoRest,
                ]),
        ]
    }

    private static var tables: [Parts] {
        Elementary.powers.enumerated().map { Parts("exp(log(2)*\($0)/32)", $1) }
            + Elementary.angles.enumerated().map { Parts("atan(D(\($0))/8)", $1) }
            + Elementary.tangents.enumerated().map { Parts("tan(D(\($0))/8)", $1) }
            + LogarithmPlace.points.map { Parts("-log(D(\(Int($0.inverse * 128)))/128)", [$0.high, $0.low]) }
    }

    @Test func eachIsRoundedFromTheExactNumber() throws {
        let all = Self.constants + Self.tables
        try #require(all.count == 12 + 32 + 9 + 7 + 33)
        let input = all.map { "\($0.exactly)\t" + $0.parts.map { "\($0.bitPattern)" }.joined(separator: " ") }
        let answers = try Python.run(Self.script, input: input.joined(separator: "\n"))
        #expect(answers == "\(all.count) right\n")
    }

    /// So that their products with a count of the bits that are left are exact.
    @Test(
        arguments: [
            (Elementary.step, 37), (LogarithmPlace.log2, 42), (QuarterTurns.firstPart, 33),
            (QuarterTurns.secondPart, 33), (QuarterTurns.thirdPart, 33),
        ])
    func leadingPartsAreShort(part: Double, bits: Int) {
        #expect(part.significandBitPattern.trailingZeroBitCount >= 53 - bits)
    }

    @Test func theBitsOfTwoOverPiAreTheirs() throws {
        let words = QuarterTurns.reciprocal
        #expect(words[0] == 0 && words.count == 20)
        let digits = words.dropFirst().map { word in
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        let answer = try Python.run(Self.script, input: "words").dropLast()
        #expect(answer == digits.joined())
    }

    private static let script = """
        import struct, sys
        from decimal import Decimal as D, getcontext
        getcontext().prec = 450
        tiny = D(10)**-445

        def series(first, ratio):
            total, term, n = D(0), first, 0
            while abs(term) > tiny:
                total += term
                n += 1
                term = term * ratio(n)
            return total

        def atan(x):
            # Halved three times, so that the series is short.
            for _ in range(3): x = x / (1 + (1 + x * x).sqrt())
            total, power, n = D(0), x, 0
            while abs(power) > tiny:
                total += power / (2 * n + 1)
                power *= -x * x
                n += 1
            return 8 * total

        def sin(x): return series(x, lambda n: -x * x / ((2 * n) * (2 * n + 1)))
        def cos(x): return series(D(1), lambda n: -x * x / ((2 * n) * (2 * n - 1)))
        def tan(x): return sin(x) / cos(x)
        def log(x): return D(x).ln()
        def exp(x): return D(x).exp()
        pi = 4 * atan(D(1))

        lines = sys.stdin.read().split("\\n")
        if lines == ["words"]:
            print(format(int(2 / pi * 2**1216), "0304x"))
            sys.exit()
        right = 0
        for line in lines:
            text, bits = line.split("\\t")
            rest = D(eval(text))
            parts = [struct.unpack("<d", struct.pack("<Q", int(word)))[0] for word in bits.split()]
            # Only a cut may leave more than half a unit in the last place.
            for part in parts[:-1]:
                if abs(rest - D(part)) > abs(rest) * D(2)**-32: print("wrong part of", text, part)
                rest -= D(part)
            if float(rest) == parts[-1]: right += 1
            else: print("wrong", text, float(rest).hex(), parts[-1].hex())
        print(right, "right")
        """
}
