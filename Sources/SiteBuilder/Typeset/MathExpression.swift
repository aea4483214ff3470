import Descent

/// Writes expressions as mathematics does: fractions over a line, powers raised, no sign where none is needed.
struct MathExpression {
    /// How tightly a form binds; brackets stand where an operand binds less than its place asks for.
    private enum Strength: Int, Comparable {
        case any, or, and, not, comparison, sum, sign, product, operand

        static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    /// Appends an expression; dots stand for one that is too long to be read.
    static func write(_ expression: Expression, to math: inout MathWriter) {
        guard expression.isReadable else { return math.operation("…") }
        write(expression, atLeast: .any, to: &math)
    }

    /// Appends an expression as a factor: with brackets around a sum or a sign.
    static func writeFactor(_ expression: Expression, to math: inout MathWriter) {
        guard expression.isReadable else { return math.operation("…") }
        write(expression, atLeast: .product, to: &math)
    }

    private static func write(_ expression: Expression, atLeast needed: Strength, to math: inout MathWriter) {
        guard strength(expression) < needed else {
            writePlain(expression, to: &math)
            return
        }
        math.fenced("(", ")") { writePlain(expression, to: &$0) }
    }

    private static func strength(_ expression: Expression) -> Strength {
        switch expression {
        case .number(let number): MathNumber(number.text).isProduct ? .product : .operand
        // A fraction's line holds it together.
        case .constant, .parameter, .column, .rowCount, .quantity, .call, .quotient, .power: .operand
        // A sum's sign reaches over the factors behind it.
        case .overRows, .logarithmicPower: .product
        case .negated: .sign
        // A product that begins with a sign is one with a sign before it.
        case .product(let left, _, _): strength(left) == .sign ? .sign : .product
        case .sum, .difference, .derivativeOfGreater: .sum
        case .comparison: .comparison
        case .not: .not
        case .and: .and
        case .or: .or
        }
    }

    private static func writePlain(_ expression: Expression, to math: inout MathWriter) {
        switch expression {
        case .number(let number): MathNumber(number.text).write(to: &math)
        case .constant(let name, _), .parameter(_, let name): MathName(name).write(to: &math)
        case .column(_, let name): RowNotation.write(column: name, to: &math)
        case .rowCount: math.put("<mi>n</mi>")
        case .overRows(let aggregate, let operand):
            RowNotation.write(aggregate, to: &math) { write(operand, atLeast: .product, to: &$0) }
        case .quantity(let quantity, let offset): MathQuantity.write(quantity, offset: offset, to: &math)
        case .negated(let operand):
            math.put("<mo form=\"prefix\">−</mo>")
            // Mathematics reads −x² and −2x as the negative of the whole.
            write(operand, atLeast: .product, to: &math)
        case .sum(let left, let right): infix(left, "+", right, .sum, .product, to: &math)
        case .difference(let left, let right): infix(left, MathWriter.minus, right, .sum, .product, to: &math)
        case .product(let left, let right, _): product(left, right, to: &math)
        case .quotient(let left, let right):
            math.element("mfrac") { math in
                math.element("mrow") { write(left, to: &$0) }
                math.element("mrow") { write(right, to: &$0) }
            }
        case .power(let base, let exponent): power(base, exponent, to: &math)
        case .logarithmicPower(let base, let exponent):
            product(.power(base, exponent), .call(.log, [base]), to: &math)
        case .call(let function, let arguments): call(function, arguments, to: &math)
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            cases([(whenLeft, "&gt;"), (whenRight, "&lt;")], left, right, to: &math)
        case .comparison(let comparison, let left, let right):
            infix(left, sign(comparison), right, .sum, .sum, to: &math)
        case .and(let left, let right): infix(left, "∧", right, .and, .not, to: &math)
        case .or(let left, let right): infix(left, "∨", right, .or, .and, to: &math)
        case .not(let operand):
            math.operation("¬")
            write(operand, atLeast: .operand, to: &math)
        }
    }

    private static func infix(
        _ left: Expression, _ sign: StaticString, _ right: Expression, _ leftNeeds: Strength,
        _ rightNeeds: Strength, to math: inout MathWriter
    ) {
        write(left, atLeast: leftNeeds, to: &math)
        math.operation(sign)
        write(right, atLeast: rightNeeds, to: &math)
    }

    // MARK: Products and powers

    private static func product(_ left: Expression, _ right: Expression, to math: inout MathWriter) {
        write(left, atLeast: .sign, to: &math)
        math.operation(needsSign(last(of: left), first(of: right)) ? "⋅" : MathWriter.invisibleTimes)
        // A sign never follows a sign; a product at the right keeps its own factors.
        write(right, atLeast: strength(right) == .product ? .product : .operand, to: &math)
    }

    /// What stands at a seam between two factors.
    private enum Seam {
        case number, letter, word, bracket, fraction
    }

