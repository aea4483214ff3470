import Foundation
import Testing

@testable import Descent

/// Powers with any exponent: values, slopes, shadows, lanes.
@Suite struct PowerTests {
    private static func bits(_ value: Double) -> UInt64 {
        value.isNaN ? Double.nan.bitPattern : value.bitPattern
    }

    private static let ends: [Double] = [
        0, 0.5, 1, 2, 3, 4, 0.75, 1.5, 64, 65, 1e-3, 1e9, 4_503_599_627_370_497, 9_007_199_254_740_991,
        9_007_199_254_740_992, 1e18, 0x1p64, 1e300, .leastNonzeroMagnitude, 0x1p-1030, 1.0.nextUp,
        1.0.nextDown, .infinity, .nan,
        .greatestFiniteMagnitude,
    ]

    @Test("the ends of the range are C's")
    func endsOfTheRange() {
        for x in Self.ends + Self.ends.map({ -$0 }) {
            for y in Self.ends + Self.ends.map({ -$0 }) {
                let (own, other) = (Elementary.pow(x, y), Foundation.pow(x, y))
                let isSame = Self.bits(own) == Self.bits(other)
                // Where it is an ordinary number, C's may have another last bit.
                #expect(isSame || abs(own - other) <= other.ulp && other.isFinite && other != 0, "\(x)^\(y)")
            }
        }
    }

    @Test("each errs by less than a unit in the last place", .enabled(if: Python.isThere, "needs python3"))
    func accuracy() throws {
        var random = Seeded(41)
        var input = ""
        for _ in 0..<4_000 {
            // Any base; an exponent so that the result lies anywhere within the doubles' range.
            let x = Self.base(&random)
            let result = Double.random(in: -744...709.7, using: &random)
            var y =
                Int.random(in: 0...3, using: &random) == 0
                ? .random(in: -70...70) : result / Foundation.log(x)
            if !y.isFinite { y = 0.3 }
            let value = Elementary.pow(x, y)
            guard value.isFinite, value != 0 else { continue }
            input += "\(x.bitPattern) \(y.bitPattern) \(value.bitPattern)\n"
        }
        let worst = try Python.run(Self.script, input: input).split(separator: " ")
        let units = try #require(worst.first.flatMap { Double($0) })
        #expect(units < 1, "\(worst)")
        #expect(units > 0.4)
    }

    private static func base(_ random: inout Seeded) -> Double {
        switch Int.random(in: 0...4, using: &random) {
        case 0: Double.random(in: 0...10, using: &random)
        case 1: 1 + Double.random(in: -1e-6...1e-6, using: &random)
        case 2: Double(bitPattern: UInt64.random(in: 1..<(1 << 52), using: &random))
        case 3: 1 + Double.random(in: -0.05...0.05, using: &random)
        default: Double(bitPattern: UInt64.random(in: 1..<(0x7FF << 52), using: &random))
        }
    }

    /// Powers by Python's decimal numbers of 60 digits.
    private static let script = """
        import math, struct, sys
        from decimal import Decimal, getcontext
        getcontext().prec = 60
        def double(bits): return struct.unpack("<d", struct.pack("<Q", int(bits)))[0]
        worst = (0, 0, 0)
        for line in sys.stdin.read().split("\\n"):
            if not line: continue
            x, y, own = map(double, line.split())
            exact = (Decimal(x).ln() * Decimal(y)).exp()
            unit = Decimal(math.ulp(float(exact)))
            worst = max(worst, (float(abs(Decimal(own) - exact) / unit), x, y))
        print(*worst)
        """

    @Test("a whole number of halves is products and a root, whoever says it")
    func oneRuleForAll() throws {
        for exponent in [0, 0.5, 1, 2, 2.5, 3, 7, 8, 9, 33, 63.5, 64, -0.5, -1, -2, -9.5, -64] {
            let plain = try Notation.loss("minimize f(x, y) = x^(\(exponent)) + 0y")
            let asked = try Notation.loss("minimize f(x, y) = x^y")
            let named = try Notation.loss("let n = \(exponent)", "minimize f(x, y) = pow(x, n) + 0y")
            let given = try Notation.loss("let p(a, b) = a^b", "minimize f(x, y) = p(x, \(exponent)) + 0y")
            var random = Seeded(43)
            for _ in 0..<50 {
                let point = [Double.random(in: 0...3, using: &random), exponent]
                let value = Self.bits(plain.program.value(point))
                for other in [asked, named, given] {
                    #expect(Self.bits(other.program.value(point)) == value)
                    #expect(Self.bits(other.expression.value(at: point) ?? 7) == value)
                }
            }
            #expect(!plain.program.instructions.contains { $0.operation == .raised })
        }
    }

