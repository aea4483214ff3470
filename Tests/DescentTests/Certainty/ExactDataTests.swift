import Foundation
import Testing

@testable import Descent

/// Data as the decimals that they are, and what is past the budget of shadows.
@Suite("Exact data")
struct ExactDataTests {
    @Test(
        "a double is taken for the shortest decimal that reads as it",
        .enabled(if: Python.isThere, "needs python3, whose repr is the oracle"))
    func shortest() throws {
        var random = Seeded(3)
        var values: [Double] = [
            0, -0.1, 1e15, 1e22, 1e23, .leastNonzeroMagnitude, 123456789012345.6, 0.3, -2.675, 1e-9,
        ]
        for digits in 1...17 {
            for _ in 0..<40 {
                let scale = pow(10, Double(Int.random(in: -20...20, using: &random)))
                let most = pow(10, Double(digits))
                values.append((Double.random(in: -most...most, using: &random)).rounded() / most * scale)
            }
        }
        let input = values.map { value in
            let number = ShadowNumber(shortest: value)
            return "\(value.bitPattern) \(number.high.bitPattern) \(number.low.bitPattern)"
        }.joined(separator: "\n")
        let script = """
            import struct, sys
            from fractions import Fraction
            def double(bits): return struct.unpack("<d", struct.pack("<Q", int(bits)))[0]
            worst = 0
            for line in sys.stdin:
                value, high, low = map(double, line.split())
                exact = Fraction(repr(value))
                error = abs(Fraction(high) + Fraction(low) - exact)
                # What a double cannot hold of the second part is lost.
                if error > Fraction(1, 2**1070): worst = max(worst, error / abs(exact))
            print(float(worst))
            """
        let worst = try #require(Double(try Python.run(script, input: input).split(separator: "\n")[0]))
        #expect(worst < 0x1p-100)
    }

    @Test("sums over data are of decimals: three tenths, and a mean that is a tie")
    func sums() throws {
        let (scope, _) = try Notation.scope(
            ["let s = sum(x)", "let m = mean(y)"],
            data: try Notation.data(["x": [0.1, 0.2], "y": [0.1, 0.2]]))
        let sum = try #require(scope.exactConstant(named: "s"))
        #expect(String(decoding: sum.text, as: UTF8.self) == "0.3")
        let mean = Shadow(try #require(scope.exactConstant(named: "m")))
        #expect(mean.doubt(about: 0.15000000000000002, written: .decimals(1)) == .tie)
    }

    @Test("sums are taken over every row, whatever the number of blocks")
    func rows() throws {
        let count = 9_000
        let (scope, _) = try Notation.scope(
            ["let s = sum(x)"], data: try Notation.data(["x": (1...count).map { Double($0) / 10 }]))
        let sum = try #require(scope.exactConstant(named: "s"))
        #expect(String(decoding: sum.text, as: UTF8.self) == "4050450")
    }

    @Test("what costs more than the budget has no shadow, and neither has what depends on it")
    func budget() throws {
        let data = try Notation.data(["x": (0..<300_000).map { Double($0) / 8 }])
        let (scope, errors) = try Notation.scope(
            ["let m = mean(x)", "minimize L(w) = mean((w - x)^2)"], data: data)
        #expect(errors.isEmpty)
        #expect(scope.exactConstant(named: "m") == nil)
        #expect(try scope.exactConstant(try Notation.syntax("2*m")) == nil)
        let settings = ExactSettings(start: [ShadowNumber(1)], rate: ShadowNumber(0.5), data: ExactData(data))
        var plan = Plan(loss: try #require(scope.loss), start: [1], rate: 0.5, steps: 1)
        let shadow = try #require(plan.shadow(of: plan.run(), with: settings))
        #expect(shadow.value(of: try scope.quantity(try Notation.syntax("w")), at: 1) != nil)
        #expect(shadow.value(of: try scope.quantity(try Notation.syntax("w + m")), at: 1) == nil)
        #expect(shadow.value(of: try scope.quantity(try Notation.syntax("w + sum(x)")), at: 1) == nil)
        plan.steps = 100
        #expect(plan.shadowWork(steps: 100) > Limits.shadowWork)
        #expect(plan.shadow(of: plan.run(), with: settings) == nil)
        // A loss with a constant that has no shadow.
        let (other, _) = try Notation.scope(["let m = mean(x)", "minimize L(w) = (w - m)^2"], data: data)
        let short = Plan(loss: try #require(other.loss), start: [1], rate: 0.5, steps: 1)
        #expect(short.shadow(of: short.run(), with: settings) == nil)
    }

    @Test("a stop condition that exact arithmetic decides otherwise is found")
    func stops() throws {
        let (scope, _) = try Notation.scope(["minimize L(w) = abs(w)"])
        func turn(_ condition: String, steps: Int) throws -> Int? {
            let plan = Plan(
                loss: try #require(scope.loss), start: [0.3], rate: 0.1, steps: steps,
                stop: try scope.quantity(try Notation.syntax(condition)))
            let tenth = try #require(try scope.exactConstant(try Notation.syntax("0.1")))
            let start = try #require(try scope.exactConstant(try Notation.syntax("0.3")))
            return try #require(
                plan.shadow(of: plan.run(), with: ExactSettings(start: [start], rate: tenth))
            ).turn
        }
        #expect(try turn("loss <= 0", steps: 10) == 3)
        #expect(try turn("w < 0", steps: 10) == 3)
        #expect(try turn("loss < 0.15", steps: 10) == nil)
        // At the last step the run ends either way.
        #expect(try turn("loss <= 0", steps: 3) == nil)
    }
}
