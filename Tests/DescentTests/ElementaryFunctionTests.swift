import Foundation
import Testing

@testable import Descent

/// The functions of a scientific calculator, called from expressions: values, slopes, shadows.
@Suite struct ElementaryFunctionTests {
    /// A function, where it is tried, and how Python's `math` says it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let range: ClosedRange<Double>
        let python: String

        var testDescription: String { name }

        func loss(_ argument: String = "w") throws -> LossFunction {
            try Notation.loss("minimize L(w) = \(name)(\(argument))")
        }

        /// Points inside of the range, none of them at its ends.
        func points(_ count: Int, _ random: inout Seeded) -> [Double] {
            (0..<count).map { _ in Double.random(in: range, using: &random) }
        }
    }

    static let cases = [
        Case(name: "exp", range: -20...20, python: "math.exp(x)"),
        Case(name: "log", range: 0.01...50, python: "math.log(x)"),
        Case(name: "log2", range: 0.01...50, python: "math.log2(x)"),
        Case(name: "log10", range: 0.01...50, python: "math.log10(x)"),
        Case(name: "sin", range: -30...30, python: "math.sin(x)"),
        Case(name: "cos", range: -30...30, python: "math.cos(x)"),
        Case(name: "tan", range: -1.5...1.5, python: "math.tan(x)"),
        Case(name: "asin", range: -0.99...0.99, python: "math.asin(x)"),
        Case(name: "acos", range: -0.99...0.99, python: "math.acos(x)"),
        Case(name: "atan", range: -30...30, python: "math.atan(x)"),
        Case(name: "sinh", range: -20...20, python: "math.sinh(x)"),
        Case(name: "cosh", range: -20...20, python: "math.cosh(x)"),
        Case(name: "tanh", range: -8...8, python: "math.tanh(x)"),
        Case(
            name: "sigmoid", range: -30...30,
            python: "1/(1 + math.exp(-x)) if x > 0 else math.exp(x)/(1 + math.exp(x))"),
        Case(name: "relu", range: -30...30, python: "max(0.0, x)"),
        Case(
            name: "softplus", range: -30...30,
            python: "max(0.0, x) + math.log1p(math.exp(-abs(x)))"),
    ]

    @Test func everyFunctionOfOneArgumentIsTried() {
        let others = ["abs", "sqrt", "sign", "floor", "min", "max", "pow"]
        let known = Set(Function.allCases.map { $0.name.description })
        #expect(known.isSuperset(of: Self.cases.map(\.name) + others))
        #expect(Function.allCases.allSatisfy { Function($0.name) == $0 })
    }

    @Test(
        .enabled(if: Python.isThere, "skipped: there is no python3"), arguments: cases)
    func valuesArePythonsToTwoUnitsInTheLastPlace(function: Case) throws {
        var random = Seeded(17)
        let points = function.points(300, &random)
        let script = """
            import math, struct, sys
            for line in sys.stdin.read().split():
                x = struct.unpack("<d", struct.pack("<Q", int(line)))[0]
                print(struct.unpack("<Q", struct.pack("<d", \(function.python)))[0])
            """
        let input = points.map { "\($0.bitPattern)" }.joined(separator: "\n")
        let answers = try Python.run(script, input: input).split(separator: "\n").compactMap { UInt64($0) }
        try #require(answers.count == points.count)
        let loss = try function.loss()
        for (point, answer) in zip(points, answers) {
            let expected = Double(bitPattern: answer)
            let value = loss.program.value([point])
            #expect(abs(value - expected) <= 2 * expected.ulp, "at \(point): \(value), Python \(expected)")
            #expect(loss.expression.value(at: [point])?.bitPattern == value.bitPattern)
        }
    }

    /// Alone, and inside of and beside others, so that the chain rule is seen too.
    @Test(arguments: cases)
    func slopesAreThoseOfCentralDifferences(function: Case) throws {
        var random = Seeded(23)
        for text in ["\(function.name)(w)", "w*\(function.name)(w/2)^2", "2\(function.name)((w^2 + 1)/w)"] {
            let loss = try Notation.loss("minimize L(w) = " + text)
            var compared = 0
            for point in function.points(200, &random) {
                func difference(_ h: Double) -> Double {
                    (loss.program.value([point + h]) - loss.program.value([point - h])) / (2 * h)
                }
                let h = 1e-4 * max(0.1, abs(point))
                let (wide, narrow) = (difference(2 * h), difference(h))
                // Where the function has no value, or the difference is not settled, it says nothing.
                guard narrow.isFinite, abs(wide - narrow) <= 1e-3 * abs(narrow) else { continue }
                compared += 1
                // Richardson's extrapolation takes the error of h² away.
                let best = narrow + (narrow - wide) / 3
                let slope = try #require(loss.gradient[0].value(at: [point]))
                let rounding = 1e-13 * abs(loss.program.value([point])) / h
                #expect(abs(slope - best) <= 1e-5 * abs(best) + rounding, "\(text) at \(point)")
            }
            #expect(compared > 20 || text.contains("+ 1"), "\(text): \(compared)")
        }
    }

    @Test(arguments: cases)
    func secondDerivativesAreSlopesOfSlopes(function: Case) throws {
        let slope = try #require(try function.loss().gradient[0].derivative(by: 0))
        let first = try function.loss().gradient[0]
        let (point, h) = (0.6, 1e-5)
        let value = try #require(slope.value(at: [point]))
        let above = try #require(first.value(at: [point + h]))
        let below = try #require(first.value(at: [point - h]))
        #expect(abs(value - (above - below) / (2 * h)) < 1e-7 * max(1, abs(value)))
    }

    @Test(arguments: cases)
    func shadowsAreTheSameNumbers(function: Case) throws {
        var random = Seeded(29)
        let loss = try function.loss()
        for point in function.points(100, &random) {
            let value = loss.program.value([point])
            let shadow = loss.program.value([ShadowNumber(point)])
            #expect(abs((ShadowNumber(value) - shadow).high) <= value.ulp, "at \(point)")
        }
    }

    /// 1/(w·log(2)) has the logarithm with all the digits of a shadow, not those of a double.
    @Test(arguments: [("log2", ShadowNumber.logarithmOfTwo), ("log10", ShadowNumber.logarithmOfTen)])
    func logarithmsOfBasesAreExactConstants(name: String, logarithm: ShadowNumber) throws {
        let (scope, _) = try Notation.scope(["minimize L(w) = \(name)(w)"])
        let gradient = try #require(scope.loss?.gradient)
        let program = Compiler.compile(gradient, parameters: 1, scope)
        #expect(program.instructions.count == 2)
        let product = program.value([ShadowNumber(3.0)]) * ShadowNumber(3.0) * logarithm
        #expect(abs((product - .one).high) < 0x1p-98)
    }

    @Test(arguments: [
        ("log(w)", -1.0, Double.nan), ("log(w)", 0, -.infinity), ("log2(w)", -2, .nan),
        ("asin(w)", 1.5, .nan), ("acos(w)", -1.5, .nan), ("exp(w)", 800, .infinity), ("exp(w)", -800, 0),
        ("sigmoid(w)", 800, 1), ("sigmoid(w)", -800, 0), ("softplus(w)", 800, 800), ("softplus(w)", -800, 0),
        ("tanh(w)", 800, 1), ("relu(w)", -3, 0), ("relu(w)", 3, 3), ("relu(log(w))", -1, .nan),
        ("sinh(w)", 800, .infinity), ("sin(exp(w))", 800, .nan),
    ])
    func pastTheEndsOfTheirRanges(_ text: String, _ point: Double, _ expected: Double) throws {
        let loss = try Notation.loss("minimize L(w) = " + text)
        let value = loss.program.value([point])
        let shadow = loss.program.value([ShadowNumber(point)]).high
        #expect(value == expected || value.isNaN && expected.isNaN)
        #expect(shadow == expected || shadow.isNaN && expected.isNaN)
    }

    @Test func constantsOfThemAreFolded() throws {
        let loss = try Notation.loss(
            "let a = exp(1)", "let b = log10(1000)", "minimize L(w) = a*w + sin(1)*b*w + log(2)")
        #expect(!loss.program.instructions.contains { $0.operation.work > 1 })
        #expect(abs(loss.program.value([0]) - 0.6931471805599453) <= 0x1p-53)
    }

    /// A run of functions may cost no more time than one of sums.
    @Test func theyCountForMoreThanAnAddition() throws {
        let cheap = Plan(loss: try Notation.loss("minimize L(w) = w^2"), start: [1], rate: 0.1, steps: 1)
        let lines = (1...40).map { "sin(\($0)w)" }.joined(separator: " + ")
        let dear = Plan(loss: try Notation.loss("minimize L(w) = " + lines), start: [1], rate: 0.1, steps: 1)
        #expect(cheap.stepsLimit == Limits.steps && dear.stepsLimit < 500_000 && dear.stepsLimit > 100_000)
    }
}
