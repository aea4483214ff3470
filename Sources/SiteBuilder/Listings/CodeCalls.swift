import Descent
import Lessons

/// Calls of functions in code.
extension CodeExpression {
    mutating func call(_ function: Function, _ arguments: [Expression], _ points: Bool) -> Piece {
        if function == .pow, arguments.count == 2 { return power(arguments[0], arguments[1], points) }
        if arguments.contains(where: holdsTensor) { return tensorCall(function, arguments) }
        let codes = arguments.map { code($0, points: points) }
        switch function {
        case .floor:
            let floor = mathematical("floor", codes)
            // Python's is an integer.
            return language.hasBraces ? floor : self.function("float", [floor.code])
        case .sign:
            if language == .javascript { return mathematical("sign", codes) }
            needs.insert(.sign)
            return self.function("sign", codes)
        case .abs: return basic("abs", codes)
        case .min: return basic("min", codes)
        case .max, .pow: return basic("max", codes)
        case .relu: return basic("max", [piece(.number(Number(0)), points: true).code] + codes)
        case .sigmoid:
            let one = Expression.number(Number(1))
            let fallen = Expression.call(.exp, arguments.map { .negated($0) })
            return piece(.quotient(one, .sum(one, fallen)), points: points)
        case .softplus: return mathematical("log1p", [mathematical("exp", codes).code])
        // All the languages' libraries call them as lessons do.
        case .sqrt, .exp, .log, .log2, .log10, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh:
            return mathematical(function.name.description, codes)
        }
    }

    /// A call of what Swift and Python have at hand and JavaScript keeps in `Math`.
    private mutating func basic(_ name: String, _ arguments: [CodeWriter]) -> Piece {
        language == .javascript ? mathematical(name, arguments) : function(name, arguments)
    }

    /// A call of what Foundation, `math` or `Math` has.
    mutating func mathematical(_ name: String, _ arguments: [CodeWriter]) -> Piece {
        needs.insert(.mathematics)
        var result = Piece()
        result.code.plain(language.mathematics)
        result.code.put(function(name, arguments).code)
        return result
    }

    func function(_ name: String, _ arguments: [CodeWriter]) -> Piece {
        var result = Piece()
        // The one function that a listing may define itself.
        if name == "sign", language != .javascript {
            result.code.plain(name)
        } else {
            result.code.put(.builtIn, name)
        }
        result.code.plain("(")
        for (index, argument) in arguments.enumerated() {
            if index > 0 { result.code.plain(", ") }
            result.code.put(argument)
        }
        result.code.plain(")")
        return result
    }

    /// The derivative of the greater of two; a listing never meets the corner where they are equal.
    mutating func choice(
        _ left: Expression, _ right: Expression, _ whenLeft: Expression, _ whenRight: Expression
    ) -> Piece {
        let test = infix(left, " > ", right, .comparison, left.isFixed && right.isFixed)
        let first = piece(whenLeft, points: whenLeft.isFixed).bracketed(unless: .sum)
        let second = piece(whenRight, points: whenRight.isFixed).bracketed(unless: .sum)
        var result = Piece()
        result.code.plain("(")
        if language.hasBraces {
            result.code.put(test.code)
            result.code.plain(" ? ")
            result.code.put(first)
            result.code.plain(" : ")
        } else {
            result.code.put(first)
            result.code.keyword(" if ")
            result.code.put(test.code)
            result.code.keyword(" else ")
        }
        result.code.put(second)
        result.code.plain(")")
        return result
    }

    // MARK: Tensors

    /// Whether a value is one of PyTorch's tensors, whose functions are PyTorch's.
    func holdsTensor(_ expression: Expression) -> Bool {
        guard language == .pytorch else { return false }
        var holds = false
        expression.forEachNode { node in
            switch node {
            case .column: holds = true
            case .parameter, .quantity: holds = holds || isTensor(node)
            default: break
            }
        }
        return holds
    }

    /// A call of one of PyTorch's functions.
    private mutating func tensorCall(_ function: Function, _ arguments: [Expression]) -> Piece {
        switch function {
        case .min, .max, .pow: return extreme(function == .min ? "minimum" : "maximum", arguments)
        case .softplus:
            // The library's own takes the argument itself from 20 on.
            return tensorFunction("log1p", [tensorFunction("exp", [code(arguments[0], points: false)]).code])
        default:
            return tensorFunction(
                function.name.description, arguments.map { code($0, points: false) })
        }
    }

    /// The greatest or least of several, two at a time; numbers become tensors.
    private mutating func extreme(_ name: String, _ arguments: [Expression]) -> Piece {
        var result: CodeWriter?
        for argument in arguments {
            var code = code(argument, points: argument.isFixed)
            if !holdsTensor(argument) {
                var tensor = CodeWriter()
                tensor.plain("torch.tensor(")
                tensor.put(code)
                tensor.plain(", dtype=torch.float64)")
                code = tensor
            }
            result = result.map { tensorFunction(name, [$0, code]).code } ?? code
        }
        return Piece(code: result ?? CodeWriter())
    }

    private func tensorFunction(_ name: String, _ arguments: [CodeWriter]) -> Piece {
        var result = Piece()
        result.code.plain("torch.")
        result.code.put(function(name, arguments).code)
        return result
    }
}
