import Descent
import Foundation
import Testing

/// Runs of the course, against the figures that COURSE.md states.
@Suite struct RunTests {
    private static func plan(_ loss: String, from start: [Double], rate: Double, steps: Int) throws -> Plan {
        Plan(loss: try Notation.loss("minimize " + loss), start: start, rate: rate, steps: steps)
    }

    private static func rounded(_ values: [Double], _ digits: Int) -> String {
        values.map { String(format: "%.\(digits)f", $0) }.joined(separator: " ")
    }

    @Test func theFlagshipRun() throws {
        let run = try Self.plan("L(w) = (w - 3)^2", from: [0], rate: 0.1, steps: 8).run()
        #expect(
            Self.rounded(run.column(.parameter(0)), 4)
                == "0.0000 0.6000 1.0800 1.4640 1.7712 2.0170 2.2136 2.3709 2.4967")
        #expect(
            Self.rounded(run.column(.loss), 4)
                == "9.0000 5.7600 3.6864 2.3593 1.5099 0.9664 0.6185 0.3958 0.2533")
    }

    @Test func aRateThatIsTooLarge() throws {
        let run = try Self.plan("L(w) = (w - 3)^2", from: [0], rate: 1.1, steps: 8).run()
        #expect(
            Self.rounded(run.column(.parameter(0)), 2) == "0.00 6.60 -1.32 8.18 -3.22 10.46 -5.96 13.75 -9.90"
        )
        #expect(
            Self.rounded(run.column(.loss), 2) == "9.00 12.96 18.66 26.87 38.70 55.73 80.24 115.55 166.40")
    }

    @Test(arguments: [
        (0.1, 7, "25.00 16.00 10.24 6.55 4.19 2.68 1.72 1.10"), (2.0, 2, "25.00 225.00 2025.00"),
        (1.0, 2, "25.00 25.00 25.00"), (0.001, 1, "25.00 24.90"),
    ])
    func theSummaryPagesRuns(_ rate: Double, _ steps: Int, _ expected: String) throws {
        let run = try Self.plan("C(w) = w^2", from: [5], rate: rate, steps: steps).run()
        #expect(Self.rounded(run.column(.loss), 2) == expected)
    }

    @Test func everyParameterIsUpdatedAtOnce() throws {
        let run = try Self.plan("f(x, y) = 2*(x - 3)^2 + 1*(y + 2)^2", from: [0, 0], rate: 0.1, steps: 2)
            .run()
        #expect(run.point(at: 1) == [0 - 0.1 * -12.0, 0 - 0.1 * 4.0])
        #expect(run.column(.norm)[0] == (144.0 + 16.0).squareRoot())
        #expect(run.column(.partial(1))[0] == 4)
    }

    @Test func valuesThatOverflowAreData() throws {
        let run = try Self.plan("L(w) = w^4", from: [10], rate: 10, steps: 50).run()
        #expect(run.steps == 50)
        #expect(run.column(.loss).contains { !$0.isFinite })
    }

    // MARK: Quantities

    private static func walk(_ steps: Int = 8, stop: String? = nil) throws -> (Scope, Run) {
        let (scope, _) = try Notation.scope(["let a = 2", "minimize L(w) = (w - 3)^2"])
        var plan = Plan(loss: try #require(scope.loss), start: [0], rate: 0.1, steps: steps)
        if let stop { plan.stop = try scope.quantity(Notation.syntax(stop)) }
        return (scope, plan.run())
    }

    @Test(arguments: [
        ("w", 0, 0.0), ("loss", 0, 9), ("L", 0, 9), ("slope", 0, -6), ("dL/dw", 0, -6), ("dloss/dw", 0, -6),
        ("norm", 0, 6), ("step", 4, 4), ("epoch", 4, 4), ("rate", 3, 0.1), ("a*w", 1, 1.2000000000000002),
        ("next w", 0, 0.6000000000000001), ("next w", 8, 2.597346816), ("previous w", 1, 0),
        ("next step", 8, 9),
        ("L'(0)", 5, -6), ("L(w + 1)", 0, 4), ("2L'(w)", 0, -12), ("next (w - 3)", 0, -2.4),
        ("next w^2", 0, 0.3600000000000001),
        ("next next w", 0, 1.08), ("previous next loss", 0, 9), ("w < 3", 0, 1), ("w < 3 and loss > 9", 0, 0),
        ("L''(w)", 1, 2),
    ])
    func quantitiesOfRows(_ text: String, _ step: Int, _ expected: Double) throws {
        let (scope, run) = try Self.walk()
        let value = run.value(of: try scope.quantity(Notation.syntax(text)), at: step)
        let found = try #require(value)
        #expect(abs(found - expected) < 1e-12)
    }

    @Test(arguments: [
        ("previous w", 0), ("next next w", 8), ("w", 9), ("w", -1), ("previous previous loss", 1),
    ])
    func nothingStandsOutsideTheRun(_ text: String, _ step: Int) throws {
        let (scope, run) = try Self.walk()
        #expect(run.value(of: try scope.quantity(Notation.syntax(text)), at: step) == nil)
    }

    @Test(arguments: [("loss < 1", 5), ("abs(next w - w) < 0.3", 4), ("step >= 3", 3), ("loss < 100", 0)])
    func aConditionStopsTheRun(_ condition: String, _ steps: Int) throws {
        let (scope, run) = try Self.walk(100, stop: condition)
        #expect(run.stopped)
        #expect(run.steps == steps)
        #expect(run.column(.loss).count == steps + 1)
        #expect(run.value(of: try scope.quantity(Notation.syntax("next w")), at: steps) != nil)
    }

    @Test func theFirstStepAtWhichAConditionHolds() throws {
        let (scope, run) = try Self.walk()
        #expect(run.first(try scope.quantity(Notation.syntax("loss < 1"))) == 5)
        #expect(run.first(try scope.quantity(Notation.syntax("loss < 0"))) == nil)
    }

    /// COURSE.md, unit A: the slope tested by central differences, with Python's digits.
    @Test(arguments: [
        ("L'(w)", 0.0, "-6.000000"), ("(L(w + h) - L(w - h)) / (2*h)", 0, "-6.000000"),
        ("L'(w)", 5, "4.000000"), ("(L(w + h) - L(w - h)) / (2*h)", 5, "4.000000"),
    ])
    func tablesOfEvaluations(_ text: String, _ w: Double, _ expected: String) throws {
        let (scope, _) = try Notation.scope(["let h = 1e-6", "minimize L(w) = (w - 3)^2"])
        let evaluation = try scope.evaluation(Notation.syntax(text), inputs: ["w"])
        #expect(String(format: "%.6f", evaluation.value([w])) == expected)
    }

    @Test func theMeasuredSlopesHavePythonsDigits() throws {
        let (scope, _) = try Notation.scope(["let h = 1e-6", "minimize L(w) = (w - 3)^2"])
        let measured = try scope.evaluation(Notation.syntax("(L(w + h) - L(w - h)) / (2*h)"), inputs: ["w"])
        #expect(measured.value([0]) == -6.000000000838668)
        #expect(measured.value([5]) == 4.000000000559112)
    }

    @Test(arguments: [
        ("0.1", 0.1), ("-2^2", -4), ("2^-1", 0.5), ("a/4", 0.5), ("L'(0)", -6), ("e", 2.718281828459045),
        ("2π", 2 * Double.pi), ("4^0.5", 2), ("abs'(0)", 0), ("10^6", 1_000_000), ("√9", 3), ("2e-3", 0.002),
    ])
    func constants(_ text: String, _ expected: Double) throws {
        let (scope, _) = try Notation.scope(["let a = 2", "minimize L(w) = (w - 3)^2"])
        #expect(try scope.constant(Notation.syntax(text)) == expected)
    }

    @Test(arguments: [
        ("f(x, y)", "f"), ("next f(x, y)", "next f"), ("f(y, x)", "(y - 3)^2 + x"),
        ("f(x, 1)", "(x - 3)^2 + 1"),
    ])
    func theLossAtARowsOwnPointIsThatRowsLoss(_ text: String, _ expected: String) throws {
        let scope = try Notation.scope(["minimize f(x, y) = (x - 3)^2 + y"]).0
        #expect(try scope.quantity(Notation.syntax(text)).expression.string == expected)
    }

    @Test func longExpressionsMayTakeFewerSteps() throws {
        let loss = try Notation.loss(
            "minimize L(w) = "
                + [String](repeating: "(w + 0.1)^64/abs(w)", count: 90).joined(separator: "*w + "))
        let plan = Plan(loss: loss, start: [0], rate: 0.1, steps: 8)
        #expect(plan.stepsLimit > 1_000 && plan.stepsLimit <= Limits.steps)
        #expect(try Self.plan("L(w) = w^2", from: [0], rate: 0.1, steps: 8).stepsLimit == Limits.steps)
    }
}
