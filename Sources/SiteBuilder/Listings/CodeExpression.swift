import Descent
import Lessons

/// Writes expressions in Swift or Python, so that each operation is done in the engine's order.
///
/// Sums and products are grouped as the tree is. Whole powers are products from the left, as in the engine, since
/// `pow` and `**` round otherwise: short ones are written out, others call a function that the listing defines. Powers
/// that are no products in the engine either are the library's, and so are their last bits.
struct CodeExpression {
    let language: ShowItem.Language
    /// The listing's name of a row's quantity, or of a parameter.
    let name: (RowQuantity, Int) -> String
    /// The listing's name of a constant.
    let constant: (Name) -> String
    /// Functions that the listing has to define, and what it has to import.
    private(set) var needs = Needs()
    /// What the data is called, and which rows the expression is over.
    var rows: (names: RowNames, rows: String)?

    struct Needs: OptionSet {
        let rawValue: Int
        static let power = Needs(rawValue: 1)
        static let sign = Needs(rawValue: 2)
        /// Square roots, floors, sines and the like: Foundation in Swift, `math` in Python.
        static let mathematics = Needs(rawValue: 4)
        static let mean = Needs(rawValue: 8)
        static let total = Needs(rawValue: 16)
    }

    init(
        _ language: ShowItem.Language, name: @escaping (RowQuantity, Int) -> String,
        constant: @escaping (Name) -> String
    ) {
        self.language = language
        self.name = name
        self.constant = constant
    }

    private enum Strength: Int, Comparable {
        case any, or, and, not, comparison, sum, product, sign, operand

        static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    /// An expression as code, and how tightly it binds.
    private struct Piece {
        var code = CodeWriter()
        var strength = Strength.operand

        func bracketed(unless needed: Strength) -> CodeWriter {
            guard strength < needed else { return code }
            var bracketed = CodeWriter()
            bracketed.plain("(")
            bracketed.put(code)
            bracketed.plain(")")
            return bracketed
        }
    }

    /// The expression as code; numbers get a point where a language would otherwise take all of it for integers.
    mutating func code(_ expression: Expression) -> CodeWriter {
        piece(expression, points: expression.isFixed).code
    }

    private mutating func piece(_ expression: Expression, points: Bool) -> Piece {
        switch expression {
        case .number(let number): return CodeExpression.literal(number, point: points)
        case .constant(let name, let value): return constant(name, value)
        case .parameter(let index, let name): return plain(self.name(.parameter(index, name), 0))
        case .quantity(let quantity, let offset): return row(quantity, offset)
        case .column(let index, _):
            let column = rows?.names.columns.first { $0.index == index }?.text ?? ""
            return plain("\(column)[\(rows?.names.row ?? "")]")
        case .rowCount: return rowCount()
        case .overRows(let aggregate, let operand): return overRows(aggregate, operand)
        case .negated(let operand):
            var result = Piece(strength: .sign)
            result.code.plain("-")
            result.code.put(piece(operand, points: points).bracketed(unless: .operand))
            return result
        case .sum(let left, let right): return infix(left, " + ", right, .sum, points)
        case .difference(let left, let right): return infix(left, " - ", right, .sum, points)
        case .product(let left, let right, _): return infix(left, " * ", right, .product, points)
        case .quotient(let left, let right): return infix(left, " / ", right, .product, points)
        case .power(let base, let exponent): return power(base, exponent, points)
        case .logarithmicPower(let base, let exponent): return logarithmicPower(base, exponent)
        case .call(let function, let arguments): return call(function, arguments, points)
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            return choice(left, right, whenLeft, whenRight)
        case .comparison(let comparison, let left, let right):
            let isFixed = left.isFixed && right.isFixed
            return infix(left, CodeExpression.sign(comparison), right, .comparison, isFixed)
        case .and(let left, let right):
            return infix(left, language == .swift ? " && " : " and ", right, .and, points)
        case .or(let left, let right):
            return infix(left, language == .swift ? " || " : " or ", right, .or, points)
        case .not(let operand):
            var result = Piece(strength: .not)
            if language == .swift { result.code.plain("!") } else { result.code.keyword("not ") }
            result.code.put(piece(operand, points: points).bracketed(unless: .operand))
            return result
        }
    }

