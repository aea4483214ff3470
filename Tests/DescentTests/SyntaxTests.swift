import Descent
import Testing

/// LANGUAGE.md, section 2: how expressions are read, and what is wrong with the others, where.
@Suite struct SyntaxTests {
    /// The value of a constant expression.
    private static func value(_ text: String) throws -> Double {
        try Scope().constant(Notation.syntax(text))
    }

    @Test(
        arguments: [
            ("1 + 2*3", 7.0), ("2 - 3 - 4", -5), ("12/2/3", 2), ("-2^2", -4), ("2^3^2", 512), ("2^-2", 0.25),
            ("(1 + 2)*3", 9), ("2(3 + 4)", 14), ("(1+1)(2+1)", 6), ("1/4(8)", 2), ("2pi", 2 * Double.pi),
            ("2e-3", 0.002), ("10_000", 10_000), ("1e3", 1_000), ("2E2", 200), ("2e", 2 * 2.718281828459045),
            ("|2 - 5|", 3), ("|-2|*|3|", 6), ("2|-3|", 6), ("||-1| - 3|", 2), ("3²", 9), ("-3²", -9),
            ("2³", 8),
            ("2⁴", 16), ("2¹²", 4096), ("½", 0.5), ("¼ + ¾", 1), ("½(4)", 2), ("√16", 4), ("2√9", 6),
            ("√(9 + 16)", 5),
            ("√4^2", 4), ("2π", 2 * Double.pi), ("3·4", 12), ("3×4", 12), ("12÷4", 3), ("5 − 2", 3),
            ("−5", -5),
            ("1e−3", 0.001), ("--2", 2), ("2*-3", -6), ("  7  ", 7), ("\t7\u{A0}", 7), ("007.50", 7.5),
            ("max(1, 2, 3)", 3), ("min(4, 2)", 2), ("pow(2, 10)", 1_024), ("floor(-2.5)", -3),
            ("sign(-7)", -1),
            ("123456789012345678901234567890", 123456789012345678901234567890.0), ("0.1", 0.1),
            ("0.30000000000000004", 0.30000000000000004), ("1e308", 1e308),
            ("4.9e-324", Double.leastNonzeroMagnitude),
            ("2^0", 1),
        ] as [(String, Double)])
    func values(_ text: String, _ expected: Double) throws {
        #expect(try Self.value(text) == expected)
    }

    @Test(arguments: [
        ("2*(x - 3)^2 + 1*(y + 2)^2"), ("2(x - 3)"), ("x^3 - 2x"), ("-x^2"), ("(-x)^2"), ("x - (y - 1)"),
        ("x/(2y)"), ("x/2*y"), ("x^2^3"), ("10_000x"), ("1e-6x"), ("0.50x"), ("½x"),
        ("abs(x - 1)"),
        ("max(x, y, 3)"), ("2*e5"), ("dx / dy"), ("x < 1 and not y >= 2 or x == y"),
        ("(x < 1 or y < 1) and x != 2"),
    ])
    func printingGivesTheNotationBack(_ text: String) throws {
        let scope = try Notation.scope(["let e5 = 1", "let dx = 1", "let dy = 2"]).0
        let evaluation = try scope.evaluation(Notation.syntax(text), inputs: ["x", "y"])
        #expect(evaluation.expression.string == text)
    }

    // MARK: Errors

    private static func error(_ text: String, bars: Bool = true) -> ExpressionError? {
        do {
            _ = try Notation.syntax(text, bars: bars)
            return nil
        } catch let error as ExpressionError {
            return error
        } catch {
            return nil
        }
    }

