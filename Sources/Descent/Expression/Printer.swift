extension Expression {
    /// The expression in the lesson's own notation, with no more brackets than it needs: `2(w - 3)`, `x^3 - 2x`.
    ///
    /// Read back, it has the same value, bit for bit; only the derivative of `max` and `min` has no notation, and
    /// shows as `[… if … > …, … if … < …]`, and that of a power by its exponent has another value at 0.
    public var text: [UInt8] {
        var printer = Printer()
        printer.write(self, atLeast: Printer.Strength.any)
        return printer.output
    }
}

/// Writes expressions with the brackets that reading them back needs.
private struct Printer {
    private(set) var output: [UInt8] = []
    /// Where the numeral begins that ends the output, if one does.
    private var numeralStart: Int?
    /// Where the name begins that ends the output, if one does.
    private var nameStart: Int?

    /// As in ``Parser``.
    enum Strength {
        static let any = 0
        static let or = 1
        static let and = 2
        static let not = 3
        static let comparison = 4
        static let sum = 5
        static let product = 6
        static let sign = 7
        static let power = 8
        static let operand = 9
    }

    mutating func write(_ expression: Expression, atLeast needed: Int) {
        guard Printer.strength(expression) < needed else {
            write(expression)
            return
        }
        put("(")
        write(expression)
        put(")")
    }

    private static func strength(_ expression: Expression) -> Int {
        switch expression {
        case .number, .constant, .parameter, .column, .overRows, .rowCount, .quantity, .call,
            .derivativeOfGreater:
            Strength.operand
        // A sign before a product is read as the sign of its first factor, which gives the same bits.
        case .negated(let operand): strength(operand) == Strength.product ? Strength.product : Strength.sign
        case .power: Strength.power
        case .product, .quotient, .logarithmicPower: Strength.product
        case .sum, .difference: Strength.sum
        case .comparison: Strength.comparison
        case .not: Strength.not
        case .and: Strength.and
        case .or: Strength.or
        }
    }

