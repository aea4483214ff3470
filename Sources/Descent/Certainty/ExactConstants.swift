/// Constants as exact arithmetic has them: every literal the decimal that it says.
extension Scope {
    /// The exact value of an expression that needs no run and no parameter, such as a start or a rate.
    ///
    /// Nil where it is over more data than shadows are made of.
    public func exactConstant(_ syntax: Syntax) throws(ExpressionError) -> ShadowNumber? {
        if let literal = syntax.literal { return literal }
        return try evaluation(syntax, inputs: []).exactly([], over: data.flatMap { ExactData($0) })
    }

    /// The exact value of a `let` constant of this scope, or of one of the language's own.
    public func exactConstant(named name: Name) -> ShadowNumber? {
        if case .constant(_, _, let exactly) = meaning(of: name) { return exactly }
        if name.isWord("pi") || name.isWord("π") { return .pi }
        return name.isWord("e") ? .e : nil
    }

    /// The exact value of a bound constant expression; nil where it is over more data than shadows are made of.
    func exactly(_ constant: Expression) -> ShadowNumber? {
        Evaluation(constant, inputs: 0, self).exactly([], over: data.flatMap { ExactData($0) })
    }

    /// Whether every constant that an expression names has an exact value.
    func knowsExactly(_ expression: Expression) -> Bool {
        // Without data all have.
        guard data != nil else { return true }
        if case .constant(let name, _) = expression { return exactConstant(named: name) != nil }
        var isKnown = true
        expression.forEachOperand { isKnown = isKnown && knowsExactly($0) }
        return isKnown
    }
}

extension ShadowNumber {
    static let pi = ShadowNumber(high: 0x1.921fb54442d18p1, low: 0x1.1a62633145c07p-53)
    static let e = ShadowNumber(high: 0x1.5bf0a8b145769p1, low: 0x1.4d57ee2b1013ap-53)
}

extension Evaluation {
    /// Whether it is over data.
    public var needsData: Bool { usesRow || program.needsData }

    /// The exact value at exact inputs; nil where it needs data that is not given, or more than ``Limits/shadowRowWork``
    /// allows, or a constant that has no exact value.
    ///
    /// - Parameters:
    ///   - row: the row of the data that columns outside of means and sums belong to.
    ///   - data: asked for only where it is needed.
    public func exactly(
        _ inputs: [ShadowNumber], row: Int? = nil, over data: @autoclosure () -> ExactData? = nil
    ) -> ShadowNumber? {
        guard isExact else { return nil }
        guard needsData else { return program.value(inputs) }
        guard let count = self.data?.count, count * program.rowWork <= Limits.shadowRowWork,
            let data = data()
        else { return nil }
        guard usesRow else { return program.value(inputs, over: data) }
        guard let row, row >= 0, row < data.count else { return nil }
        let columns = (0..<program.inputCount - inputs.count).map { data.value(row: row, column: $0) }
        return program.value(inputs + columns, over: data)
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
