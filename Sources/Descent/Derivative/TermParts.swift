/// Expressions taken apart into terms.
struct TermParts {
    /// Nodes that may still be visited, for all derivatives of one expression together.
    var budget = Limits.derivativeNodes

    var isExhausted: Bool { budget <= 0 }

    /// Multiplies `term` by a power of an expression, whose products and quotients are taken apart.
    mutating func multiply(_ term: inout Term, by expression: Expression, exponent: Int) {
        budget -= 1
        guard budget > 0 else { return }
        switch expression {
        case .number(let number):
            if let power = TermParts.power(number, exponent) {
                term.multiply(power)
            } else {
                term.multiply(expression, exponent: exponent)
            }
        case .negated(let operand):
            multiply(&term, by: operand, exponent: exponent)
            if exponent % 2 != 0 { term.coefficient = term.coefficient.negated() }
        case .product(let left, let right, _):
            multiply(&term, by: left, exponent: exponent)
            multiply(&term, by: right, exponent: exponent)
        case .quotient(let left, let right):
            multiply(&term, by: left, exponent: exponent)
            multiply(&term, by: right, exponent: -exponent)
        case .power(let base, .number(let power)) where TermParts.isWhole(power, times: exponent):
            multiply(&term, by: base, exponent: Int(power.value) * exponent)
        default:
            budget -= term.factors.count
            term.multiply(expression, exponent: exponent)
        }
    }

    /// A number to a small whole power, exactly.
    private static func power(_ number: Number, _ exponent: Int) -> Coefficient? {
        guard exponent.magnitude <= 8, var factor = Coefficient(number) else { return nil }
        if exponent < 0 {
            guard let reciprocal = factor.reciprocal() else { return nil }
            factor = reciprocal
        }
        var product = factor
        for _ in 1..<max(Int(exponent.magnitude), 1) {
            guard let next = product.times(factor) else { return nil }
            product = next
        }
        return product
    }

    private static func isWhole(_ power: Number, times exponent: Int) -> Bool {
        guard let kind = PowerKind(power.value), !kind.hasHalf, kind.whole > 0 else { return false }
        return abs(Int(kind.whole) * exponent) <= Limits.power
    }

    /// The terms of a sum, as far as they have to be taken apart to be added up.
    mutating func terms(of expression: Expression, sign: Int, into terms: inout [Term]) {
        budget -= 1
        guard budget > 0 else { return }
        if let (first, links) = expression.longSum {
            self.terms(of: first, sign: sign, into: &terms)
            for link in links {
                self.terms(of: link.term, sign: link.isDifference ? -sign : sign, into: &terms)
            }
            return
        }
        switch expression {
        case .sum(let left, let right):
            self.terms(of: left, sign: sign, into: &terms)
            self.terms(of: right, sign: sign, into: &terms)
        case .difference(let left, let right):
            self.terms(of: left, sign: sign, into: &terms)
            self.terms(of: right, sign: -sign, into: &terms)
        default:
            var term = Term(coefficient: Coefficient(whole: sign))
            multiply(&term, by: expression, exponent: 1)
            terms.append(term)
        }
    }
}