    private mutating func write(_ expression: Expression) {
        switch expression {
        case .number(let number):
            let start = output.count
            put(number.text)
            numeralStart = start
        case .constant(let name, _), .parameter(_, let name), .column(_, let name): put(name: name)
        case .overRows(let aggregate, let operand):
            put(name: aggregate.name)
            list([operand])
        case .rowCount: put(name: Aggregate.count)
        case .quantity(let quantity, let offset): write(quantity, offset: offset)
        case .negated(let operand):
            put("-")
            if Printer.strength(expression) == Strength.product {
                write(operand)
            } else {
                write(operand, atLeast: Strength.sign)
            }
        case .sum(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            infix(left, " + ", right, Strength.sum, Strength.product)
        case .difference(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            infix(left, " - ", right, Strength.sum, Strength.product)
        case .product(let left, let right, let sign): product(left, right, sign)
        case .quotient(let left, let right): quotient(left, right)
        case .power(let base, let exponent): infix(base, "^", exponent, Strength.operand, Strength.sign)
        case .logarithmicPower(let base, let exponent):
            product(.power(base, exponent), .call(.log, [base]), .sign)
        case .call(let function, let arguments):
            put(name: function.name)
            list(arguments)
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            put("[")
            infix(whenLeft, " if ", left, Strength.sum, Strength.sum)
            put(" > ")
            write(right, atLeast: Strength.sum)
            put(", ")
            infix(whenRight, " if ", left, Strength.sum, Strength.sum)
            put(" < ")
            write(right, atLeast: Strength.sum)
            put("]")
        case .comparison(let comparison, let left, let right):
            infix(left, comparison.sign, right, Strength.sum, Strength.sum)
        case .and(let left, let right): infix(left, " and ", right, Strength.and, Strength.not)
        case .or(let left, let right): infix(left, " or ", right, Strength.or, Strength.and)
        case .not(let operand):
            put("not ")
            write(operand, atLeast: Strength.not)
        }
    }

    private mutating func sum(_ first: Expression, _ links: [Expression.Link]) {
        write(first, atLeast: Strength.sum)
        for link in links {
            put(link.isDifference ? " - " : " + ")
            write(link.term, atLeast: Strength.product)
        }
    }

    private mutating func infix(
        _ left: Expression, _ sign: StaticString, _ right: Expression, _ leftNeeds: Int, _ rightNeeds: Int
    ) {
        write(left, atLeast: leftNeeds)
        put(sign)
        write(right, atLeast: rightNeeds)
    }

    private mutating func product(_ left: Expression, _ right: Expression, _ sign: Expression.Multiplication)
    {
        write(left, atLeast: Strength.product)
        let numeral = numeralStart
        let joins = sign == .juxtaposed && (numeral != nil || output.last == 0x29)
        guard joins else {
            put("*")
            write(right, atLeast: Strength.sign)
            return
        }
        let seam = output.count
        write(right, atLeast: Strength.sign)
        guard !joinsAt(seam, afterNumeral: numeral != nil) else { return }
        output.insert(0x2A, at: seam)
        if let start = numeralStart { numeralStart = start + 1 }
        if let start = nameStart { nameStart = start + 1 }
    }

    /// Whether what begins at `seam` is read as a factor of its own: a name or a bracket, and no exponent as in
    /// `2e5`.
    private func joinsAt(_ seam: Int, afterNumeral: Bool) -> Bool {
        guard seam < output.count else { return false }
        let first = output[seam]
        let isName = Letters.isASCIILetter(first) || first >= 0xC2 && numeralStart != seam
        guard isName || first == 0x28 else { return false }
        guard afterNumeral, first | 0x20 == 0x65, seam + 1 < output.count else { return true }
        let second = output[seam + 1]
        return !Letters.isDigit(second) && second != 0x2B && second != 0x2D
    }

    private mutating func quotient(_ left: Expression, _ right: Expression) {
        write(left, atLeast: Strength.product)
        let followsD = nameStart.map { output[$0] == 0x64 } ?? false
        let seam = output.count
        put("/")
        write(right, atLeast: Strength.sign)
        // `dx/dy` in one word would be read as a derivative.
        guard followsD, output[seam + 1] == 0x64 else { return }
        output.insert(0x20, at: seam + 1)
        output.insert(0x20, at: seam)
        if let start = numeralStart { numeralStart = start + 2 }
        if let start = nameStart { nameStart = start + 2 }
    }

    private mutating func list(_ arguments: [Expression]) {
        put("(")
        for (index, argument) in arguments.enumerated() {
            if index > 0 { put(", ") }
            write(argument, atLeast: Strength.any)
        }
        put(")")
    }

    private mutating func write(_ quantity: RowQuantity, offset: Int) {
        for _ in 0..<min(offset.magnitude, UInt(Limits.depth)) {
            put(offset > 0 ? "next " : "previous ")
        }
        switch quantity {
        case .parameter(_, let name), .loss(let name): put(name: name)
        case .batchLoss: put("batch loss")
        case .slope: put(name: Name(word: "slope"))
        case .partial(_, let loss, let parameter):
            put("d")
            put(loss.bytes)
            put("/d")
            put(parameter.bytes)
        case .norm: put(name: Name(word: "norm"))
        case .step: put(name: Name(word: "step"))
        case .epoch: put(name: Name(word: "epoch"))
        case .rate: put(name: Name(word: "rate"))
        case .velocity(_, let name):
            put(name: Name(word: "velocity"))
            if let name {
                put(" ")
                put(name: name)
            }
        }
    }

    // MARK: Bytes

    private mutating func put(_ bytes: [UInt8]) {
        output += bytes
        numeralStart = nil
        nameStart = nil
    }

    private mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { output += $0 }
        numeralStart = nil
        nameStart = nil
    }

    private mutating func put(name: Name) {
        let start = output.count
        put(name.bytes)
        nameStart = start
    }
}

extension Expression.Comparison {
    /// As it is written, with its spaces.
    fileprivate var sign: StaticString {
        switch self {
        case .less: " < "
        case .lessOrEqual: " <= "
        case .greater: " > "
        case .greaterOrEqual: " >= "
        case .equal: " == "
        case .notEqual: " != "
        }
    }
}
