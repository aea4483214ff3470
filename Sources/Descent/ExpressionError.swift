/// What is wrong with an expression, and where; `Lessons` puts it into words.
public struct ExpressionError: Error, Sendable, Equatable {
    public let kind: Kind
    /// Byte offsets into the source that was parsed; empty at the place where something is missing.
    public let range: Range<Int>

    public init(_ kind: Kind, at range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    public enum Kind: Sendable, Equatable {
        /// Something stands where something else is due.
        case unexpected(Found, expected: Expected)
        /// A bracket or bar that opens at the given offset is not closed where this range is.
        case unclosed(Bracket, opened: Int)
        /// Two operands with no operator between them, such as `a b` or `2 w`: an author means a product.
        case sideBySide
        /// A function's name with no arguments behind it.
        case functionWithoutArguments(Name, expected: ClosedRange<Int>)
        /// A call of something that is not a function, such as `w(2)` where w is a parameter.
        case notAFunction(Name)
        /// A call with the wrong number of arguments.
        case wrongArgumentCount(Name, expected: ClosedRange<Int>, found: Int)
        /// A name that nothing defines, and the names nearest to it, best first, at most three.
        case unknownName(Name, nearest: [Name])
        /// A function's name that nothing defines, and the functions nearest to it.
        case unknownFunction(Name, nearest: [Name])
        /// `dX/dY` that is no partial derivative of this scope's loss.
        case unknownPartial(of: Name, by: Name)
        /// `slope`, or `f'(…)`, where there are several parameters, or none.
        case slopeNeedsOneParameter(Name, parameters: Int)
        /// `velocity` where the run's method has none.
        case noVelocity
        /// `velocity` alone where there are several parameters.
        case velocityOfWhich([Name])
        /// A quantity of a run, such as `step`, where no run is.
        case quantityOutsideRun(Name)
        /// A mean, a sum or a count where the block has no data.
        case noData(Name)
        /// A column of the data outside of `mean(…)` and `sum(…)`.
        case columnOutsideSum(Name)
        /// A column's name taken by a definition.
        case columnName(Name)
        /// A parameter where only constants may stand.
        case notAConstant(Name)
        /// A word of the language taken as a name.
        case reservedWord(Name)
        /// A built-in function's name taken as a name.
        case builtInName(Name)
        /// A name defined for the second time; the first stands at the given range.
        case duplicateName(Name, first: Range<Int>)
        /// Definitions that need one another, in the order of the need.
        case cyclicDefinition([Name])
        /// A name whose own definition has an error, which is reported there: say nothing here.
        case definedWithErrors(Name)
        /// A number too large or too small for a double.
        case numberOutOfRange
        /// `.5` or `5.`: digits are missing on one side of the point.
        case incompleteNumber
        /// A comparison or `and`, `or`, `not` where a number is wanted.
        case conditionNotExpected
        /// A number where a condition is wanted.
        case conditionExpected
        /// More than ``Limits/depth`` levels.
        case tooDeep(limit: Int)
        /// More of something than there may be.
        case tooMany(Measure, limit: Int)
    }

    /// What stands at the error's range.
    public enum Found: Sendable, Equatable {
        case end
        case number
        case name(Name)
        case symbol
        /// A code point that no expression has.
        case character(UInt32)
        /// Bytes that are not UTF-8.
        case invalidBytes
    }

    public enum Expected: UInt8, Sendable, Equatable {
        /// A number, a name, a bracket, a sign.
        case operand
        /// An operator, or the end of the expression.
        case operatorOrEnd
        /// `(` behind a function's name.
        case openingParenthesis
        /// `,` or `)` in a list of arguments.
        case commaOrParenthesis
        /// A name, behind `velocity` or in a list of parameters.
        case name
        /// `=` behind what a definition defines.
        case equalsSign
        /// `==`, `<`, …: a single `=`, or a second comparison as in `0 < w < 1`, cannot stand there.
        case singleComparison
    }

    /// What there may not be too much of, as ``Limits`` has it.
    public enum Measure: Sendable, Equatable {
        /// Bytes of one expression as it is written.
        case bytes
        /// Bytes of one name.
        case nameBytes
        /// Numbers, names and operators of one expression, those of the functions that it calls included.
        case nodes
        /// The same of all definitions of one scope together.
        case scopeNodes
        /// What taking a gradient visits or makes.
        case derivativeNodes
        case definitions
        /// Parameters or arguments of one function.
        case parameters
        /// Marks in `L'''(w)`.
        case primes
    }

    public enum Bracket: UInt8, Sendable, Equatable {
        case parenthesis, bar
    }
}
