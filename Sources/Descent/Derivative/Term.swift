/// A product taken apart: an exact coefficient and powers of what is left.
struct Term {
    var coefficient: Coefficient
    var factors: [Factor] = []

    /// `base` to a whole power; a negative one stands below the fraction bar.
    struct Factor: Equatable {
        var base: Expression
        var exponent: Int
    }

    static let one = Term(coefficient: .one)

    /// Like factors are looked for among so many; more are rare, and would cost their square.
    private static let searched = 16

    init(coefficient: Coefficient) {
        self.coefficient = coefficient
    }

    init(_ factor: Expression) {
        self.coefficient = .one
        self.factors = [Factor(base: factor, exponent: 1)]
    }

    /// Multiplies by a power of a base that stays whole. Above and below the bar nothing is cancelled, since
    /// x/x has no value at 0.
    ///
    /// No power grows beyond ``Limits/power``: what is more stands beside it.
    mutating func multiply(_ base: Expression, exponent: Int) {
        let excess = exponent.signum() * max(0, abs(exponent) - Limits.power)
        if excess != 0 { factors.append(Factor(base: base, exponent: excess)) }
        let exponent = exponent - excess
        for index in factors.indices.prefix(Term.searched)
        where (factors[index].exponent > 0) == (exponent > 0) && factors[index].base == base
            && abs(factors[index].exponent + exponent) <= Limits.power
        {
            factors[index].exponent += exponent
            return
        }
        factors.append(Factor(base: base, exponent: exponent))
    }

    mutating func multiply(_ other: Term) {
        multiply(other.coefficient)
        for factor in other.factors { multiply(factor.base, exponent: factor.exponent) }
    }

    mutating func multiply(_ other: Coefficient) {
        if let product = coefficient.times(other) {
            coefficient = product
        } else if let number = other.numerator {
            // What does not fit stays as it is: a number among the factors.
            let base: Expression =
                other.denominator == 1
                ? .number(number) : .quotient(.number(number), .number(Number(whole: other.denominator)))
            multiply(base, exponent: 1)
            if other.isNegative { coefficient = coefficient.negated() }
        }
    }

    /// Whether both are multiples of the same product.
    func isLike(_ other: Term) -> Bool {
        guard factors.count == other.factors.count, factors.count <= Term.searched else { return false }
        if factors == other.factors { return true }
        return factors.allSatisfy { other.factors.contains($0) }
    }
}

extension Number {
    /// A whole number that is not negative.
    init(whole: Int64) {
        self.init(value: Double(whole), significand: whole.magnitude, exponent: 0)
    }
}