    /// An argument of a function, which is no place for integers.
    private mutating func code(_ argument: Expression, points: Bool) -> CodeWriter {
        piece(argument, points: points || argument.isFixed).code
    }

    private func plain(_ text: String) -> Piece {
        var result = Piece()
        result.code.plain(text)
        return result
    }

    private mutating func infix(
        _ left: Expression, _ sign: String, _ right: Expression, _ form: Infix, _ points: Bool
    ) -> Piece {
        var result = Piece(strength: form.strength)
        result.code.put(piece(left, points: points).bracketed(unless: form.left))
        if sign == " and " || sign == " or " { result.code.keyword(sign) } else { result.code.plain(sign) }
        result.code.put(piece(right, points: points).bracketed(unless: form.right))
        return result
    }

    /// How tightly an operator binds, and what it asks of its operands: more of the right one, so that the tree's
    /// grouping stays.
    private struct Infix {
        let strength: Strength
        let left: Strength
        let right: Strength

        static let sum = Infix(strength: .sum, left: .sum, right: .product)
        static let product = Infix(strength: .product, left: .product, right: .sign)
        static let comparison = Infix(strength: .comparison, left: .sum, right: .sum)
        static let and = Infix(strength: .and, left: .and, right: .not)
        static let or = Infix(strength: .or, left: .or, right: .and)
    }

    // MARK: Leaves

    private static func literal(_ number: Number, point: Bool) -> Piece {
        var result = Piece()
        result.code.put(.number, CodeNumber.literal(number, point: point))
        return result
    }

    private mutating func constant(_ name: Name, _ value: Double) -> Piece {
        let isPi = value.bitPattern == Double.pi.bitPattern && (name == "pi" || name == "π")
        guard isPi else { return plain(constant(name)) }
        if language == .python { needs.insert(.mathematics) }
        return plain(language == .swift ? "Double.pi" : "math.pi")
    }

    private mutating func row(_ quantity: RowQuantity, _ offset: Int) -> Piece {
        let text = name(quantity, offset)
        if case .norm = quantity { needs.insert(.mathematics) }
        // A count among other numbers is a number like them.
        guard Expression.quantity(quantity, offset: 0).isCount else { return plain(text) }
        return function(language == .swift ? "Double" : "float", [plain(text).code])
    }

    // MARK: Rows

    private func rowCount() -> Piece {
        let rows = rows?.rows ?? ""
        var result = Piece()
        result.code.put(.builtIn, language == .swift ? "Double" : "len")
        result.code.plain(language == .swift ? "(\(rows).count)" : "(\(rows))")
        return result
    }

    /// `average(rows.map { row -> Double in x[row] * w })`, `average([x[row] * w for row in rows])`
    private mutating func overRows(_ aggregate: Aggregate, _ operand: Expression) -> Piece {
        guard let rows else { return plain("nan") }
        guard operand.hasFreeColumn else {
            // The same in every row.
            guard aggregate == .sum else { return piece(operand, points: operand.isFixed) }
            return infix(operand, " * ", .rowCount, .product, operand.isFixed)
        }
        needs.insert(aggregate == .mean ? .mean : .total)
        var result = Piece()
        result.code.plain("\(aggregate == .mean ? rows.names.mean : rows.names.total)(")
        let each = piece(operand, points: false).code
        switch language {
        case .swift:
            result.code.plain("\(rows.rows).map { \(rows.names.row) -> Double ")
            result.code.keyword("in ")
            result.code.put(each)
            result.code.plain(" })")
        case .python:
            result.code.plain("[")
            result.code.put(each)
            result.code.keyword(" for ")
            result.code.plain(rows.names.row)
            result.code.keyword(" in ")
            result.code.plain("\(rows.rows)])")
        }
        return result
    }

