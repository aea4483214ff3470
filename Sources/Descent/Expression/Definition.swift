/// A name and what it stands for: `a = 3`, `p(x) = x^2`, or the loss `L(w, b) = …`.
public struct Definition: Sendable, Equatable {
    public let name: Name
    /// Nil for a constant; never empty for a function.
    public let parameters: [Name]?
    public let body: Syntax
    /// Where name and body stand in the source, in bytes.
    public let range: Range<Int>
    public let nameRange: Range<Int>
    /// As many as there are parameters.
    public let parameterRanges: [Range<Int>]

    /// Puts a definition together from its parts.
    public init(
        name: Name, nameRange: Range<Int>, parameters: [Name]? = nil, parameterRanges: [Range<Int>] = [],
        body: Syntax, range: Range<Int>
    ) {
        self.name = name
        self.nameRange = nameRange
        self.parameters = parameters
        self.parameterRanges = parameterRanges
        self.body = body
        self.range = range
    }

    /// Reads `NAME = EXPR` or `NAME(NAME, …) = EXPR`, as it stands behind `let` and `minimize`.
    public static func parse(
        _ source: [UInt8], in range: Range<Int>, options: Syntax.Options = Syntax.Options()
    ) throws(ExpressionError) -> Definition {
        var parser = Parser(source, in: range, options: options)
        do throws(Parser.Stop) { return try parser.definition() } catch { throw parser.error }
    }
}
