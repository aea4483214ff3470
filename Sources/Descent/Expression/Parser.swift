/// Reads expressions by the binding strength of their operators.
///
/// Strength, from weak to strong: `or`, `and`, `not`, comparison, `+ -`, `* /` and products without a sign, unary
/// minus, `^` (which groups to the right), calls. A product without a sign binds as one with a sign does, so
/// `1/4x` is `(1/4)*x`.
struct Parser {
    let source: [UInt8]
    let limit: Int
    let options: Syntax.Options
    /// Where the source was given, for errors at its end.
    let range: Range<Int>
    var token: Token
    /// The end of the token before `token`.
    var previousEnd: Int
    /// Whether what ends at `previousEnd` may be followed at once by a name or a bracket: `2w`, `(w + 1)(w - 1)`.
    var joins = false
    var nodes: [Syntax.Node] = []
    var failure: ExpressionError?
    /// The calls whose arguments are being read, kept here and not in frames.
    var calls: [CallHead] = []

    /// How strongly an operator holds its operands.
    private enum Strength {
        static let any = 0
        static let or = 1
        static let and = 2
        static let not = 3
        static let comparison = 4
        static let sum = 5
        static let product = 6
        static let sign = 7
        static let power = 8
    }

    init(_ source: [UInt8], in range: Range<Int>, options: Syntax.Options) {
        let lower = min(max(range.lowerBound, 0), source.count)
        let upper = min(max(range.upperBound, lower), source.count)
        self.source = source
        self.range = lower..<upper
        self.limit = upper
        self.options = options
        self.previousEnd = lower
        self.token = Token.next(source, at: lower, limit: upper, options: options)
        nodes.reserveCapacity(min((upper - lower) / 2 + 2, 64))
    }

    /// The whole range as one expression.
    mutating func whole() throws(Stop) -> Syntax {
        guard limit - token.start <= Limits.bytes else {
            throw stop(.tooMany(.bytes, limit: Limits.bytes), at: token.start..<limit)
        }
        try expression(Strength.any, depth: 1, insideBar: false)
        guard token.kind == .end else { throw notAnOperator() }
        return Syntax(nodes: nodes)
    }

    /// The operand at the range's start alone.
    mutating func operand() throws(Stop) -> (syntax: Syntax, end: Int) {
        try primary(depth: 1)
        return (Syntax(nodes: nodes), previousEnd)
    }

    @inline(never)
    mutating func advance() {
        previousEnd = token.end
        joins = false
        token = Token.next(source, at: token.end, limit: limit, options: options)
    }

    // MARK: Operators

    /// One whole argument.
    mutating func expression(depth: Int) throws(Stop) {
        try expression(Strength.any, depth: depth, insideBar: false)
    }

    /// Reads an operand and all operators behind it that hold at least as strongly as `minimum`.
    private mutating func expression(_ minimum: Int, depth: Int, insideBar: Bool) throws(Stop) {
        try prefixed(depth: depth, insideBar: insideBar)
        while true {
            let left = nodes.count - 1
            switch token.kind {
            case .plus where minimum <= Strength.sum:
                try infix(.sum, Strength.product, left, depth, insideBar)
            case .minus where minimum <= Strength.sum:
                try infix(.difference, Strength.product, left, depth, insideBar)
            case .times where minimum <= Strength.product:
                try infix(.product, Strength.sign, left, depth, insideBar)
            case .over where minimum <= Strength.product:
                try infix(.quotient, Strength.sign, left, depth, insideBar)
            case .caret where minimum <= Strength.power:
                try infix(.power, Strength.power, left, depth, insideBar)
            case .comparison(let comparison) where minimum <= Strength.comparison:
                try infix(.comparison(comparison), Strength.sum, left, depth, insideBar)
                if case .comparison = token.kind { throw secondComparison() }
            case .and where minimum <= Strength.and:
                try infix(.and, Strength.not, left, depth, insideBar)
            case .or where minimum <= Strength.or:
                try infix(.or, Strength.and, left, depth, insideBar)
            case .name, .open, .root, .bar:
                guard minimum <= Strength.product, joins, token.start == previousEnd,
                    token.kind != .bar || !insideBar
                else { return }
                try expression(Strength.sign, depth: depth + 1, insideBar: insideBar)
                try append(.juxtaposed, left: left)
            default: return
            }
        }
    }

