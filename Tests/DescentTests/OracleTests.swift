import Descent
import Foundation
import Testing

/// Values and slopes against oracles from outside: Python's arithmetic, and differences.
@Suite struct OracleTests {
    private static func loss(_ text: String) throws -> LossFunction {
        try Notation.loss("minimize f(x, y) = " + text)
    }

    private static func points(_ random: inout Seeded) -> (Double, Double) {
        (
            Double.random(in: -4...4, using: &random),
            [0.0, 1.0, Double.random(in: -4...4, using: &random)].randomElement(using: &random) ?? 0
        )
    }

    /// NaNs have no bits to agree on.
    private static func agree(_ value: Double, _ bits: UInt64) -> Bool {
        let other = Double(bitPattern: bits)
        return value.isNaN ? other.isNaN : value.bitPattern == bits || value == 0 && other == 0
    }

    @Test(.enabled(if: Python.isThere, "skipped: there is no python3"))
    func valuesAndSlopesEqualPythonsBitForBit() throws {
        var expressions = RandomExpressions(random: Seeded(7))
        var questions: [(text: String, x: Double, y: Double)] = []
        var computed: [Double] = []
        for _ in 0..<400 {
            let text = expressions.expression(2)
            let loss = try Self.loss(text)
            let (x, y) = Self.points(&expressions.random)
            let run = Plan(loss: loss, start: [x, y], rate: 0, steps: 0).run()
            // The text itself is asked, so Python's precedence is the oracle of ours.
            questions.append((text, x, y))
            computed.append(run.column(.loss)[0])
            for index in 0..<2 {
                questions.append((loss.gradient[index].python, x, y))
                computed.append(run.column(.partial(index))[0])
            }
        }
        let answers = try Python.values(questions)
        try #require(answers.count == questions.count)
        for (index, question) in questions.enumerated() where !Self.agree(computed[index], answers[index]) {
            Issue.record("\(question): \(computed[index]), Python \(Double(bitPattern: answers[index]))")
            break
        }
    }

    @Test func printedExpressionsReadBackToTheSameValue() throws {
        var expressions = RandomExpressions(random: Seeded(11))
        for _ in 0..<400 {
            let loss = try Self.loss(expressions.expression(2))
            let (x, y) = Self.points(&expressions.random)
            for expression in [loss.expression] + loss.gradient where !expression.string.contains("[") {
                let again = try Self.loss(expression.string).expression
                let value = try #require(expression.value(at: [x, y]))
                let other = try #require(again.value(at: [x, y]))
                #expect(
                    value.bitPattern == other.bitPattern || value.isNaN && other.isNaN,
                    "\(expression.string) at \(x), \(y): \(value), read back \(other)")
                #expect(again.string == expression.string)
            }
        }
    }

    @Test func slopesAreWhereDifferencesPoint() throws {
        var expressions = RandomExpressions(random: Seeded(13), isSmooth: true)
        var compared = 0
        for _ in 0..<400 {
            let text = expressions.expression(2)
            let loss = try Self.loss(text)
            let point = [
                Double.random(in: 0.5...2, using: &expressions.random),
                Double.random(in: -2 ... -0.5, using: &expressions.random),
            ]
            for index in 0..<2 {
                func shifted(_ by: Double) -> Double {
                    var shifted = point
                    shifted[index] += by
                    return loss.expression.value(at: shifted) ?? .nan
                }
                let h = 1e-4
                let wide = (shifted(2 * h) - shifted(-2 * h)) / (4 * h)
                let narrow = (shifted(h) - shifted(-h)) / (2 * h)
                // Where differences themselves are not settled (near a pole), they say nothing.
                guard wide.isFinite, abs(wide - narrow) < 1e-3 * max(1, abs(narrow)), abs(narrow) < 1e8 else {
                    continue
                }
                let slope = try #require(loss.gradient[index].value(at: point))
                compared += 1
                #expect(
                    abs(slope - narrow) <= 2e-3 * max(1, abs(narrow)) + abs(shifted(0)) * 1e-10,
                    "\(text) by \(index) at \(point): \(slope), difference \(narrow)")
            }
        }
        #expect(compared > 400)
    }
}