    /// `2w`, `2(w − 3)`, `ab` need none; `2 · 3` and `rate · slope` do, and `a · (b + c)`, which looks like a call.
    private static func needsSign(_ left: Seam, _ right: Seam) -> Bool {
        switch (left, right) {
        case (_, .number), (.word, _), (_, .word), (.letter, .bracket): true
        case (.fraction, .fraction), (.bracket, .fraction), (.letter, .fraction), (.number, .fraction): true
        default: false
        }
    }

    private static func last(of expression: Expression) -> Seam {
        switch expression {
        case .product(_, let right, _): last(of: right)
        case .power(let base, _): last(of: base)
        case .logarithmicPower: .word
        default: seam(expression)
        }
    }

    private static func first(of expression: Expression) -> Seam {
        switch expression {
        case .product(let left, _, _): first(of: left)
        case .power(let base, _), .logarithmicPower(let base, _): first(of: base)
        default: seam(expression)
        }
    }

    private static func seam(_ expression: Expression) -> Seam {
        switch expression {
        // A number with a sign stands in brackets, and is still a number.
        case .number, .negated(.number): .number
        case .constant(let name, _), .parameter(_, let name): MathName(name).isLetter ? .letter : .word
        case .column: .letter
        case .rowCount: .letter
        case .overRows(.mean, _): .fraction
        case .overRows(.sum, _): .letter
        case .quantity: .word
        case .quotient: .fraction
        case .call(.abs, _), .call(.floor, _): .bracket
        case .call(.sqrt, _), .call(.exp, _): .letter
        case .call(.pow, let arguments): arguments.first.map(last) ?? .word
        case .call: .word
        default: .bracket
        }
    }

    private static func power(_ base: Expression, _ exponent: Expression, to math: inout MathWriter) {
        if case .call(let function, let arguments) = base, MathFunction.isRaised(function, to: exponent) {
            // sin²(w)
            math.element("msup") { math in
                MathFunction.writeName(function, to: &math)
                math.element("mrow") { write(exponent, to: &$0) }
            }
            return list(arguments, to: &math)
        }
        math.element("msup") { math in
            math.element("mrow") { math in
                if hasHeight(base) {
                    math.fenced("(", ")") { writePlain(base, to: &$0) }
                } else {
                    write(base, atLeast: .operand, to: &math)
                }
            }
            math.element("mrow") { write(exponent, to: &$0) }
        }
    }

    /// What would leave unclear how far an exponent beside it reaches.
    private static func hasHeight(_ base: Expression) -> Bool {
        switch base {
        case .quotient, .power, .overRows, .column, .call(.pow, _): true
        case .call(let function, _): function != .abs && function != .floor
        case .number(let number): MathNumber(number.text).isProduct
        default: false
        }
    }

    // MARK: Functions

    private static func call(_ function: Function, _ arguments: [Expression], to math: inout MathWriter) {
        switch (function, arguments.first) {
        case (.sqrt, let argument?): math.element("msqrt") { write(argument, to: &$0) }
        case (.abs, let argument?): math.fenced("|", "|") { write(argument, to: &$0) }
        case (.floor, let argument?): math.fenced("⌊", "⌋") { write(argument, to: &$0) }
        case (.pow, let base?) where arguments.count == 2: power(base, arguments[1], to: &math)
        case (.exp, let exponent?):
            math.element("msup") { math in
                // Upright, as a number's letter is: a parameter may be called e.
                math.put("<mi mathvariant=\"normal\">e</mi>")
                math.element("mrow") { write(exponent, to: &$0) }
            }
        default:
            MathFunction.writeName(function, to: &math)
            list(arguments, to: &math)
        }
    }

    private static func list(_ arguments: [Expression], to math: inout MathWriter) {
        math.operation(MathWriter.applyFunction)
        math.fenced("(", ")") { math in
            for (place, argument) in arguments.enumerated() {
                if place > 0 { math.operation(",") }
                write(argument, to: &math)
            }
        }
    }

    /// A brace with one line for each case.
    private static func cases(
        _ lines: [(Expression, StaticString)], _ left: Expression, _ right: Expression,
        to math: inout MathWriter
    ) {
        math.put("<mrow><mo form=\"prefix\" stretchy=\"true\">{</mo><mtable>")
        for (value, sign) in lines {
            math.element("mtr") { math in
                math.element("mtd") { write(value, to: &$0) }
                math.put("<mtd><mtext>if </mtext></mtd>")
                math.element("mtd") { infix(left, sign, right, .sum, .sum, to: &$0) }
            }
        }
        math.put("</mtable></mrow>")
    }

    private static func sign(_ comparison: Expression.Comparison) -> StaticString {
        switch comparison {
        case .less: "&lt;"
        case .lessOrEqual: "≤"
        case .greater: "&gt;"
        case .greaterOrEqual: "≥"
        case .equal: "="
        case .notEqual: "≠"
        }
    }
}
