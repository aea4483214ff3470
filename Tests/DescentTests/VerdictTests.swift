import Descent
import Testing

/// LANGUAGE.md, section 5: one verdict for each run.
@Suite struct VerdictTests {
    @Test(arguments: [
        ("L(w) = (w - 3)^2", [0.0], 0.1, 8, Verdict.converges),
        ("L(w) = (w - 3)^2", [0], 1.1, 8, .diverges),
        ("L(w) = w^2", [5], 0.9, 20, .oscillates),
        ("L(w) = w^2", [5], 1.0, 10, .bounces),
        ("L(w) = w^2", [5], 0.001, 20, .crawls),
        ("L(w) = w^2", [5], 2.0, 3, .diverges),
        ("L(w) = w^4", [10], 10, 20, .diverges),
        ("L(w) = 1/4w^4 - w^2", [2.6], 0.1, 30, .converges),
        ("f(x, y) = x^2 + 10y^2", [1, 1], 0.05, 60, .converges),
        ("f(x, y) = x^2 + 10y^2", [1, 1], 0.0999, 10, .bounces),
        ("f(x, y) = x^2 + y^2", [1, 1], 0.95, 40, .oscillates),
        ("L(w) = w^2", [0], 0.1, 5, .converges),
        ("L(w) = (1 - w^2)^2", [0.001], 0.05, 5, .crawls),
        ("L(w) = -w^2", [1], 0.1, 5, .crawls),
        ("L(w) = w", [1], 0.1, 5, .crawls),
    ])
    func verdicts(_ loss: String, _ start: [Double], _ rate: Double, _ steps: Int, _ expected: Verdict) throws
    {
        let plan = Plan(loss: try Notation.loss("minimize " + loss), start: start, rate: rate, steps: steps)
        #expect(plan.verdict() == expected)
    }

    @Test func everyWordIsRead() {
        for verdict in Verdict.allCases {
            #expect(Verdict(Name(stringLiteral: "\(verdict.word)")) == verdict)
        }
        #expect(Verdict("falls") == nil)
    }
}
