/// An expression as it was written: its nodes with their places, before any name has a meaning.
///
/// The nodes stand in one array, operands before operators, so that a tree of any shape is freed, copied and
/// walked without recursion.
public struct Syntax: Sendable, Equatable {
    var nodes: [Node]

    /// Where the expression stands in the source that was parsed, in bytes, spaces around it aside.
    public var range: Range<Int> {
        guard let root = nodes.last else { return 0..<0 }
        return Int(root.start)..<Int(root.end)
    }

    /// What may stand in an expression.
    public struct Options: Sendable, Equatable {
        /// Whether `|x|` is the absolute value. In a table cell it is not: the bar ends the cell.
        public var bars = true
        /// Numbers that stand for stretches of the source, such as `walk.w[2]` inside a claim.
        public var known: [Known] = []

        public init(bars: Bool = true, known: [Known] = []) {
            self.bars = bars
            self.known = known
        }
    }

    /// A value that its author writes as something other than an expression, at a place where an operand may be.
    public struct Known: Sendable, Equatable {
        public let range: Range<Int>
        public let value: Double
        /// What exact arithmetic makes of it, as far as that is known.
        public let exactly: ShadowNumber

        public init(range: Range<Int>, value: Double, exactly: ShadowNumber? = nil) {
            self.range = range
            self.value = value
            self.exactly = exactly ?? ShadowNumber(value)
        }
    }

    /// Reads one whole expression or condition.
    ///
    /// - Parameters:
    ///   - source: UTF-8 text.
    ///   - range: the byte offsets between which the expression stands; spaces and tabs around it are skipped.
    /// - Throws: the first error, at a range inside `range`.
    public static func parse(
        _ source: [UInt8], in range: Range<Int>, options: Options = Options()
    ) throws(ExpressionError) -> Syntax {
        var parser = Parser(source, in: range, options: options)
        do throws(Parser.Stop) { return try parser.whole() } catch { throw parser.error }
    }

    /// Reads the one operand that begins at the range's start (a number, a name, a call, brackets) and no more.
    ///
    /// - Returns: the operand, and the offset behind it.
    public static func parseOperand(
        _ source: [UInt8], in range: Range<Int>, options: Options = Options()
    ) throws(ExpressionError) -> (syntax: Syntax, end: Int) {
        var parser = Parser(source, in: range, options: options)
        do throws(Parser.Stop) { return try parser.operand() } catch { throw parser.error }
    }

    /// The name, where the expression is one plain name and nothing else.
    public var plainName: Name? {
        guard nodes.count == 1, case .name(let name) = nodes[0].kind else { return nil }
        return name
    }

    /// Every name that the expression mentions, functions included, each once, in the order of their bytes.
    public var names: [Name] {
        var found: [Name] = []
        for node in nodes {
            switch node.kind {
            case .name(let name), .call(let name, _, _), .velocity(let name): found.append(name)
            case .partial(let loss, let parameter): found += [loss, parameter]
            default: break
            }
        }
        var distinct: [Name] = []
        for place in places(found.count, inOrder: { found[$0] < found[$1] })
        where distinct.last != found[place] {
            distinct.append(found[place])
        }
        return distinct
    }

    /// Whether it may need what the name stands for.
    func mentions(_ wanted: Name) -> Bool {
        nodes.contains { node in
            switch node.kind {
            case .name(let name), .call(let name, _, _), .velocity(let name): name == wanted
            case .partial(let loss, let parameter): loss == wanted || parameter == wanted
            default: false
            }
        }
    }

    /// Whether the expression is true or false rather than a number.
    public var isCondition: Bool {
        switch nodes.last?.kind {
        case .comparison, .and, .or, .not: true
        default: false
        }
    }
}

extension Syntax {
    /// One node; its operands are the subtrees that end right before it.
    struct Node: Sendable, Equatable {
        var kind: Kind
        var start: Int32
        var end: Int32
        /// How deep the subtree is, as ``Depth`` counts.
        var depth: Int32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    enum Kind: Sendable, Equatable {
        case number(Number)
        case known(Double, exactly: ShadowNumber)
        case name(Name)
        /// `f(…)`, `f'(…)`: the number of marks, the number of arguments.
        case call(Name, primes: Int, arguments: Int)
        case partial(loss: Name, parameter: Name)
        case velocity(Name)
        case batchLoss
        /// `next` (1) or `previous` (-1).
        case shifted(Int)
        case negated, root, bars
        case sum, difference, product, juxtaposed, quotient, power
        case comparison(Expression.Comparison)
        case and, or, not
    }
}
