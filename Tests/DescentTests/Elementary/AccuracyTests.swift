import Testing

@testable import Descent

/// Each elementary function over its whole range against mpmath.
@Suite("Elementary functions") struct AccuracyTests {
    private static let hasMPMath = (try? Python.run("import mpmath; print(1)", input: "")) == "1\n"

    static let functions: [Function] = [
        .exp, .log, .log2, .log10, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .sigmoid,
        .softplus,
    ]

    @Test(
        "err by less than a unit in the last place, everywhere",
        .enabled(if: hasMPMath, "skipped: needs python3 with mpmath, the oracle"), arguments: functions)
    func errors(function: Function) throws {
        var random = Seeded(61)
        var input = "\(function.name)\n"
        let operation = try #require(function.operation)
        for place in 0..<3_000 {
            let x: Double =
                switch place % 4 {
                case 0: Double(bitPattern: random.next())
                case 1: .random(in: -750...750, using: &random)
                case 2: .random(in: -2...2, using: &random)
                default: .random(in: -1...1, using: &random) * 0x1p-20
                }
            let value = operation.elementary(x)
            if x.isFinite, value.isFinite { input += "\(x.bitPattern) \(value.bitPattern)\n" }
        }
        let answer = try Python.run(Self.script, input: input).split(separator: " ")
        let units = try #require(answer.first.flatMap { Double($0) })
        #expect(units < 1, "\(answer)")
    }

    private static let script = """
        import math, struct, sys
        import mpmath
        from mpmath import mpf
        def double(bits): return struct.unpack("<d", struct.pack("<Q", int(bits)))[0]
        own = dict(
            log2=lambda x: mpmath.log(x) / mpmath.log(2), sigmoid=lambda x: 1 / (1 + mpmath.exp(-x)),
            softplus=lambda x: mpmath.log1p(mpmath.exp(x)))
        name, *lines = sys.stdin.read().split("\\n")
        worst = (0, 0)
        for line in lines:
            if not line: continue
            x, value = map(double, line.split())
            # As many bits as the angle has before its point, and then some.
            mpmath.mp.prec = 150 + max(0, math.frexp(x)[1]) if name in ("sin", "cos", "tan") else 1300
            if name not in ("sin", "cos", "tan") and abs(x) > 1e-280: mpmath.mp.prec = 300
            exact = own.get(name, getattr(mpmath, name, None))(mpf(x))
            if isinstance(exact, mpmath.mpc): print(9, x, "is outside"); sys.exit()
            if abs(exact) > mpf(1.7976931348623157e308): print(9, x, "overflows"); sys.exit()
            unit = mpf(math.ulp(float(exact)))
            worst = max(worst, (float(abs(mpf(value) - exact) / unit), x))
        print(*worst)
        """
}