    @Test(arguments: [
        "x^y", "2^x + y", "x^0.3*y", "x^-1.25 - y^65", "x^(1/3)/y", "pow(x, y)^0.7", "(x*y)^(x - y)", "x^x^y",
        "x^-65.5 + y", "e^x*y", "pi^(x*y)",
    ])
    func valuesSlopesShadowsAndLanesAgree(text: String) throws {
        let loss = try Notation.loss("minimize f(x, y) = " + text)
        var random = Seeded(47)
        for _ in 0..<60 {
            let point = [
                Double.random(in: 0.2...2, using: &random), Double.random(in: 0.2...2, using: &random),
            ]
            let run = Plan(loss: loss, start: point, rate: 0.001, steps: 2).run()
            #expect(loss.expression.value(at: point) == run.column(.loss)[0])
            let shadow = loss.program.value(point.map { ShadowNumber($0) })
            let units = abs((ShadowNumber(run.column(.loss)[0]) - shadow).high) / shadow.high.ulp
            #expect(units < 64, "\(text) at \(point): \(units)")
            for index in 0..<2 {
                let slope = run.column(.partial(index))[0]
                #expect(loss.gradient[index].value(at: point) == slope)
                func value(_ h: Double) -> Double {
                    var shifted = point
                    shifted[index] += h
                    return loss.program.value(shifted)
                }
                let difference = (8 * (value(1e-4) - value(-1e-4)) - (value(2e-4) - value(-2e-4))) / 12e-4
                let allowed = 1e-6 * max(1, abs(slope)) + 1e-11 * abs(value(0))
                #expect(abs(slope - difference) <= allowed, "\(text) by \(index) at \(point)")
            }
            var stepper = LaneStepper(Plan(loss: loss, start: point, rate: 0.001, steps: 2), lanes: 3)
            for lane in 0..<3 { stepper.set(rate: 0.001, in: lane) }
            stepper.begin()
            for step in 0...2 {
                #expect(stepper.losses[1].bitPattern == run.column(.loss)[step].bitPattern)
                stepper.advance()
            }
        }
    }

    @Test(arguments: [
        ("w^0.3", "0.3/w^0.7"), ("w^1.3", "1.3w^0.3"), ("w^100", "100w^99"), ("w^-0.1", "-0.1/w^1.1"),
        ("w^(1/3)", "1/(3w^(2/3))"), ("2^w", "2^w*log(2)"), ("2^(3w)", "3*2^(3w)*log(2)"), ("e^w", "e^w"),
        ("w^w", "w*w^(w - 1) + w^w*log(w)"), ("w^(w + 1)", "(w + 1)*w^w + w^(w + 1)*log(w)"), ("1^w", "0"),
        ("0^w", "0"), ("pow(w, 0.3)", "0.3/w^0.7"), ("(2w)^0.3", "0.6/(2w)^0.7"),
        ("w^1e300", "1e300w^(1e300 - 1)"),
        ("w^65", "65w^64"), ("w^64.5", "64.5w^63.5"), ("w^-64", "-64/(w*w^64)"),
    ])
    func derivatives(_ text: String, _ expected: String) throws {
        let gradient = try Notation.loss("minimize L(w) = " + text).gradient[0]
        #expect(gradient.string == expected)
    }

    @Test func namedExponentsKeepTheirNames() throws {
        let loss = try Notation.loss("let n = 0.3", "minimize L(w) = w^n")
        #expect(loss.gradient[0].string == "n*w^(n - 1)")
    }

    @Test(arguments: [
        ("w^0.3", 0.0, Double.infinity), ("w^1.3", 0, 0), ("w^-0.3", 0, -.infinity), ("0.5^w", 2000, 0),
        ("2^w", 2000, .infinity), ("(-2)^w", 0.5, .nan), ("w^0.3", -1, .nan), ("w^66", -1, -66),
    ])
    func slopesWhereNumbersEnd(_ text: String, _ point: Double, _ expected: Double) throws {
        let slope = try Notation.loss("minimize L(w) = " + text).gradient[0].value(at: [point]) ?? 7
        #expect(Self.bits(slope) == Self.bits(expected) || slope == expected)
    }

    /// 0^y is 0 for every y > 0: a row whose x is 0 has no part in the slope by the exponent.
    @Test func aRowAtZeroSpoilsNoPowerLaw() throws {
        let data = try Notation.data(["x": [0, 1, 2, 3], "y": [0, 2, 5.5, 10]])
        let loss = try Notation.loss("minimize L(a, b) = mean((a*x^b - y)^2)", data: data)
        let run = Plan(loss: loss, start: [1, 1.3], rate: 0.002, steps: 800).run()
        #expect(run.column(.loss)[800] < 0.02)
        #expect(abs(run.point(at: 800)[1] - 1.47) < 0.1)
        let flat = try Notation.loss("minimize f(x, y) = x^y")
        #expect(flat.gradient[1].value(at: [0, 2]) == 0)
        #expect(flat.gradient[1].value(at: [0, 0]) == -.infinity)
        #expect(flat.program.value([ShadowNumber(0), ShadowNumber(2)]).isZero)
    }

    @Test func secondDerivatives() throws {
        let slope = try #require(try Notation.loss("minimize f(x, y) = x^y").gradient[1].derivative(by: 1))
        let expected = Foundation.pow(1.7, 2.3) * Foundation.pow(Foundation.log(1.7), 2)
        #expect(abs(try #require(slope.value(at: [1.7, 2.3])) - expected) < 1e-14)
    }

    @Test func printedPowersReadBackToTheSameValue() throws {
        for text in [
            "2^-x^y", "(-x)^2^0.3", "x^(y/3)", "(x^y)^0.3", "-x^0.7", "2x^(2y)", "(2x)^(y - 1)^0.1",
            "x^(x*y)^-y",
        ] {
            let expression = try Notation.loss("minimize f(x, y) = " + text).expression
            let again = try Notation.loss("minimize f(x, y) = " + expression.string).expression
            let (one, other) = (expression.value(at: [1.3, 2.2]), again.value(at: [1.3, 2.2]))
            #expect(Self.bits(one ?? 7) == Self.bits(other ?? 8), "\(text), printed \(expression.string)")
        }
    }
}