    @Test(
        arguments: [
            ("", ExpressionError.Kind.unexpected(.end, expected: .operand), 0..<0),
            ("1 +", .unexpected(.end, expected: .operand), 3..<3),
            ("1 + * 2", .unexpected(.symbol, expected: .operand), 4..<5),
            ("(1 + 2", .unclosed(.parenthesis, opened: 0), 6..<6),
            ("2*|1 - 3", .unclosed(.bar, opened: 2), 8..<8),
            ("1 + 2)", .unexpected(.symbol, expected: .operatorOrEnd), 5..<6),
            ("a b", .sideBySide, 2..<3), ("2 w", .sideBySide, 2..<3), ("(a b)", .sideBySide, 3..<4),
            ("2 3", .sideBySide, 2..<3), ("2½", .sideBySide, 1..<3), ("x(1) y", .sideBySide, 5..<6),
            ("1.", .incompleteNumber, 0..<2), (".5", .incompleteNumber, 0..<1),
            ("1.x", .incompleteNumber, 0..<2),
            ("0...3", .unexpected(.symbol, expected: .operatorOrEnd), 1..<2),
            ("1e400", .numberOutOfRange, 0..<5), ("2*1e-400", .numberOutOfRange, 2..<8),
            ("a = 2", .unexpected(.symbol, expected: .singleComparison), 2..<3),
            ("0 < w < 1", .unexpected(.symbol, expected: .singleComparison), 6..<7),
            ("1 + (w < 2)", .conditionNotExpected, 4..<11), ("w and x < 2", .conditionExpected, 0..<1),
            ("not w", .conditionExpected, 4..<5), ("-(a < b)", .conditionNotExpected, 1..<8),
            ("f(a < b)", .conditionNotExpected, 2..<7),
            ("w ? 2", .unexpected(.character(0x3F), expected: .operatorOrEnd), 2..<3),
            ("2 + €", .unexpected(.character(0x20AC), expected: .operand), 4..<7),
            ("f(1; 2)", .unexpected(.character(0x3B), expected: .commaOrParenthesis), 3..<4),
            ("f(1,", .unexpected(.end, expected: .operand), 4..<4),
            ("f'", .unexpected(.end, expected: .openingParenthesis), 2..<2),
            ("next", .unexpected(.end, expected: .operand), 4..<4),
            ("f''''(1)", .tooMany(.primes, limit: Limits.primes), 0..<5),
        ] as [(String, ExpressionError.Kind, Range<Int>)])
    func errors(_ text: String, _ kind: ExpressionError.Kind, _ range: Range<Int>) {
        #expect(Self.error(text) == ExpressionError(kind, at: range))
    }

    @Test func barsAreNoAbsoluteValueInTables() {
        #expect(Self.error("|x|", bars: false)?.range == 0..<1)
        #expect(Self.error("|x|") == nil)
    }

    @Test func rangesCountFromTheSourcesStart() throws {
        let source = Array("rate 1 + + 2\n".utf8)
        #expect(throws: ExpressionError(.unexpected(.symbol, expected: .operand), at: 9..<10)) {
            try Syntax.parse(source, in: 5..<12)
        }
        #expect(try Syntax.parse(source, in: 4..<6).range == 5..<6)
    }

    @Test func knownValuesStandForStretchesOfTheSource() throws {
        let source = Array("2*walk.w[2] + 1".utf8)
        let options = Syntax.Options(known: [Syntax.Known(range: 2..<11, value: -3.5)])
        let syntax = try Syntax.parse(source, in: 0..<source.count, options: options)
        #expect(try Scope().constant(syntax) == -6)
    }

    @Test(arguments: [("L'(0) + 1", 5), ("w[2]", 1), ("(a + b)*c", 7), ("12.5)", 4)])
    func oneOperandCanBeReadAlone(_ text: String, _ end: Int) throws {
        let source = Array(text.utf8)
        #expect(try Syntax.parseOperand(source, in: 0..<source.count).end == end)
    }

    @Test func definitionsAreRead() throws {
        let source = Array("let f(x, θ₁) = x + θ₁".utf8)
        let definition = try Definition.parse(source, in: 4..<source.count)
        #expect(definition.name == "f")
        #expect(definition.parameters == ["x", "θ₁"])
        #expect(definition.parameterRanges.map(\.lowerBound) == [6, 9])
        #expect(definition.range == 4..<source.count)
    }

    @Test(
        arguments: [
            ("f(x = 2", ExpressionError.Kind.unexpected(.symbol, expected: .commaOrParenthesis), 4..<5),
            ("f() = 2", .unexpected(.symbol, expected: .name), 2..<3),
            ("2 = 3", .unexpected(.number, expected: .name), 0..<1),
            ("f", .unexpected(.end, expected: .equalsSign), 1..<1),
            ("f(x)", .unexpected(.end, expected: .equalsSign), 4..<4),
            ("f(x) =", .unexpected(.end, expected: .operand), 6..<6),
        ] as [(String, ExpressionError.Kind, Range<Int>)])
    func definitionsThatAreWrong(_ text: String, _ kind: ExpressionError.Kind, _ range: Range<Int>) {
        let source = Array(text.utf8)
        #expect(throws: ExpressionError(kind, at: range)) {
            try Definition.parse(source, in: 0..<source.count)
        }
    }

    // MARK: Names

    @Test(arguments: ["w", "w₀", "w_1", "η", "μ", "θ̂", "日本", "ß", "Ж2", "ŵ", "a1b2"])
    func names(_ text: String) {
        #expect(Name(text) != nil)
    }

    @Test(arguments: ["", "1w", "_w", "₀w", "w-1", "w w", "×", "²", "½", "w²", "€", "w\u{0}"])
    func notNames(_ text: String) {
        #expect(Name(text) == nil)
    }

    @Test func invalidBytesAreNoNames() {
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
            #expect(Name(bytes) == nil)
        }
    }
}
