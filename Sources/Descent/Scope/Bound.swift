/// A bound expression with its measures, so that limits are known before trees are built.
struct Bound: Sendable, Equatable {
    var expression: Expression
    var nodes: Int
    /// As ``Depth`` counts.
    var depth: Int
    /// How often parameters occur.
    var parameterUses: Int
    /// The first column that stands outside of means and sums, and where.
    var freeColumn: FreeColumn?

    /// What stands where an error was.
    static let placeholder = Bound(.number(Number(0)))

    /// An expression without operands.
    init(_ leaf: Expression) {
        self.expression = leaf
        self.nodes = 1
        self.depth = Depth.level
        self.parameterUses = 0
        if case .parameter = leaf { self.parameterUses = 1 }
    }

    struct FreeColumn: Sendable, Equatable {
        let name: Name
        let range: Range<Int>
    }

    init(_ expression: Expression, over operand: Bound) {
        self.expression = expression
        self.nodes = operand.nodes + 1
        self.depth = operand.depth + Depth.level
        self.parameterUses = operand.parameterUses
        self.freeColumn = operand.freeColumn
    }

    init(_ expression: Expression, over left: Bound, _ right: Bound) {
        self.expression = expression
        self.nodes = left.nodes + right.nodes + 1
        self.depth =
            switch expression {
            case .sum, .difference: Depth.sum(left.depth, right.depth)
            default: max(left.depth, right.depth) + Depth.level
            }
        self.parameterUses = left.parameterUses + right.parameterUses
        self.freeColumn = left.freeColumn ?? right.freeColumn
    }

    init(_ expression: Expression, over operands: [Bound]) {
        self.expression = expression
        self.nodes = operands.reduce(1) { $0 + $1.nodes }
        self.depth = operands.reduce(0) { max($0, $1.depth) } + Depth.level
        self.parameterUses = operands.reduce(0) { $0 + $1.parameterUses }
        for operand in operands where freeColumn == nil { freeColumn = operand.freeColumn }
    }

    /// Counts an expression; nil where it has more than ``Limits/nodes``.
    init?(measuring expression: Expression) {
        var (nodes, deepest, parameterUses) = (0, 0, 0)
        expression.visitNodes { node, depth in
            nodes += 1
            deepest = max(deepest, depth)
            if case .parameter = node { parameterUses += 1 }
            return nodes <= Limits.nodes
        }
        guard nodes <= Limits.nodes else { return nil }
        self.expression = expression
        self.nodes = nodes
        self.depth = deepest
        self.parameterUses = parameterUses
    }

    /// A value from elsewhere; a negative one is a sign and a number, as an author would write it.
    static func known(_ value: Double, exactly shadow: ShadowNumber) -> Bound {
        guard value.sign == .minus, !value.isNaN else {
            return Bound(.number(Number(known: value, exactly: shadow)))
        }
        return Bound(
            .negated(.number(Number(known: -value, exactly: -shadow))), over: Bound(.number(Number(0))))
    }

    func with(_ expression: Expression) -> Bound {
        var copy = self
        copy.expression = expression
        return copy
    }
}
