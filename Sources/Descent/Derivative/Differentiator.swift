/// The rules of differentiation, over terms.
struct Differentiator {
    private let index: Int
    var parts: TermParts

    /// The partial derivatives by each parameter; nil where they would be too large.
    static func gradient(of expression: Expression, parameters: Int) -> [Expression]? {
        var parts = TermParts()
        var gradient: [Expression] = []
        for index in 0..<parameters {
            var differentiator = Differentiator(index: index, parts: parts)
            let terms = differentiator.derivative(expression)
            let partial = TermSum.expression(terms, &differentiator.parts)
            parts = differentiator.parts
            guard !parts.isExhausted, partial.isShallow else { return nil }
            gradient.append(partial)
        }
        return gradient
    }

    /// The derivative by one parameter; nil where it would be too large.
    static func derivative(of expression: Expression, by index: Int) -> Expression? {
        var differentiator = Differentiator(index: index, parts: TermParts())
        let terms = differentiator.derivative(expression)
        let derivative = TermSum.expression(terms, &differentiator.parts)
        return !differentiator.parts.isExhausted && derivative.isShallow ? derivative : nil
    }

    /// The derivative's terms; none where it is zero.
    mutating func derivative(_ expression: Expression) -> [Term] {
        parts.budget -= 1
        guard !parts.isExhausted else { return [] }
        switch expression {
        case .number, .constant, .column, .rowCount, .quantity, .comparison, .and, .or, .not: return []
        case .overRows(let aggregate, let operand): return overRows(aggregate, operand)
        case .parameter(let index, _): return index == self.index ? [.one] : []
        case .negated(let operand): return derivative(operand).map(negated)
        case .sum(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            return derivative(left) + derivative(right)
        case .difference(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            return derivative(left) + derivative(right).map(negated)
        case .product(let left, let right, _): return product(left, right)
        case .quotient(let left, let right): return quotient(left, right)
        case .power(let base, let exponent): return power(base, exponent)
        case .logarithmicPower(let base, let exponent):
            return product(.power(base, exponent), .call(.log, [base]))
        case .call(let function, let arguments): return call(function, arguments)
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            return greater(left, right, derivative(whenLeft), derivative(whenRight))
        }
    }

    private mutating func sum(_ first: Expression, _ links: [Expression.Link]) -> [Term] {
        var terms = derivative(first)
        for link in links {
            let more = derivative(link.term)
            terms += link.isDifference ? more.map(negated) : more
        }
        return terms
    }

    private func negated(_ term: Term) -> Term {
        var copy = term
        copy.coefficient = term.coefficient.negated()
        return copy
    }

    /// A sum as one factor, where it has to be multiplied.
    mutating func single(_ terms: [Term]) -> Term {
        if terms.count == 1 { return terms[0] }
        var term = Term.one
        parts.multiply(&term, by: TermSum.expression(terms, &parts), exponent: 1)
        return term
    }

    /// The derivative of a mean is the mean of the derivatives, that of a sum their sum; a common factor that is a number
    /// stands before it.
    private mutating func overRows(_ aggregate: Aggregate, _ operand: Expression) -> [Term] {
        let terms = derivative(operand)
        guard !terms.isEmpty, !parts.isExhausted else { return [] }
        let slope = TermSum.expression(terms, &parts)
        guard slope.hasFreeColumn else {
            // The same in every row: n times itself, divided by n where it is a mean.
            guard aggregate == .sum else { return terms }
            var term = single(terms)
            term.multiply(.rowCount, exponent: 1)
            return [term]
        }
        guard terms.count == 1 else { return [Term(.overRows(aggregate, slope))] }
        var unit = terms[0]
        unit.coefficient = .one
        var term = Term(.overRows(aggregate, TermSum.expression([unit], &parts)))
        term.coefficient = terms[0].coefficient
        return [term]
    }

    /// (u·v)′ = u′·v + u·v′
    private mutating func product(_ left: Expression, _ right: Expression) -> [Term] {
        let ofLeft = derivative(left)
        let ofRight = derivative(right)
        var terms: [Term] = []
        if !ofLeft.isEmpty {
            var term = single(ofLeft)
            parts.multiply(&term, by: right, exponent: 1)
            terms.append(term)
        }
        if !ofRight.isEmpty {
            var term = Term.one
            parts.multiply(&term, by: left, exponent: 1)
            term.multiply(single(ofRight))
            terms.append(term)
        }
        return terms
    }

    /// (u/v^n)′ = u′/v^n − n·u·v′/v^(n + 1)
    private mutating func quotient(_ left: Expression, _ right: Expression) -> [Term] {
        let ofLeft = derivative(left)
        var terms: [Term] = []
        if !ofLeft.isEmpty {
            var term = single(ofLeft)
            parts.multiply(&term, by: right, exponent: -1)
            terms.append(term)
        }
        let (base, exponent) = Differentiator.wholePower(right)
        let ofBase = derivative(base)
        if !ofBase.isEmpty {
            var term = Term(coefficient: Coefficient(whole: -exponent))
            parts.multiply(&term, by: left, exponent: 1)
            term.multiply(single(ofBase))
            parts.multiply(&term, by: base, exponent: -exponent - 1)
            terms.append(term)
        }
        return terms
    }

    /// `v` and `n` of `v^n`, where n is a whole number above 0; else the expression and 1.
    private static func wholePower(_ expression: Expression) -> (base: Expression, exponent: Int) {
        guard case .power(let base, .number(let number)) = expression, let kind = PowerKind(number.value),
            !kind.hasHalf, kind.whole > 0
        else { return (expression, 1) }
        return (base, Int(kind.whole))
    }

    private mutating func call(_ function: Function, _ arguments: [Expression]) -> [Term] {
        switch function {
        case .sign, .floor: return []
        case .pow: return power(arguments[0], arguments[1])
        case .min, .max:
            var extreme = arguments[0]
            var terms = derivative(extreme)
            for (place, argument) in arguments.enumerated().dropFirst() {
                let next = derivative(argument)
                terms =
                    function == .max
                    ? greater(extreme, argument, terms, next) : greater(argument, extreme, terms, next)
                extreme = .call(function, [Expression](arguments[...place]))
            }
            return terms
        case .relu: return greater(arguments[0], .number(Number(0)), derivative(arguments[0]), [])
        default:
            let ofArgument = derivative(arguments[0])
            guard !ofArgument.isEmpty else { return [] }
            var term = single(ofArgument)
            parts.chain(&term, function, arguments[0])
            return [term]
        }
    }

    /// `first` where left is greater than right, `second` where it is less.
    private mutating func greater(
        _ left: Expression, _ right: Expression, _ first: [Term], _ second: [Term]
    ) -> [Term] {
        guard !first.isEmpty || !second.isEmpty else { return [] }
        let whenLeft = TermSum.expression(first, &parts)
        let whenRight = TermSum.expression(second, &parts)
        return [
            Term(.derivativeOfGreater(left: left, right: right, whenLeft: whenLeft, whenRight: whenRight))
        ]
    }
}

extension Expression {
    /// The partial derivative by the parameter at `index`, simplified for reading.
    ///
    ///     (w - 3)^2        2(w - 3)
    ///     1/4x^4 - x^2     x^3 - 2x
    ///
    /// At a corner the slope is the one nearest to zero among those on both sides.
    ///
    /// - Returns: nil when it is larger than ``Limits/derivativeNodes`` or deeper than ``Limits/derivativeDepth``.
    public func derivative(by index: Int) -> Expression? {
        Differentiator.derivative(of: self, by: index)
    }

    /// Whether it has at most ``Limits/derivativeDepth`` levels and ``Limits/derivativeNodes`` nodes.
    fileprivate var isShallow: Bool {
        var nodes = 0
        var isShallow = true
        visitNodes { _, depth in
            nodes += 1
            isShallow =
                isShallow && nodes <= Limits.derivativeNodes
                && Depth.isAllowed(depth, levels: Limits.derivativeDepth)
            return isShallow
        }
        return isShallow
    }
}
