/// Operands that begin with a name: names, calls, derivatives, and the quantities of two words.
extension Parser {
    mutating func named(depth: Int) throws(ExpressionError) {
        let start = token.start
        let name = try takeName()
        if let parameter = try partialParameter(of: name) {
            leaf(
                .partial(loss: Name(unchecked: [UInt8](name.bytes.dropFirst())), parameter: parameter),
                from: start)
        } else if name.isWord("next") || name.isWord("previous") {
            guard token.kind.beginsOperand else { throw unexpected(.operand) }
            try primary(depth: depth + 1)
            try append(.shifted(name.isWord("next") ? 1 : -1), from: start)
        } else if name.isWord("velocity"), token.kind == .name {
            let parameter = try takeName()
            leaf(.velocity(parameter), from: start)
        } else if name.isWord("batch"), token.kind == .name, isWord("loss") {
            advance()
            leaf(.batchLoss, from: start)
        } else {
            try calledOrPlain(name, from: start, depth: depth)
        }
    }

    /// Takes the token in hand, a name.
    mutating func takeName() throws(ExpressionError) -> Name {
        guard token.end - token.start <= Limits.nameBytes else {
            throw ExpressionError(.tooLong(limit: Limits.nameBytes), at: token.range)
        }
        let name = Name(unchecked: [UInt8](source[token.range]))
        advance()
        return name
    }

    private func isWord(_ text: StaticString) -> Bool {
        Name(unchecked: [UInt8](source[token.range])).isWord(text)
    }

    /// The `w` of `dL/dw`, where `name` is its `dL` and the whole is one word, with no space in it.
    private mutating func partialParameter(of name: Name) throws(ExpressionError) -> Name? {
        let d: UInt8 = 0x64
        guard name.bytes.count > 1, name.bytes[0] == d, token.kind == .over, token.start == previousEnd,
            token.end < limit, source[token.end] == d,
            let end = Name.end(in: source, from: token.end, limit: limit), end > token.end + 1
        else { return nil }
        advance()
        let parameter = try takeName()
        return Name(unchecked: [UInt8](parameter.bytes.dropFirst()))
    }

    private mutating func calledOrPlain(_ name: Name, from start: Int, depth: Int) throws(ExpressionError) {
        var primes = 0
        while token.kind == .prime, token.start == previousEnd {
            primes += 1
            guard primes <= Limits.primes else {
                throw ExpressionError(.tooLong(limit: Limits.primes), at: start..<token.end)
            }
            advance()
        }
        guard token.kind == .open else {
            if primes > 0 { throw unexpected(.openingParenthesis) }
            leaf(.name(name), from: start)
            return
        }
        let opened = token.start
        advance()
        var roots: [Int] = []
        if token.kind != .close {
            try argument(&roots, depth: depth)
            while token.kind == .comma {
                advance()
                guard roots.count < Limits.parameters else {
                    throw ExpressionError(.tooLong(limit: Limits.parameters), at: token.range)
                }
                try argument(&roots, depth: depth)
            }
        }
        if token.kind != .close, token.kind != .end, !token.kind.beginsOperand {
            throw unexpected(.commaOrParenthesis)
        }
        try close(.parenthesis, opened: opened)
        var deepest: Int32 = 0
        for root in roots {
            try wantNumber(root)
            deepest = max(deepest, nodes[root].depth)
        }
        try push(.call(name, primes: primes, arguments: roots.count), from: start, depth: deepest + 1)
        joins = true
    }

    private mutating func argument(_ roots: inout [Int], depth: Int) throws(ExpressionError) {
        try expression(depth: depth + 1)
        roots.append(nodes.count - 1)
    }

    /// `NAME = EXPR` or `NAME(NAME, …) = EXPR`.
    mutating func definition() throws(ExpressionError) -> Definition {
        let start = token.start
        guard limit - start <= Limits.bytes else {
            throw ExpressionError(.tooLong(limit: Limits.bytes), at: start..<limit)
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

    private mutating func parameterList(_ ranges: inout [Range<Int>]) throws(ExpressionError) -> [Name] {
        let opened = token.start
        var names: [Name] = []
        repeat {
            advance()
            guard token.kind == .name else { throw unexpected(.name) }
            guard names.count < Limits.parameters else {
                throw ExpressionError(.tooLong(limit: Limits.parameters), at: token.range)
            }
            ranges.append(token.range)
            names.append(try takeName())
        } while token.kind == .comma
        if token.kind != .close, token.kind != .end { throw unexpected(.commaOrParenthesis) }
        try close(.parenthesis, opened: opened)
        return names
    }
}
