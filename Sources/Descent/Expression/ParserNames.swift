/// Operands that begin with a name: names, calls, derivatives, and the quantities of two words.
extension Parser {
    /// A call whose arguments are being read.
    struct CallHead {
        let name: Name
        let primes: Int
        let start: Int
        let opened: Int
        var arguments = 0
        /// How deep the deepest argument is.
        var depth: Int32 = 0
    }

    /// What follows a name that has been read.
    private enum Continuation {
        case nothing
        /// `next` (1) or `previous` (-1): an operand follows.
        case operand(Int)
        /// The last of ``calls`` is open.
        case arguments
    }

    @inline(never)
    mutating func named(depth: Int) throws(Stop) {
        let start = token.start
        switch try name() {
        case .nothing: break
        case .operand(let offset):
            try primary(depth: depth + 1)
            try append(.shifted(offset), from: start)
        case .arguments:
            if token.kind != .close {
                try expression(depth: depth + 1)
                try argument()
                while token.kind == .comma {
                    advance()
                    try expression(depth: depth + 1)
                    try argument()
                }
            }
            try closeCall()
        }
    }

    @inline(never)
    private mutating func name() throws(Stop) -> Continuation {
        let start = token.start
        let name = try takeName()
        if let parameter = try partialParameter(of: name) {
            leaf(
                .partial(loss: Name(unchecked: [UInt8](name.bytes.dropFirst())), parameter: parameter),
                from: start)
        } else if name.isWord("next") || name.isWord("previous") {
            guard token.kind.beginsOperand else { throw unexpected(.operand) }
            return .operand(name.isWord("next") ? 1 : -1)
        } else if name.isWord("velocity"), token.kind == .name {
            let parameter = try takeName()
            leaf(.velocity(parameter), from: start)
        } else if name.isWord("batch"), token.kind == .name, isWord("loss") {
            advance()
            leaf(.batchLoss, from: start)
        } else {
            return try calledOrPlain(name, from: start)
        }
        return .nothing
    }

    /// Takes the token in hand, a name.
    @inline(never)
    mutating func takeName() throws(Stop) -> Name {
        guard token.end - token.start <= Limits.nameBytes else {
            throw stop(.tooMany(.nameBytes, limit: Limits.nameBytes), at: token.range)
        }
        let name = Name(unchecked: [UInt8](source[token.range]))
        advance()
        return name
    }

    private func isWord(_ text: StaticString) -> Bool {
        Name(unchecked: [UInt8](source[token.range])).isWord(text)
    }

    /// The `w` of `dL/dw`, where `name` is its `dL` and the whole is one word, with no space in it.
    @inline(never)
    private mutating func partialParameter(of name: Name) throws(Stop) -> Name? {
        let d: UInt8 = 0x64
        guard name.bytes.count > 1, name.bytes[0] == d, token.kind == .over, token.start == previousEnd,
            token.end < limit, source[token.end] == d,
            let end = Name.end(in: source, from: token.end, limit: limit), end > token.end + 1
        else { return nil }
        advance()
        let parameter = try takeName()
        return Name(unchecked: [UInt8](parameter.bytes.dropFirst()))
    }

    private mutating func calledOrPlain(_ name: Name, from start: Int) throws(Stop) -> Continuation {
        var primes = 0
        while token.kind == .prime, token.start == previousEnd {
            primes += 1
            guard primes <= Limits.primes else {
                throw stop(.tooMany(.primes, limit: Limits.primes), at: start..<token.end)
            }
            advance()
        }
        guard token.kind == .open else {
            if primes > 0 { throw unexpected(.openingParenthesis) }
            leaf(.name(name), from: start)
            return .nothing
        }
        calls.append(CallHead(name: name, primes: primes, start: start, opened: token.start))
        advance()
        return .arguments
    }

    /// Counts the argument that was read last to the call in hand.
    @inline(never)
    private mutating func argument() throws(Stop) {
        let root = nodes.count - 1
        try wantNumber(root)
        let call = calls.count - 1
        calls[call].arguments += 1
        calls[call].depth = max(calls[call].depth, nodes[root].depth)
        guard calls[call].arguments <= Limits.parameters else {
            throw stop(.tooMany(.parameters, limit: Limits.parameters), at: nodes[root].range)
        }
    }

    /// Ends the call in hand.
    @inline(never)
    private mutating func closeCall() throws(Stop) {
        guard let call = calls.popLast() else { return }
        if token.kind != .close, token.kind != .end, !token.kind.beginsOperand {
            throw unexpected(.commaOrParenthesis)
        }
        try close(.parenthesis, opened: call.opened)
        try push(
            .call(call.name, primes: call.primes, arguments: call.arguments), from: call.start,
            depth: Int(call.depth) + Depth.level)
        joins = true
    }

    /// `NAME = EXPR` or `NAME(NAME, …) = EXPR`.
    mutating func definition() throws(Stop) -> Definition {
        let start = token.start
        guard limit - start <= Limits.bytes else {
            throw stop(.tooMany(.bytes, limit: Limits.bytes), at: start..<limit)
        }
        guard token.kind == .name else { throw unexpected(.name) }
        let nameRange = token.range
        let name = try takeName()
        var parameters: [Name]?
        var ranges: [Range<Int>] = []
        if token.kind == .open {
            parameters = try parameterList(&ranges)
        }
        guard token.kind == .equals else { throw unexpected(.equalsSign) }
        advance()
        let body = try whole()
        return Definition(
            name: name, nameRange: nameRange, parameters: parameters, parameterRanges: ranges, body: body,
            range: start..<body.range.upperBound)
    }

    @inline(never)
    private mutating func parameterList(_ ranges: inout [Range<Int>]) throws(Stop) -> [Name] {
        let opened = token.start
        var names: [Name] = []
        repeat {
            advance()
            guard token.kind == .name else { throw unexpected(.name) }
            guard names.count < Limits.parameters else {
                throw stop(.tooMany(.parameters, limit: Limits.parameters), at: token.range)
            }
            ranges.append(token.range)
            names.append(try takeName())
        } while token.kind == .comma
        if token.kind != .close, token.kind != .end { throw unexpected(.commaOrParenthesis) }
        try close(.parenthesis, opened: opened)
        return names
    }
}
