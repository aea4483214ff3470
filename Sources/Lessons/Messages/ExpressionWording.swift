import Descent
import Diagnostics

/// Puts what is wrong with an expression into words.
///
/// `Descent` says what and where in closed cases; the sentences stand here alone.
struct Wording {
    private let source: [UInt8]

    init(_ source: [UInt8]) { self.source = source }

    func diagnostic(_ error: ExpressionError) -> Diagnostic {
        let (rule, message, help) = words(error)
        var diagnostic = Diagnostic(rule, at: error.range, message, notes: help.map { [Note($0)] } ?? [])
        if case .unclosed(_, let opening) = error.kind { diagnostic.range = opening..<opening + 1 }
        return diagnostic
    }

    private func words(_ error: ExpressionError) -> (Rule, String, String?) {
        let written = String(decoding: source[error.range.clamped(to: 0..<source.count)], as: UTF8.self)
        switch error.kind {
        case .unexpected(let found, let expected):
            return (
                .syntax, "expected \(Self.words(expected)), found \(Self.words(found, written))",
                help(for: found)
            )
        case .unclosed(let bracket, _):
            let sign = bracket == .parenthesis ? "(" : "|"
            return (.syntax, "a `\(sign)` that is not closed", "close it with `\(sign == "(" ? ")" : "|")`")
        case .sideBySide:
            return (
                .syntax, "two operands with nothing between them",
                "write `*` between them; only a number may touch a name, as in `2w`"
            )
        case .incompleteNumber:
            return (
                .syntax, "'\(written)' is no number: digits are missing beside its point",
                "write digits on both sides of the point, as in 0.5"
            )
        case .numberOutOfRange:
            return (
                .limit, "\(written) is beyond what a double holds",
                "doubles reach to about 1.8e308, and down to about 4.9e-324"
            )
        case .tooDeep(let limit):
            return (
                .limit, "an expression of more than \(limit) levels",
                "each bracket, each sign and each operator in a row is a level, a term of a sum a sixth of one; name parts with `let`"
            )
        case .tooMany(let measure, let limit):
            let (message, help) = Self.words(measure, limit)
            return (.limit, message, help)
        default:
            return nameWords(error.kind)
        }
    }

    private func nameWords(_ kind: ExpressionError.Kind) -> (Rule, String, String?) {
        switch kind {
        case .unknownName(let name, let nearest):
            return (
                .unknownSelector, "nothing is called '\(name)' here",
                question(among: nearest.map(\.description))
                    ?? "define it with `let`, or make it a parameter of the loss"
            )
        case .unknownFunction(let name, let nearest):
            return (
                .unknownSelector, "no function is called '\(name)'",
                question(among: nearest.map(\.description))
                    ?? "the built-in ones are \(Self.list(Function.allCases.map(\.name)))"
            )
        case .functionWithoutArguments(let name, let expected):
            return (
                .syntax, "'\(name)' is a function and takes \(Self.arguments(expected))",
                "write them in brackets behind it"
            )
        case .notAFunction(let name):
            return (.syntax, "'\(name)' is not a function", "for a product write `\(name)*(…)`")
        case .wrongArgumentCount(let name, let expected, let found):
            return (.syntax, "'\(name)' takes \(Self.arguments(expected)), found \(found)", nil)
        case .unknownPartial(let loss, let parameter):
            return (
                .unknownSelector, "'d\(loss)/d\(parameter)' is no slope of this block's loss",
                "write `dL/dw` with the loss's name and one of its parameters; for a quotient put spaces around `/`"
            )
        case .slopeNeedsOneParameter(let name, let parameters):
            return (
                .unknownSelector,
                "'\(name)' has one slope only with one parameter; this loss has \(parameters)",
                "write `dL/dw` for the slope in each"
            )
        case .noVelocity:
            return (
                .unknownSelector, "the run's method has no velocity",
                "`method momentum`, `nesterov`, and `rmsprop` with a momentum have one"
            )
        case .velocityOfWhich(let parameters):
            return (
                .unknownSelector, "each parameter has a velocity of its own",
                "write \(parameters.prefix(3).map { "`velocity \($0)`" }.joined(separator: " or "))"
            )
        case .quantityOutsideRun(let name):
            return (
                .unknownSelector, "'\(name)' belongs to a run, and there is none here",
                "write a number, or an expression of constants"
            )
        case .noData(let name):
            return (
                .missingSetting, "'\(name)' is over the rows of data, and this block has none",
                "add `data x, y` and rows below it, or `data \"file.csv\"`"
            )
        case .columnOutsideSum(let name):
            return (
                .syntax, "'\(name)' is a column of the data, another number in each row",
                "put it inside `mean(…)` or `sum(…)`"
            )
        case .columnName(let name):
            return (.duplicateSetting, "'\(name)' is a column of the data already", "choose another name")
        case .notAConstant(let name):
            return (
                .syntax, "'\(name)' is a parameter; a constant is wanted here",
                "write a number, or an expression of constants"
            )
        default:
            return definitionWords(kind)
        }
    }

