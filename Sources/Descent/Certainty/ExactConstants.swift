/// Constants as exact arithmetic has them: every literal the decimal that it says.
extension Scope {
    /// The exact value of an expression that needs no run and no parameter, such as a start or a rate.
    public func exactConstant(_ syntax: Syntax) throws(ExpressionError) -> ShadowNumber {
        if let literal = syntax.literal { return literal }
        return try evaluation(syntax, inputs: []).exactly([])
    }

    /// The exact value of a `let` constant of this scope, or of one of the language's own.
    public func exactConstant(named name: Name) -> ShadowNumber? {
        if case .constant(_, _, let exactly) = meaning(of: name) { return exactly }
        if name.isWord("pi") || name.isWord("π") { return .pi }
        return name.isWord("e") ? .e : nil
    }

    /// The exact value of a bound constant expression; over data the value itself, which has no shadow.
    func exactly(_ constant: Expression, value: Double) -> ShadowNumber {
        let program = Compiler.compile([constant], parameters: 0, self)
        return program.needsData ? ShadowNumber(value) : program.value([ShadowNumber]())
    }
}

extension ShadowNumber {
    static let pi = ShadowNumber(high: 0x1.921fb54442d18p1, low: 0x1.1a62633145c07p-53)
    static let e = ShadowNumber(high: 0x1.5bf0a8b145769p1, low: 0x1.4d57ee2b1013ap-53)
}

extension Evaluation {
    /// Whether it is over data, which has no shadow: doubles stand for exact values then.
    public var needsData: Bool { usesRow || program.needsData }

    /// The exact value at exact inputs.
    public func exactly(_ inputs: [ShadowNumber]) -> ShadowNumber {
        needsData ? ShadowNumber(value(inputs.map { $0.high })) : program.value(inputs)
    }
}

extension Syntax {
    /// The exact value of a plain number, as most starts and rates are, perhaps with a sign.
    fileprivate var literal: ShadowNumber? {
        guard nodes.count <= 2, case .number(let number)? = nodes.first?.kind else { return nil }
        if nodes.count == 1 { return number.exactly }
        return nodes[1].kind == .negated ? -number.exactly : nil
    }
}
