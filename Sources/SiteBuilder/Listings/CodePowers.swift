import Descent
import Lessons

/// Powers in code.
extension CodeExpression {
    /// A power of at most this many characters is written out.
    private static let longestPower = 52

    mutating func power(_ base: Expression, _ exponent: Expression, _ points: Bool) -> Piece {
        if holdsTensor(base) || holdsTensor(exponent) { return tensorPower(base, exponent) }
        guard let halves = exponent.countOfHalves else {
            return mathematical("pow", [base, exponent].map { code($0, points: points) })
        }
        let twice = Int(halves.magnitude)
        let isFixed = points || base.isFixed
        let piece = piece(base, points: isFixed)
        var factors: [CodeWriter] = []
        if twice >= 2 { factors = product(piece, count: twice / 2) }
        if twice % 2 == 1 { factors.append(mathematical("sqrt", [piece.code]).code) }
        var result = Piece(strength: factors.count > 1 ? .product : .operand)
        if factors.isEmpty { result.code.put(.number, "1.0") }
        for (index, factor) in factors.enumerated() {
            if index > 0 { result.code.plain(" * ") }
            result.code.put(factor)
        }
        guard halves < 0 else { return result }
        var reciprocal = Piece(strength: .product)
        reciprocal.code.put(.number, isFixed ? "1.0" : "1")
        reciprocal.code.plain(" / ")
        reciprocal.code.put(result.bracketed(unless: .sign))
        return reciprocal
    }

    /// `(w - 3) ** 2`: PyTorch differentiates it, and its own products round in another order anyway.
    private mutating func tensorPower(_ base: Expression, _ exponent: Expression) -> Piece {
        var result = Piece(strength: .power)
        result.code.put(piece(base, points: false).bracketed(unless: .operand))
        result.code.plain(" ** ")
        result.code.put(piece(exponent, points: false).bracketed(unless: .operand))
        return result
    }

    /// `(w > 0 ? pow(w, b) * log(w) : 0)`: at 0 the derivative by the exponent is 0, and below a listing never goes.
    mutating func logarithmicPower(_ base: Expression, _ exponent: Expression) -> Piece {
        let value = Expression.product(.power(base, exponent), .call(.log, [base]), .sign)
        return choice(base, .number(Number(0)), value, .number(Number(0)))
    }

    /// The factors of a whole power, or one call of the listing's `power`.
    private mutating func product(_ base: Piece, count: Int) -> [CodeWriter] {
        let factor = base.bracketed(unless: .operand)
        let length = factor.tokens.reduce(0) { $0 + $1.text.count }
        if count * (length + 3) <= CodeExpression.longestPower || count == 1 {
            return Array(repeating: factor, count: count)
        }
        needs.insert(.power)
        var call = CodeWriter()
        call.plain("power(")
        call.put(base.code)
        call.plain(", ")
        call.put(.number, String(count))
        call.plain(")")
        return [call]
    }
}
