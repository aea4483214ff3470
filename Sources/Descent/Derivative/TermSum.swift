/// Terms put together into a readable sum: `2(w - 3)`, `x^3 - 2x`, `x/5`.
enum TermSum {
    /// Like terms are looked for among so many; more would cost their square.
    private static let searched = 64

    /// One expression of all terms, brackets opened where that lets terms add up, zeros left out.
    static func expression(_ terms: [Term], _ parts: inout TermParts) -> Expression {
        var sum: Expression?
        let all = merged(opened(terms, &parts), &parts)
        // More could not be freed within a thread's stack.
        guard Depth.isAllowed(all.count * Depth.link, levels: Limits.derivativeDepth) else {
            parts.budget = 0
            return .number(Number(0))
        }
        for term in all where !term.coefficient.isZero {
            let isNegative = term.coefficient.isNegative
            let size = product(term)
            if let left = sum {
                sum = isNegative ? .difference(left, size) : .sum(left, size)
            } else {
                sum = isNegative ? negative(size) : size
            }
        }
        return sum ?? .number(Number(0))
    }

    private static func negative(_ expression: Expression) -> Expression {
        .negated(expression)
    }

    /// Beside other terms, a bracket that nothing but a sign multiplies is needless: (x - 1) + x.
    private static func opened(_ terms: [Term], _ parts: inout TermParts) -> [Term] {
        guard terms.count > 1, terms.contains(where: isBareBracket) else { return terms }
        var opened: [Term] = []
        for term in terms {
            if isBareBracket(term) {
                parts.terms(
                    of: term.factors[0].base, sign: term.coefficient.isNegative ? -1 : 1, into: &opened)
            } else {
                opened.append(term)
            }
        }
        return opened
    }

    private static func isBareBracket(_ term: Term) -> Bool {
        guard term.coefficient.isUnit, term.factors.count == 1, term.factors[0].exponent == 1 else {
            return false
        }
        switch term.factors[0].base {
        case .sum, .difference: return true
        default: return false
        }
    }

    /// Adds up like terms, each at the place of its first.
    private static func merged(_ terms: [Term], _ parts: inout TermParts) -> [Term] {
        guard terms.count > 1 else { return terms }
        var merged: [Term] = []
        for term in terms {
            parts.budget -= min(merged.count, searched)
            if let like = merged.prefix(searched).firstIndex(where: { $0.isLike(term) }),
                let sum = merged[like].coefficient.plus(term.coefficient)
            {
                merged[like].coefficient = sum
            } else {
                merged.append(term)
            }
        }
        return merged
    }

    /// The term without its sign: a number, names, then brackets, over what divides it.
    static func product(_ term: Term) -> Expression {
        var above: Expression?
        let numerator = term.coefficient.numerator ?? Number(1)
        if numerator.significand != 1 || numerator.exponent != 0 { above = .number(numerator) }
        var below: Expression?
        if term.coefficient.denominator != 1 { below = .number(Number(whole: term.coefficient.denominator)) }
        for rank in 0...2 {
            for factor in term.factors where Self.rank(factor.base) == rank {
                let power = power(factor.base, Int(factor.exponent.magnitude))
                if factor.exponent > 0 {
                    above = multiplied(above, power)
                } else {
                    below = multiplied(below, power)
                }
            }
        }
        let top = above ?? .number(Number(1))
        guard let below else { return top }
        return .quotient(top, below)
    }

    /// Constants come first, then parameters, then all else.
    private static func rank(_ base: Expression) -> Int {
        switch base {
        case .number, .constant, .rowCount: 0
        case .parameter, .column: 1
        default: 2
        }
    }

    private static func power(_ base: Expression, _ exponent: Int) -> Expression {
        exponent == 1 ? base : .power(base, .number(Number(whole: Int64(exponent))))
    }

    private static func multiplied(_ left: Expression?, _ right: Expression) -> Expression {
        guard let left else { return right }
        guard case .number = left, joins(right) else { return .product(left, right, .sign) }
        return .product(left, right, .juxtaposed)
    }

    /// Whether a number may stand right before it: names, calls and brackets, and their powers.
    private static func joins(_ expression: Expression) -> Bool {
        switch expression {
        case .power(let base, _): joins(base)
        case .number, .product, .quotient: false
        default: true
        }
    }
}