    // MARK: Powers

    /// A power of at most this many characters is written out.
    private static let longestPower = 52

    private mutating func power(_ base: Expression, _ exponent: Expression, _ points: Bool) -> Piece {
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

    /// `(w > 0 ? pow(w, b) * log(w) : 0)`: at 0 the derivative by the exponent is 0, and below a listing never goes.
    private mutating func logarithmicPower(_ base: Expression, _ exponent: Expression) -> Piece {
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

    // MARK: Functions

    private mutating func call(_ function: Function, _ arguments: [Expression], _ points: Bool) -> Piece {
        if function == .pow, arguments.count == 2 { return power(arguments[0], arguments[1], points) }
        let codes = arguments.map { code($0, points: points) }
        switch function {
        case .floor:
            let floor = mathematical("floor", codes)
            // Python's is an integer.
            return language == .swift ? floor : self.function("float", [floor.code])
        case .sign:
            needs.insert(.sign)
            return self.function("sign", codes)
        case .abs: return self.function("abs", codes)
        case .min: return self.function("min", codes)
        case .max, .pow: return self.function("max", codes)
        case .relu: return self.function("max", [piece(.number(Number(0)), points: true).code] + codes)
        case .sigmoid:
            let one = Expression.number(Number(1))
            let fallen = Expression.call(.exp, arguments.map { .negated($0) })
            return piece(.quotient(one, .sum(one, fallen)), points: points)
        case .softplus: return mathematical("log1p", [mathematical("exp", codes).code])
        // Both languages' libraries call them as lessons do.
        case .sqrt, .exp, .log, .log2, .log10, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh:
            return mathematical(function.name.description, codes)
        }
    }

    /// A call of what Foundation or `math` has.
    private mutating func mathematical(_ name: String, _ arguments: [CodeWriter]) -> Piece {
        needs.insert(.mathematics)
        var result = Piece()
        if language == .python { result.code.plain("math.") }
        result.code.put(function(name, arguments).code)
        return result
    }

    private mutating func function(_ name: String, _ arguments: [CodeWriter]) -> Piece {
        var result = Piece()
        if name == "sign" { result.code.plain(name) } else { result.code.put(.builtIn, name) }
        result.code.plain("(")
        for (index, argument) in arguments.enumerated() {
            if index > 0 { result.code.plain(", ") }
            result.code.put(argument)
        }
        result.code.plain(")")
        return result
    }

    /// The derivative of the greater of two; a listing never meets the corner where they are equal.
    private mutating func choice(
        _ left: Expression, _ right: Expression, _ whenLeft: Expression, _ whenRight: Expression
    ) -> Piece {
        let test = infix(left, " > ", right, .comparison, left.isFixed && right.isFixed)
        let first = piece(whenLeft, points: whenLeft.isFixed).bracketed(unless: .sum)
        let second = piece(whenRight, points: whenRight.isFixed).bracketed(unless: .sum)
        var result = Piece()
        result.code.plain("(")
        switch language {
        case .swift:
            result.code.put(test.code)
            result.code.plain(" ? ")
            result.code.put(first)
            result.code.plain(" : ")
        case .python:
            result.code.put(first)
            result.code.keyword(" if ")
            result.code.put(test.code)
            result.code.keyword(" else ")
        }
        result.code.put(second)
        result.code.plain(")")
        return result
    }

    private static func sign(_ comparison: Expression.Comparison) -> String {
        switch comparison {
        case .less: " < "
        case .lessOrEqual: " <= "
        case .greater: " > "
        case .greaterOrEqual: " >= "
        case .equal: " == "
        case .notEqual: " != "
        }
    }
}
