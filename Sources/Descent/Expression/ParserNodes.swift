/// How the parser grows its tree and says what is wrong.
///
/// None of it is inlined: what recurses has to keep its frames small.
extension Parser {
    /// Thrown where reading ends; what is wrong stands in ``error``, so that no frame has to hold it.
    struct Stop: Error {}

    @inline(never)
    mutating func stop(_ kind: ExpressionError.Kind, at range: Range<Int>) -> Stop {
        failure = ExpressionError(kind, at: range)
        return Stop()
    }

    /// What stopped the parser.
    var error: ExpressionError {
        failure ?? ExpressionError(.unexpected(.symbol, expected: .operand), at: token.range)
    }

    /// An operand without operands, from `start` to the end of the token taken last.
    @inline(never)
    mutating func leaf(_ kind: Syntax.Kind, from start: Int) {
        nodes.append(
            Syntax.Node(kind: kind, start: Int32(start), end: Int32(previousEnd), depth: Int32(Depth.level)))
    }

    @inline(never)
    mutating func known(_ index: Int, from start: Int) {
        leaf(.known(options.known[index].value, exactly: options.known[index].exactly), from: start)
    }

    /// The operand read last reaches over its brackets.
    @inline(never)
    mutating func widen(from start: Int) {
        nodes[nodes.count - 1].start = Int32(start)
        nodes[nodes.count - 1].end = Int32(previousEnd)
    }

    mutating func secondComparison() -> Stop {
        stop(.unexpected(.symbol, expected: .singleComparison), at: token.range)
    }

    /// An operator before the operand that was read last.
    @inline(never)
    mutating func append(_ kind: Syntax.Kind, from start: Int) throws(Stop) {
        let operand = nodes.count - 1
        if kind == .not { try wantCondition(operand) } else { try wantNumber(operand) }
        try push(kind, from: start, depth: Int(nodes[operand].depth) + Depth.level)
    }

    /// An operator between the operand whose root is at `left` and the one that was read last.
    @inline(never)
    mutating func append(_ kind: Syntax.Kind, left: Int) throws(Stop) {
        let right = nodes.count - 1
        if kind == .and || kind == .or {
            try wantCondition(left)
            try wantCondition(right)
        } else {
            try wantNumber(left)
            try wantNumber(right)
        }
        let joins = joins
        let (leftDepth, rightDepth) = (Int(nodes[left].depth), Int(nodes[right].depth))
        let isSum = kind == .sum || kind == .difference
        try push(
            kind, from: Int(nodes[left].start),
            depth: isSum ? Depth.sum(leftDepth, rightDepth) : max(leftDepth, rightDepth) + Depth.level)
        self.joins = joins
    }

    @inline(never)
    mutating func push(_ kind: Syntax.Kind, from start: Int, depth: Int) throws(Stop) {
        guard Depth.isAllowed(depth, levels: Limits.depth) else {
            throw stop(.tooDeep(limit: Limits.depth), at: start..<previousEnd)
        }
        nodes.append(
            Syntax.Node(kind: kind, start: Int32(start), end: Int32(previousEnd), depth: Int32(depth)))
    }

    @inline(never)
    mutating func wantNumber(_ root: Int) throws(Stop) {
        if isCondition(nodes[root].kind) {
            throw stop(.conditionNotExpected, at: nodes[root].range)
        }
    }

    private mutating func wantCondition(_ root: Int) throws(Stop) {
        if !isCondition(nodes[root].kind) { throw stop(.conditionExpected, at: nodes[root].range) }
    }

    private func isCondition(_ kind: Syntax.Kind) -> Bool {
        switch kind {
        case .comparison, .and, .or, .not: true
        default: false
        }
    }

    /// The token in hand is not what is due.
    @inline(never)
    mutating func unexpected(_ expected: ExpressionError.Expected) -> Stop {
        let found: ExpressionError.Found =
            switch token.kind {
            case .end: .end
            case .number, .known, .half, .quarter, .threeQuarters: .number
            case .name, .and, .or, .not:
                .name(Name(unchecked: [UInt8](source[token.range].prefix(Limits.nameBytes))))
            case .unknown(let scalar): .character(scalar)
            case .invalid: .invalidBytes
            default: .symbol
            }
        return stop(.unexpected(found, expected: expected), at: token.range)
    }

    /// The token in hand follows an operand and is no operator.
    @inline(never)
    mutating func notAnOperator() -> Stop {
        if token.kind.beginsOperand { return stop(.sideBySide, at: token.range) }
        return unexpected(token.kind == .equals ? .singleComparison : .operatorOrEnd)
    }
}
