import Descent
import Foundation
import Testing

@Suite struct Smoke {
    @Test(arguments: [
        ("(w - 3)^2", "2(w - 3)"), ("w^2/10", "w/5"), ("1/4w^4 - w^2", "w^3 - 2w"), ("¼w⁴ − w²", "w^3 - 2w"),
        ("w*(w-1)", "2w - 1"), ("abs(w)", "sign(w)"), ("sqrt(1+w^2)", "w/sqrt(1 + w^2)"), ("1/w", "-1/w^2"),
        ("0.1w^3", "0.3w^2"), ("(w*1.5 - 3)^2", "3(w*1.5 - 3)"), ("max(0, w)", "[0 if 0 > w, 1 if 0 < w]"),
        ("w/(1+w^2)", "1/(1 + w^2) - 2w^2/(1 + w^2)^2"), ("(2w)^2", "8w"), ("3", "0"),
        ("w^1.5", "1.5sqrt(w)"),
        ("1e-6w^2", "0.000002w"), ("1e-9w^2", "2e-9w"),
        ("(1 - w)^2 + 100(3 - w^2)^2", "-2(1 - w) - 400w*(3 - w^2)"),
        ("5(w^2+w)", "5(2w + 1)"), ("(w^2+w)/10", "(2w + 1)/10"), ("w^2/0.5", "4w"), ("w^2/0.3", "20w/3"),
    ])
    func derivative(_ text: String, _ expected: String) throws {
        let loss = try Notation.loss("minimize L(w) = " + text)
        #expect(loss.gradient[0].string == expected)
    }

    @Test func walk() throws {
        let (scope, errors) = try Notation.scope(["minimize L(w) = (w - 3)^2"])
        #expect(errors == [])
        let loss = try #require(scope.loss)
        let plan = Plan(loss: loss, start: [0], rate: 0.1, steps: 8)
        let run = plan.run()
        print(run.column(.parameter(0)), run.column(.loss))
        #expect(plan.verdict() == .converges)
        let q = try scope.quantity(Notation.syntax("next w - w"))
        print(run.values(of: q))
        print(try scope.constant(Notation.syntax("L'(0) + L(1)")))
    }
}
