/// The derivative of powers: (u^v)′ = v·u^(v − 1)·u′ + u^v·log(u)·v′.
///
/// It has the values that IEEE 754 gives it. At u = 0 that is infinite for 0 < v < 1 and 0 for v > 1, in both parts:
/// 0^v is 0 for every v > 0, so a row whose x is 0 does not spoil the slope of x^v in v.
extension Differentiator {
    mutating func power(_ base: Expression, _ exponent: Expression) -> [Term] {
        let value = exponent.constantValue
        // u^0 is 1 everywhere.
        guard value != 0 else { return [] }
        var terms: [Term] = []
        let ofBase = derivative(base)
        if !ofBase.isEmpty {
            var term = single(ofBase)
            if let value, let kind = PowerKind(value) {
                multiply(&term, byDerivativeOf: base, kind)
            } else {
                multiply(&term, byDerivativeOf: base, exponent)
            }
            terms.append(term)
        }
        let ofExponent = value == nil ? derivative(exponent) : []
        if !ofExponent.isEmpty, let factor = logarithmic(base, exponent) {
            var term = single(ofExponent)
            term.multiply(factor)
            terms.append(term)
        }
        return terms
    }

    /// c·u^(c − 1) for a whole number of halves.
    private mutating func multiply(
        _ term: inout Term, byDerivativeOf base: Expression, _ kind: PowerKind
    ) {
        guard kind.hasHalf else {
            let whole = Int(kind.whole) * (kind.isReciprocal ? -1 : 1)
            term.multiply(Coefficient(whole: whole))
            if whole != 1 { parts.multiply(&term, by: base, exponent: whole - 1) }
            return
        }
        let halves = (2 * Int(kind.whole) + 1) * (kind.isReciprocal ? -1 : 1)
        if let half = Number(significand: UInt64(5 * halves.magnitude), exponent: -1).flatMap({
            Coefficient($0)
        }) {
            term.multiply(halves < 0 ? half.negated() : half)
        }
        multiply(&term, by: base, halves: halves - 2)
    }

    /// Multiplies by the base to an odd number of halves.
    private func multiply(_ term: inout Term, by base: Expression, halves: Int) {
        let sign = halves < 0 ? -1 : 1
        if halves.magnitude == 1 {
            term.multiply(.call(.sqrt, [base]), exponent: sign)
        } else {
            let exponent = Number(
                value: Double(halves.magnitude) / 2, significand: UInt64(halves.magnitude) * 5, exponent: -1)
            term.multiply(.power(base, .number(exponent)), exponent: sign)
        }
    }

    /// v·u^(v − 1), with v − 1 worked out where v is a number or a fraction: 0.3/w^0.7, 1/(3w^(2/3)), v*w^(v - 1).
    private mutating func multiply(
        _ term: inout Term, byDerivativeOf base: Expression, _ exponent: Expression
    ) {
        var number = Term.one
        parts.multiply(&number, by: exponent, exponent: 1)
        if number.factors.isEmpty, let less = number.coefficient.plus(Coefficient(whole: -1)),
            less.numerator != nil
        {
            term.multiply(number.coefficient)
            let size = TermSum.product(Term(coefficient: less))
            term.multiply(.power(base, size), exponent: less.isNegative ? -1 : 1)
            return
        }
        parts.multiply(&term, by: exponent, exponent: 1)
        var less: [Term] = []
        parts.terms(of: exponent, sign: 1, into: &less)
        less.append(Term(coefficient: Coefficient(whole: -1)))
        term.multiply(.power(base, TermSum.expression(less, &parts)), exponent: 1)
    }

    /// u^v·log(u); nil where the logarithm is 0, and where the base is 0 everywhere.
    private func logarithmic(_ base: Expression, _ exponent: Expression) -> Term? {
        guard let value = base.constantValue else { return Term(.logarithmicPower(base, exponent)) }
        if value == 0 || value == 1 { return nil }
        var term = Term(.power(base, exponent))
        if case .constant(let name, _) = base, Binder.builtInConstant(name) == value, value != .pi {
            return term
        }
        term.multiply(.call(.log, [base]), exponent: 1)
        return term
    }
}
