import Foundation
import Testing

@testable import Descent

/// Shadow numbers against Python's fractions, which are exact.
@Suite("Shadow numbers")
struct ShadowNumberTests {
    private static let count = 20_000

    @Test(
        "every operation errs by less than 2^-100 of its result",
        .enabled(if: Python.isThere, "needs python3, whose fractions are the oracle"),
        arguments: ["+", "-", "*", "/", "√"])
    func operations(_ operation: String) throws {
        var random = Seeded(4)
        var lines: [String] = []
        for index in 0..<Self.count {
            let left = Self.number(&random)
            // Every other pair nearly cancels.
            let right =
                index.isMultiple(of: 2)
                ? Self.number(&random)
                : ShadowNumber(larger: left.high, left.high * 0x1p-60 * .random(in: -1...1, using: &random))
            let result: ShadowNumber
            switch operation {
            case "+": result = left + right
            case "-": result = left - right
            case "*": result = left * right
            case "/": result = left / right
            default: result = left.magnitude.squareRoot()
            }
            lines.append(
                [left.high, left.low, right.high, right.low, result.high, result.low]
                    .map { "\($0.bitPattern)" }.joined(separator: " "))
        }
        let answer = try Python.run(
            Self.script, input: operation + "\n" + lines.joined(separator: "\n"))
        let worst = try #require(Double(answer.split(separator: "\n").first ?? ""))
        #expect(worst < -100, "2^\(worst)")
    }

    @Test("a literal is its decimal, and a sum of literals the sum of decimals")
    func decimals() throws {
        for (text, written) in [
            ("0.1 + 0.2", "0.3"), ("0.3 - 0.1*3", "0"), ("1/3", "0.3333333333333333333333333"),
            ("2.7225", "2.7225"), ("1e-250", "1e-250"),
            ("12345678901234567890123", "1.2345678901234567890123e22"),
            ("0.1000000000000000055511151231257827", "0.1000000000000000055511151"),
            ("½ + ¼", "0.75"), ("-1_000.5e3", "-1000500"), ("√2", "1.414213562373095048801689"),
            ("pi", "3.141592653589793238462643"), ("e", "2.718281828459045235360287"),
            ("2^0.5 * 2^0.5", "2"), ("floor(0.3/0.1)", "3"), ("abs(0.3 - 0.2 - 0.1)", "0"),
        ] {
            let number = try #require(try Scope().exactConstant(try Notation.syntax(text)))
            #expect(String(decoding: number.text, as: UTF8.self) == written, "\(text)")
        }
    }

    @Test("what is not finite stays what it is")
    func notFinite() {
        let huge = ShadowNumber(.greatestFiniteMagnitude)
        #expect((huge + huge).high == .infinity)
        #expect((huge * huge).high == .infinity)
        #expect((ShadowNumber(1.0) / ShadowNumber(0.0)).high == .infinity)
        #expect((ShadowNumber(.infinity) - ShadowNumber(.infinity)).high.isNaN)
        #expect(ShadowNumber(-1.0).squareRoot().high.isNaN)
        #expect((ShadowNumber(1.0) / ShadowNumber(.infinity)).high == 0)
        for number in [huge + huge, huge * huge, ShadowNumber(.nan) * huge] { #expect(number.low == 0) }
    }

    private static func number(_ random: inout Seeded) -> ShadowNumber {
        let high =
            Double.random(in: 1..<2, using: &random) * (Bool.random(using: &random) ? 1 : -1)
            * Double(sign: .plus, exponent: .random(in: -60...60, using: &random), significand: 1)
        return ShadowNumber(larger: high, high * 0x1p-53 * .random(in: -1...1, using: &random))
    }

    private static let script = """
        import sys, struct, math
        from fractions import Fraction
        from decimal import Decimal, getcontext
        getcontext().prec = 80
        lines = sys.stdin.read().split("\\n")
        operation = lines[0]
        worst = -1000.0
        for line in lines[1:]:
            a, b, c, d, e, f = (Fraction(struct.unpack("<d", struct.pack("<Q", int(x)))[0]) for x in line.split())
            left, right, result = a + b, c + d, e + f
            if operation == "+": exact = left + right
            elif operation == "-": exact = left - right
            elif operation == "*": exact = left * right
            elif operation == "/": exact = left / right
            else:
                left = abs(left)
                exact = Fraction((Decimal(left.numerator) / Decimal(left.denominator)).sqrt())
            if exact == 0:
                if result != 0: worst = 0.0
                continue
            error = abs((result - exact) / exact)
            if error: worst = max(worst, math.log2(error))
        print(worst)
        """
}
