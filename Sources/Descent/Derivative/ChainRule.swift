/// The derivatives of functions of one argument u, each a factor beside u′.
extension TermParts {
    /// Multiplies `term` by the function's derivative at `u`.
    mutating func chain(_ term: inout Term, _ function: Function, _ u: Expression) {
        let value = Expression.call(function, [u])
        switch function {
        case .abs: term.multiply(.call(.sign, [u]), exponent: 1)
        case .sqrt:
            if let half = Coefficient(whole: 2).reciprocal() { term.multiply(half) }
            term.multiply(value, exponent: -1)
        case .exp: term.multiply(value, exponent: 1)
        case .log: multiply(&term, by: u, exponent: -1)
        case .log2: logarithm(&term, base: 2, u)
        case .log10: logarithm(&term, base: 10, u)
        case .sin: term.multiply(.call(.cos, [u]), exponent: 1)
        case .cos:
            term.coefficient = term.coefficient.negated()
            term.multiply(.call(.sin, [u]), exponent: 1)
        case .sinh: term.multiply(.call(.cosh, [u]), exponent: 1)
        case .cosh: term.multiply(.call(.sinh, [u]), exponent: 1)
        case .tan: term.multiply(.sum(.one, value.squared), exponent: 1)
        case .tanh: term.multiply(.difference(.one, value.squared), exponent: 1)
        case .atan: term.multiply(.sum(.one, u.squared), exponent: -1)
        case .asin: term.multiply(.call(.sqrt, [.difference(.one, u.squared)]), exponent: -1)
        case .acos:
            term.coefficient = term.coefficient.negated()
            term.multiply(.call(.sqrt, [.difference(.one, u.squared)]), exponent: -1)
        case .sigmoid:
            term.multiply(value, exponent: 1)
            term.multiply(.difference(.one, value), exponent: 1)
        case .softplus: term.multiply(.call(.sigmoid, [u]), exponent: 1)
        // Flat but for their jumps; the others have rules of their own.
        case .sign, .floor, .min, .max, .pow, .relu: term.multiply(Coefficient.zero)
        }
    }

    /// log(u)/log(b) differentiated: 1/(u·log(b)). The logarithm of a number stays exact: it is computed once, when
    /// the program is made.
    private mutating func logarithm(_ term: inout Term, base: Int64, _ u: Expression) {
        term.multiply(.call(.log, [.number(Number(whole: base))]), exponent: -1)
        multiply(&term, by: u, exponent: -1)
    }
}

extension Expression {
    fileprivate static let one = Expression.number(Number(1))

    fileprivate var squared: Expression { .power(self, .number(Number(2))) }
}
