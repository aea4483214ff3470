import Foundation
import Testing

@testable import Descent

/// Means and sums over rows against plain loops and exact sums.
@Suite struct SumTests {
    private static func numbers(_ count: Int, _ random: inout Seeded) -> [Double] {
        (0..<count).map { _ in Double.random(in: -4...4, using: &random) }
    }

    /// The order that the reference page describes, written as plainly as it says it.
    private static func sum(_ values: [Double]) -> Double {
        var total: Double?
        for start in stride(from: 0, to: values.count, by: 4_096) {
            let block = values[start..<min(start + 4_096, values.count)]
            var lanes: [Double] = []
            for (index, value) in block.enumerated() {
                if index < 64 { lanes.append(value) } else { lanes[index % 64] += value }
            }
            let sum = lanes.dropFirst().reduce(lanes[0], +)
            total = total.map { $0 + sum } ?? sum
        }
        return total ?? 0
    }

    @Test(arguments: [1, 2, 63, 64, 65, 127, 4_095, 4_096, 4_097, 8_192, 10_000])
    func theOrderOfAdditionsIsTheOneDescribed(count: Int) throws {
        var random = Seeded(UInt64(count))
        let (x, y) = (Self.numbers(count, &random), Self.numbers(count, &random))
        let data = try Notation.data(["x": x, "y": y])
        let loss = try Notation.loss("minimize L(w, b) = mean((w*x + b - y)^2) + sum(x*y)", data: data)
        let run = Plan(loss: loss, start: [1.5, -0.25], rate: 0.1, steps: 0).run()
        let residuals = zip(x, y).map { 1.5 * $0 + -0.25 - $1 }
        let squares = Self.sum(residuals.map { $0 * $0 }) / Double(count)
        #expect(run.column(.loss)[0] == squares + Self.sum(zip(x, y).map { $0 * $1 }))
        let slope = Self.sum(zip(x, residuals).map { $0 * $1 }) / Double(count) * 2
        #expect(run.column(.partial(0))[0] == slope)
        #expect(run.column(.partial(1))[0] == Self.sum(residuals) / Double(count) * 2)
    }

    @Test(arguments: [1, 5, 64]) func upToSixtyFourRowsAddLikeAPlainLoop(count: Int) throws {
        var random = Seeded(3)
        let x = Self.numbers(count, &random)
        let (scope, _) = try Notation.scope([], data: Notation.data(["x": x]))
        let sum = try scope.constant(Notation.syntax("sum(x^3)"))
        #expect(sum == x.reduce(0) { $0 + $1 * $1 * $1 })
    }

