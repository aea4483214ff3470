/// How the parser grows its tree and says what is wrong.
extension Parser {
    /// An operand without operands, from `start` to the end of the token taken last.
    mutating func leaf(_ kind: Syntax.Kind, from start: Int) {
        nodes.append(Syntax.Node(kind: kind, start: Int32(start), end: Int32(previousEnd), depth: 1))
    }

    /// An operator before the operand that was read last.
    mutating func append(_ kind: Syntax.Kind, from start: Int) throws(ExpressionError) {
        let operand = nodes.count - 1
        if kind == .not { try wantCondition(operand) } else { try wantNumber(operand) }
        try push(kind, from: start, depth: nodes[operand].depth + 1)
    }

    /// An operator between the operand whose root is at `left` and the one that was read last.
    mutating func append(_ kind: Syntax.Kind, left: Int) throws(ExpressionError) {
        let right = nodes.count - 1
        if kind == .and || kind == .or {
            try wantCondition(left)
            try wantCondition(right)
        } else {
            try wantNumber(left)
            try wantNumber(right)
        }
        let joins = joins
        try push(kind, from: Int(nodes[left].start), depth: max(nodes[left].depth, nodes[right].depth) + 1)
        self.joins = joins
    }

    mutating func push(_ kind: Syntax.Kind, from start: Int, depth: Int32) throws(ExpressionError) {
        guard depth <= Limits.depth else {
            throw ExpressionError(.tooDeep(limit: Limits.depth), at: start..<previousEnd)
        }
        nodes.append(Syntax.Node(kind: kind, start: Int32(start), end: Int32(previousEnd), depth: depth))
    }

    func wantNumber(_ root: Int) throws(ExpressionError) {
        if isCondition(nodes[root].kind) {
            throw ExpressionError(.conditionNotExpected, at: nodes[root].range)
        }
    }

    private func wantCondition(_ root: Int) throws(ExpressionError) {
        if !isCondition(nodes[root].kind) { throw ExpressionError(.conditionExpected, at: nodes[root].range) }
    }

    private func isCondition(_ kind: Syntax.Kind) -> Bool {
        switch kind {
        case .comparison, .and, .or, .not: true
        default: false
        }
    }

    /// The token in hand is not what is due.
    func unexpected(_ expected: ExpressionError.Expected) -> ExpressionError {
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
        return ExpressionError(.unexpected(found, expected: expected), at: token.range)
    }

    /// The token in hand follows an operand and is no operator.
    func notAnOperator() -> ExpressionError {
        if token.kind.beginsOperand { return ExpressionError(.sideBySide, at: token.range) }
        return unexpected(token.kind == .equals ? .singleComparison : .operatorOrEnd)
    }
}