    @inline(never)
    private mutating func infix(
        _ kind: Syntax.Kind, _ minimum: Int, _ left: Int, _ depth: Int, _ insideBar: Bool
    ) throws(Stop) {
        advance()
        try expression(minimum, depth: depth + 1, insideBar: insideBar)
        try append(kind, left: left)
    }

    /// Reads an operand with the signs before it and the raised number behind it.
    @inline(never)
    private mutating func prefixed(depth: Int, insideBar: Bool) throws(Stop) {
        guard depth <= Limits.depth else {
            throw stop(.tooDeep(limit: Limits.depth), at: token.range)
        }
        let start = token.start
        switch token.kind {
        case .minus:
            advance()
            try expression(Strength.sign, depth: depth + 1, insideBar: insideBar)
            try append(.negated, from: start)
        case .not:
            advance()
            try expression(Strength.not, depth: depth + 1, insideBar: insideBar)
            try append(.not, from: start)
        default:
            try primary(depth: depth)
            guard case .raised(let exponent) = token.kind else { return }
            let base = nodes.count - 1
            nodes.append(
                Syntax.Node(
                    kind: .number(Number(exponent)), start: Int32(token.start), end: Int32(token.end),
                    depth: Int32(Depth.level)))
            advance()
            try append(.power, left: base)
            joins = true
        }
    }

    // MARK: Operands

    mutating func primary(depth: Int) throws(Stop) {
        guard depth <= Limits.depth else {
            throw stop(.tooDeep(limit: Limits.depth), at: token.range)
        }
        let start = token.start
        switch token.kind {
        case .number: try number()
        case .half: fraction(5, 1)
        case .quarter: fraction(25, 2)
        case .threeQuarters: fraction(75, 2)
        case .known(let index):
            advance()
            known(index, from: start)
        case .name: try named(depth: depth)
        case .root:
            advance()
            try primary(depth: depth + 1)
            try append(.root, from: start)
        case .open:
            advance()
            try expression(Strength.any, depth: depth + 1, insideBar: false)
            try close(.parenthesis, opened: start)
            widen(from: start)
        case .bar:
            advance()
            try expression(Strength.any, depth: depth + 1, insideBar: true)
            try close(.bar, opened: start)
            try append(.bars, from: start)
            joins = true
        case .point where token.end < limit && Letters.isDigit(source[token.end]):
            throw stop(.incompleteNumber, at: token.range)
        default: throw unexpected(.operand)
        }
    }

    @inline(never)
    private mutating func number() throws(Stop) {
        let literal: Literal
        do throws(ExpressionError) {
            literal = try Literal.read(source, at: token.start, limit: limit)
        } catch {
            throw stop(error.kind, at: error.range)
        }
        let start = token.start
        token = Token(kind: .number, start: start, end: literal.end)
        advance()
        if case .point = token.kind, token.start == previousEnd,
            token.end >= limit || source[token.end] != 0x2E
        {
            throw stop(.incompleteNumber, at: start..<token.end)
        }
        leaf(.number(literal.number), from: start)
        joins = true
    }

    @inline(never)
    private mutating func fraction(_ significand: UInt64, _ decimals: Int) {
        let start = token.start
        let written = [UInt8](source[token.range])
        advance()
        let value = Double(significand) / (decimals == 1 ? 10 : 100)
        leaf(
            .number(Number(value: value, significand: significand, exponent: -decimals, written: written)),
            from: start)
        joins = true
    }

    /// Takes the closing bracket, or says which opening one has none.
    @inline(never)
    mutating func close(_ bracket: ExpressionError.Bracket, opened: Int) throws(Stop) {
        guard token.kind == (bracket == .bar ? .bar : .close) else {
            if token.kind == .end {
                throw stop(.unclosed(bracket, opened: opened), at: token.range)
            }
            if token.kind.beginsOperand { throw notAnOperator() }
            throw stop(.unclosed(bracket, opened: opened), at: token.range)
        }
        advance()
        joins = true
    }
}
