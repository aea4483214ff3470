import Descent
import Lessons

/// Writes expressions in the languages of listings, so that each operation is done in the engine's order.
///
/// Sums and products are grouped as the tree is. Whole powers are products from the left, as in the engine, since
/// `pow` and `**` round otherwise: short ones are written out, others call a function that the listing defines. Powers
/// that are no products in the engine either are the library's, and so are their last bits. PyTorch computes in its own
/// order whatever is written, so there powers are powers and rows are computed all at once.
struct CodeExpression {
    let language: ShowItem.Language
    /// The listing's name of a row's quantity, or of a parameter.
    let name: (RowQuantity, Int) -> String
    /// The listing's name of a constant.
    let constant: (Name) -> String
    /// Functions that the listing has to define, and what it has to import.
    var needs = Needs()
    /// Whether a name's value is one of PyTorch's tensors; nothing else is.
    var isTensor: (Expression) -> Bool = { _ in false }
    /// What the data is called, and which rows the expression is over.
    var rows: (names: RowNames, rows: String)?

    struct Needs: OptionSet {
        let rawValue: Int
        static let power = Needs(rawValue: 1)
        static let sign = Needs(rawValue: 2)
        /// Square roots, floors, sines and the like: Foundation in Swift, `math` in Python. JavaScript has them at hand.
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

    enum Strength: Int, Comparable {
        case any, or, and, not, comparison, sum, product, sign, power, operand

        static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    /// An expression as code, and how tightly it binds.
    struct Piece {
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

    mutating func piece(_ expression: Expression, points: Bool) -> Piece {
        switch expression {
        case .number(let number): return literal(number, point: points)
        case .constant(let name, let value): return constant(name, value)
        case .parameter(let index, let name): return plain(self.name(.parameter(index, name), 0))
        case .quantity(let quantity, let offset): return row(quantity, offset)
        case .column(let index, _): return column(index)
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
            return infix(left, language.sign(of: comparison), right, .comparison, isFixed)
        case .and(let left, let right):
            return infix(left, language.hasBraces ? " && " : " and ", right, .and, points)
        case .or(let left, let right):
            return infix(left, language.hasBraces ? " || " : " or ", right, .or, points)
        case .not(let operand):
            var result = Piece(strength: .not)
            if language.hasBraces { result.code.plain("!") } else { result.code.keyword("not ") }
            result.code.put(piece(operand, points: points).bracketed(unless: .operand))
            return result
        }
    }

    /// An argument of a function, which is no place for integers.
    mutating func code(_ argument: Expression, points: Bool) -> CodeWriter {
        piece(argument, points: points || argument.isFixed).code
    }

    func plain(_ text: String) -> Piece {
        var result = Piece()
        result.code.plain(text)
        return result
    }

    mutating func infix(
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
    struct Infix {
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

    private func literal(_ number: Number, point: Bool) -> Piece {
        var result = Piece()
        // JavaScript has no integers.
        result.code.put(.number, CodeNumber.literal(number, point: point && language != .javascript))
        return result
    }

    private mutating func constant(_ name: Name, _ value: Double) -> Piece {
        let isPi = value.bitPattern == Double.pi.bitPattern && (name == "pi" || name == "π")
        guard isPi else { return plain(constant(name)) }
        switch language {
        case .swift: return plain("Double.pi")
        case .javascript: return plain("Math.PI")
        case .python, .pytorch:
            needs.insert(.mathematics)
            return plain("math.pi")
        }
    }

    private mutating func row(_ quantity: RowQuantity, _ offset: Int) -> Piece {
        let text = name(quantity, offset)
        if case .norm = quantity { needs.insert(.mathematics) }
        // A count among other numbers is a number like them.
        guard Expression.quantity(quantity, offset: 0).isCount else { return plain(text) }
        switch language {
        case .swift: return function("Double", [plain(text).code])
        case .python, .pytorch: return function("float", [plain(text).code])
        case .javascript: return plain(text)
        }
    }
}