    private func definitionWords(_ kind: ExpressionError.Kind) -> (Rule, String, String?) {
        switch kind {
        case .reservedWord(let name):
            return (
                .syntax, "'\(name)' is a word of the language and cannot be a name", "choose another name"
            )
        case .builtInName(let name):
            return (.syntax, "'\(name)' is a built-in function and cannot be a name", "choose another name")
        case .duplicateName(let name, _):
            return (.duplicateSetting, "'\(name)' is defined twice", "keep one of the two")
        case .cyclicDefinition(let names) where names.count == 1:
            return (
                .syntax, "the definition of '\(Self.list(names))' needs itself",
                "a definition is made of others; nothing is computed by calling itself"
            )
        case .cyclicDefinition(let names):
            return (
                .syntax, "definitions that need one another: \(Self.list(names))",
                "write one of them without the others"
            )
        case .definedWithErrors(let name):
            return (.unknownSelector, "'\(name)' has an error in its definition", "mend that first")
        case .conditionNotExpected:
            return (.syntax, "a condition where a number is wanted", nil)
        case .conditionExpected:
            return (
                .syntax, "a number where a condition is wanted", "write a comparison, such as `loss < 0.01`"
            )
        default:
            return (.syntax, "an expression that cannot be read", nil)
        }
    }

    private static func words(_ measure: ExpressionError.Measure, _ limit: Int) -> (String, String) {
        let parts = "name its parts with `let`"
        return switch measure {
        case .bytes: ("an expression of more than \(limit) bytes", parts)
        case .nameBytes: ("a name of more than \(limit) bytes", "choose a shorter one")
        case .nodes:
            (
                "an expression of more than \(limit) numbers, names and operators, those of its functions included",
                "call fewer functions within functions"
            )
        case .scopeNodes:
            (
                "definitions of more than \(limit) numbers, names and operators together",
                "define less in one block"
            )
        case .derivativeNodes:
            ("an expression whose slope takes more than \(limit) operations to find", "write a simpler one")
        case .definitions: ("more than \(limit) definitions in one block", "define less in one block")
        case .parameters: ("more than \(limit) parameters or arguments", "leave some out")
        case .primes: ("more than \(limit) marks of a derivative", "`L'''(w)` is the highest that is taken")
        }
    }

    // MARK: - Pieces

    private static func words(_ expected: ExpressionError.Expected) -> String {
        switch expected {
        case .operand: "a number, a name or a bracket"
        case .operatorOrEnd: "an operator or the end"
        case .openingParenthesis: "`(`"
        case .commaOrParenthesis: "`,` or `)`"
        case .name: "a name"
        case .equalsSign: "`=`"
        case .singleComparison: "one comparison (`==`, `<`, `>=` …; join two with `and`)"
        }
    }

    private static func words(_ found: ExpressionError.Found, _ written: String) -> String {
        switch found {
        case .end: "the end"
        case .invalidBytes: "bytes that are not UTF-8"
        default: "'\(written)'"
        }
    }

    private func help(for found: ExpressionError.Found) -> String? {
        found == .end ? "something is missing at the end" : nil
    }

    private static func arguments(_ range: ClosedRange<Int>) -> String {
        if range.lowerBound == range.upperBound {
            return range.lowerBound == 1 ? "one argument" : "\(range.lowerBound) arguments"
        }
        return "\(range.lowerBound) or more arguments"
    }

    private static func list(_ names: [Name]) -> String { names.map(\.description).joined(separator: ", ") }
}
