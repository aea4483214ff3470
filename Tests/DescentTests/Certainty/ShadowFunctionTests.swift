import Testing

@testable import Descent

/// The elementary functions of shadow numbers against mpmath.
@Suite("Functions of shadow numbers")
struct ShadowFunctionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let range: ClosedRange<Double>
        /// The error allowed, as a power of two of the result.
        var bits = -98.0
        let apply: @Sendable (ShadowNumber) -> ShadowNumber

        var testDescription: String { "\(name) over \(range)" }
    }

    private static let cases = [
        Case(name: "exp", range: -1...1) { $0.exponential() },
        Case(name: "exp", range: -600...700, bits: -93) { $0.exponential() },
        Case(name: "expm1", range: -0.5...0.5) { $0.growth() },
        Case(name: "log", range: 0.5...2) { $0.logarithm() },
        Case(name: "log", range: 1e-250...1e300) { $0.logarithm() },
        Case(name: "log1p", range: -0.9...30) { $0.logarithmOfOnePlus() },
        Case(name: "log2", range: 0...1e5) { $0.logarithmToTwo() },
        Case(name: "log10", range: 0...1e5) { $0.logarithmToTen() },
        Case(name: "sin", range: -4...4) { $0.sine() },
        Case(name: "sin", range: -1e9...1e9) { $0.sine() },
        Case(name: "sin", range: 1e20...1e260) { $0.sine() },
        Case(name: "cos", range: -100...100) { $0.cosine() },
        Case(name: "cos", range: -1e40...1e40) { $0.cosine() },
        Case(name: "tan", range: -100...100) { $0.tangent() },
        Case(name: "atan", range: -3...3) { $0.arcTangent() },
        Case(name: "atan", range: -1e30...1e30) { $0.arcTangent() },
        Case(name: "asin", range: -1...1) { $0.arcSine() },
        Case(name: "acos", range: -1...1) { $0.arcCosine() },
        Case(name: "sinh", range: -20...20) { $0.hyperbolicSine() },
        Case(name: "cosh", range: -20...20) { $0.hyperbolicCosine() },
        Case(name: "tanh", range: -20...20) { $0.hyperbolicTangent() },
        Case(name: "sigmoid", range: -30...50) { $0.sigmoid() },
        Case(name: "softplus", range: -30...50) { $0.softplus() },
        Case(name: "cube", range: -1e50...1e50) { $0.raised(to: ShadowNumber(3.0)) },
        Case(name: "power", range: 0...1e4) { $0.raised(to: ShadowNumber(-2.25)) },
    ]

    @Test(
        "each errs by less than a few units of 2^-100, loss by the size of the argument aside",
        .enabled(if: hasMPMath, "needs python3 with mpmath, the oracle"), arguments: cases)
    func function(_ function: Case) throws {
        var random = Seeded(9)
        var input = "\(function.name)\n"
        for index in 0..<400 {
            var high = Double.random(in: function.range, using: &random)
            // A third lies near zero, a third at other sizes.
            let least = max(function.range.lowerBound, -1)
            if index % 3 == 1, function.range.contains(high / 1e6) { high /= 1e6 }
            if index % 3 == 2, function.range.contains(high / 1e12), least < 0 { high /= 1e12 }
            let number = ShadowNumber(larger: high, high * 0x1p-54 * .random(in: -1...1, using: &random))
            let value = function.apply(number)
            let parts = [number.high, number.low, value.high, value.low].map { "\($0.bitPattern)" }
            input += parts.joined(separator: " ") + "\n"
        }
        let worst = try #require(Double(try Python.run(Self.script, input: input).dropLast()))
        #expect(worst < function.bits, "2^\(worst)")
    }

    @Test("at the ends of their ranges the functions say what the doubles' do")
    func ends() {
        #expect(ShadowNumber(1_000.0).exponential().high == .infinity)
        #expect(ShadowNumber(-1_000.0).exponential().high == 0)
        #expect(ShadowNumber(0.0).logarithm().high == -.infinity)
        #expect(ShadowNumber(-1.0).logarithm().high.isNaN)
        #expect(ShadowNumber(1.0).logarithm().isZero)
        #expect(ShadowNumber(.infinity).sine().high.isNaN)
        #expect(ShadowNumber(.infinity).arcTangent().high == .pi / 2)
        #expect(ShadowNumber(1.0).arcSine().high == .pi / 2)
        #expect(ShadowNumber(2.0).arcSine().high.isNaN)
        #expect(ShadowNumber(-1.0).arcCosine().high == .pi)
        #expect(ShadowNumber(-.infinity).hyperbolicTangent().high == -1)
        #expect(ShadowNumber(-.infinity).hyperbolicCosine().high == .infinity)
        #expect(ShadowNumber(-2.0).raised(to: ShadowNumber(3.0)) == ShadowNumber(-8.0))
        #expect(ShadowNumber(-2.0).raised(to: ShadowNumber(0.5)).high.isNaN)
        #expect(ShadowNumber(0.0).raised(to: ShadowNumber(-1.0)).high == .infinity)
    }

    private static let hasMPMath = (try? Python.run("import mpmath; print(1)", input: "")) == "1\n"

    private static let script = """
        import struct, sys
        import mpmath
        from mpmath import mpf
        mpmath.mp.prec = 1500
        def double(bits): return mpf(struct.unpack("<d", struct.pack("<Q", int(bits)))[0])
        own = dict(
            log2=lambda x: mpmath.log(x) / mpmath.log(2), sigmoid=lambda x: 1 / (1 + mpmath.exp(-x)),
            softplus=lambda x: mpmath.log1p(mpmath.exp(x)), cube=lambda x: x**3,
            power=lambda x: x**mpf("-2.25"))
        name, *lines = sys.stdin.read().split("\\n")
        worst = mpf(-1000)
        for line in lines:
            if not line: continue
            a, b, c, d = map(double, line.split())
            exact = own.get(name, getattr(mpmath, name, None))(a + b)
            error = abs((c + d - exact) / exact)
            if error: worst = max(worst, mpmath.log(error, 2))
        print(float(worst))
        """
}
