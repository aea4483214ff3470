import Descent
import Testing

/// Derivatives as an author would write them.
@Suite struct DerivativeTests {
    @Test(arguments: [
        ("(w - 3)^2", "2(w - 3)"), ("w^2/10", "w/5"), ("1/4w^4 - w^2", "w^3 - 2w"),
        ("¼w⁴ − w²", "w^3 - 2w"), ("w*(w-1)", "2w - 1"), ("abs(w)", "sign(w)"), ("|w - 1|", "sign(w - 1)"),
        ("sqrt(1+w^2)", "w/sqrt(1 + w^2)"), ("√w", "1/(2sqrt(w))"), ("1/w", "-1/w^2"), ("3/w^2", "-6/w^3"),
        ("0.1w^3", "0.3w^2"), ("(w*1.5 - 3)^2", "3(w*1.5 - 3)"), ("max(0, w)", "[0 if 0 > w, 1 if 0 < w]"),
        ("w/(1+w^2)", "1/(1 + w^2) - 2w^2/(1 + w^2)^2"), ("(2w)^2", "8w"), ("3", "0"), ("w", "1"),
        ("-w", "-1"),
        ("w^1.5", "1.5sqrt(w)"), ("w^2.5", "2.5w^1.5"), ("w^-2", "-2/w^3"), ("1e-6w^2", "0.000002w"),
        ("1e-9w^2", "2e-9w"), ("1e20w^2", "2e20w"), ("5(w^2+w)", "5(2w + 1)"), ("(w^2+w)/10", "(2w + 1)/10"),
        ("w^2/0.5", "4w"), ("w^2/0.3", "20w/3"), ("(w - 3)^2/2", "w - 3"),
        ("(w-3)^2/2 + (w-4)^2/2", "2w - 7"),
        ("w*w*w", "3w^2"), ("floor(w) + sign(w)", "0"), ("pow(w, 3)", "3w^2"), ("-(w - 3)^2", "-2(w - 3)"),
        ("(w - 3)^2 + pi*w", "2(w - 3) + pi"), ("e^2*w", "e^2"), ("2(w+1)(w-1)", "2(w - 1) + 2(w + 1)"),
        ("exp(w)", "exp(w)"), ("exp(-w^2)", "-2w*exp(-w^2)"), ("log(w)", "1/w"), ("log(2w)", "1/w"),
        ("log(1 + w^2)", "2w/(1 + w^2)"), ("log2(w)", "1/(w*log(2))"), ("3log10(w)", "3/(w*log(10))"),
        ("sin(2w)", "2cos(2w)"), ("cos(w)", "-sin(w)"), ("tan(w)", "1 + tan(w)^2"),
        ("asin(w)", "1/sqrt(1 - w^2)"), ("acos(w)", "-1/sqrt(1 - w^2)"), ("atan(w)", "1/(1 + w^2)"),
        ("sinh(w)", "cosh(w)"), ("cosh(3w)", "3sinh(3w)"), ("tanh(w)", "1 - tanh(w)^2"),
        ("tanh(2w)", "2(1 - tanh(2w)^2)"), ("sigmoid(w)", "sigmoid(w)*(1 - sigmoid(w))"),
        ("sigmoid(-w)", "-sigmoid(-w)*(1 - sigmoid(-w))"), ("softplus(w)", "sigmoid(w)"),
        ("relu(w)", "[1 if w > 0, 0 if w < 0]"), ("relu(1 - 2w)", "[-2 if 1 - 2w > 0, 0 if 1 - 2w < 0]"),
        ("sin(w)^2", "2cos(w)*sin(w)"), ("w*log(w)", "log(w) + w/w"), ("exp(3)*w", "exp(3)"),
    ])
    func ofOneParameter(_ text: String, _ expected: String) throws {
        #expect(try Notation.loss("minimize L(w) = " + text).gradient[0].string == expected)
    }

    @Test(arguments: [
        ("2*(x - 3)^2 + 1*(y + 2)^2", ["4(x - 3)", "2(y + 2)"]),
        ("(1 - x)^2 + 100(y - x^2)^2", ["-2(1 - x) - 400x*(y - x^2)", "200(y - x^2)"]),
        ("(1.5x + y - 3)^2", ["3(1.5x + y - 3)", "2(1.5x + y - 3)"]),
        ("x*y", ["y", "x"]), ("x/y", ["1/y", "-x/y^2"]), ("x", ["1", "0"]),
    ])
    func ofTwoParameters(_ text: String, _ expected: [String]) throws {
        #expect(try Notation.loss("minimize f(x, y) = " + text).gradient.map(\.string) == expected)
    }

    @Test func namesOfConstantsStay() throws {
        let loss = try Notation.loss("let a = 2", "let target = 10", "minimize L(w) = (a*w - target)^2")
        #expect(loss.gradient[0].string == "2a*(a*w - target)")
    }

    @Test func functionsAreReplacedByTheirBodies() throws {
        let loss = try Notation.loss("let p(x) = 2x", "minimize L(w) = (p(w + 1) - 10)^2")
        #expect(loss.expression.string == "(2(w + 1) - 10)^2")
        #expect(loss.gradient[0].string == "4(2(w + 1) - 10)")
    }

    /// LANGUAGE.md, section 2: at a kink the slope is the subgradient nearest zero.
    @Test(arguments: [
        ("abs(w)", 0.0), ("max(0, w)", 0), ("min(0, w)", 0), ("max(w, 2w)", 1), ("min(w, 2w)", 1),
        ("max(-w, -2w)", -1), ("max(w, 3)*w", 3), ("max(1, w, 2w)", 0),
        ("relu(w)", 0), ("relu(-w)", 0), ("w + relu(w)", 1), ("relu(w^2)", 0), ("softplus(w)", 0.5),
    ])
    func cornersHaveTheSlopeNearestZero(_ text: String, _ expected: Double) throws {
        #expect(
            try Notation.loss("minimize L(w) = " + text).gradient[0].value(at: [0]) == expected)
    }

    @Test(arguments: [
        ("abs(w)", 0.0, true), ("abs(w)", 0.1, false), ("max(w, 1)", 1, true), ("max(w, 1)", 2, false),
        ("(w - 1)^2", 1, false), ("abs(w - 0.5) + w", 0.5, true), ("max(w, 1, 5)", 1, false),
        ("floor(w)", 2, true), ("floor(w)", 2.5, false), ("relu(w - 1)", 1, true), ("relu(w)", 1, false),
        ("sin(relu(w))", 0, true), ("softplus(w)", 0, false),
    ])
    func pointsOnCornersAreFound(_ text: String, _ point: Double, _ expected: Bool) throws {
        #expect(try Notation.loss("minimize L(w) = " + text).hasKink(at: [point]) == expected)
    }
}