    @Test(.enabled(if: Python.isThere, "skipped: there is no python3"))
    func sumsAreNearTheExactOnes() throws {
        var random = Seeded(17)
        let x = Self.numbers(100_000, &random)
        let bits = x.map { "\($0.bitPattern)" }.joined(separator: "\n")
        let script = """
            import math, struct, sys
            x = [struct.unpack("<d", struct.pack("<Q", int(bits)))[0] for bits in sys.stdin]
            print(struct.unpack("<Q", struct.pack("<d", math.fsum(v * v for v in x)))[0])
            """
        let answer = try Python.run(script, input: bits).trimmingCharacters(in: .whitespacesAndNewlines)
        let exact = try Double(bitPattern: #require(UInt64(answer)))
        let (scope, _) = try Notation.scope([], data: Notation.data(["x": x]))
        let sum = try scope.constant(Notation.syntax("sum(x^2)"))
        #expect(abs(sum - exact) <= 64 * exact.ulp, "\(sum), exactly \(exact)")
    }

    @Test func aMeanMayStandInAMeanAndInALet() throws {
        let x = [1.0, 2, 4, 9]
        let data = try Notation.data(["x": x])
        let loss = try Notation.loss(
            "let centre = mean(x)", "minimize V(w) = mean((x - mean(w*x))^2) + centre*count", data: data)
        let run = Plan(loss: loss, start: [0.5], rate: 0.1, steps: 0).run()
        // mean(w·x) is 2, and the squares of x - 2 are 1, 0, 4, 49.
        #expect(run.column(.loss)[0] == 54.0 / 4 + 16)
        // d/dw of mean((x - w·m)²) is -2 m mean(x - w·m), with m = 4 and a mean of 2.
        #expect(run.column(.partial(0))[0] == -16)
    }

    @Test(arguments: [
        ("mean((w*x - y)^2)", "2mean(x*(w*x - y))"),
        ("mean(1/2(w*x - y)^2)", "mean(x*(w*x - y))"),
        ("sum((w*x - y)^2)/count", "2sum(x*(w*x - y))/count"),
        ("mean(w^2 + x)", "2w"),
        ("sum(w^2 + x)", "2count*w"),
        ("mean(abs(w*x - y))", "mean(x*sign(w*x - y))"),
    ])
    func derivativesReadLikeABook(text: String, derivative: String) throws {
        let data = try Notation.data(["x": [1, 2], "y": [3, 5]])
        let loss = try Notation.loss("minimize L(w) = " + text, data: data)
        #expect(loss.gradient[0].string == derivative)
        let again = try Notation.loss("minimize L(w) = " + derivative, data: data)
        #expect(again.value(at: [0.75]) == loss.gradient[0].value(at: [0.75], over: data))
    }

    /// Random losses over rows, their slopes against differences.
    @Test func slopesAreWhereDifferencesPoint() throws {
        var expressions = RandomExpressions(random: Seeded(29), isSmooth: true)
        var compared = 0
        for _ in 0..<100 {
            let body = expressions.expression(2)
            let data = try Notation.data(["y": Self.numbers(70, &expressions.random).map { $0 / 4 }])
            let loss = try Notation.loss("minimize L(x) = mean(\(body))", data: data)
            let point = Double.random(in: 0.5...2, using: &expressions.random)
            let h = 1e-4
            let wide = (loss.value(at: [point + 2 * h]) - loss.value(at: [point - 2 * h])) / (4 * h)
            let narrow = (loss.value(at: [point + h]) - loss.value(at: [point - h])) / (2 * h)
            guard wide.isFinite, abs(wide - narrow) < 1e-3 * max(1, abs(narrow)), abs(narrow) < 1e8 else {
                continue
            }
            let slope = Plan(loss: loss, start: [point], rate: 1, steps: 0).run().column(.partial(0))[0]
            compared += 1
            #expect(
                abs(slope - narrow) <= 2e-3 * max(1, abs(narrow)) + abs(loss.value(at: [point])) * 1e-10,
                "\(body) at \(point): \(slope), difference \(narrow)")
        }
        #expect(compared > 50)
    }

    /// What is the same in every row is computed before the rows are looked at, also where nothing comes after them.
    @Test func aSumThatIsTheWholeLossHasItsNumbersFirst() throws {
        let data = try Notation.data(["u": [1, 2, 3]])
        for text in ["sum(sin(w)*u)", "sum(u/(w + 1))", "sum(-(w*u)^2)"] {
            let loss = try Notation.loss("minimize L(w) = " + text, data: data)
            let expected = (1...3).reduce(0.0) { sum, u in
                let parts: [String: Double] = [
                    "sum(sin(w)*u)": Elementary.sin(0.7) * Double(u), "sum(u/(w + 1))": Double(u) / 1.7,
                    "sum(-(w*u)^2)": -(0.7 * Double(u)) * (0.7 * Double(u)),
                ]
                return sum + (parts[text] ?? .nan)
            }
            // Whatever stood in the memory before.
            for _ in 0..<3 {
                #expect(loss.lossProgram.value([0.7], over: data) == expected, "\(text)")
                #expect(loss.expression.value(at: [0.7], over: data) == expected, "\(text)")
            }
        }
    }
}
