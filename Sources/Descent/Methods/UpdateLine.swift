/// One line of an update rule: for pages and listings, operation by operation what the engine does.
public struct UpdateLine: Sendable, Equatable {
    public let target: UpdateSymbol
    /// Its parameters are the cases of ``UpdateSymbol``, in their order.
    public let expression: Expression

    /// The symbols that it reads.
    public var symbols: [UpdateSymbol] { UpdateSymbol.allCases.filter { expression.mentions($0) } }

    /// The expression with something in each symbol's place.
    public func expression(_ value: (UpdateSymbol) -> Expression) -> Expression {
        expression.substituting(UpdateSymbol.allCases.map(value))
    }

    /// The value of the expression where each symbol has one.
    public func value(_ value: (UpdateSymbol) -> Double) -> Double {
        expression.value(at: UpdateSymbol.allCases.map(value)) ?? .nan
    }

    init?(_ line: FormulaLine) {
        guard let expression = Expression(line.text) else { return nil }
        target = line.target
        self.expression = expression
    }
}

extension Method {
    /// The method's rule for one parameter, line by line; each line sees the values that the lines before it gave.
    ///
    /// A test holds it to the engine's own update, bit for bit.
    public var formula: [UpdateLine] { (pullFormula + kind.formula(of: self)).compactMap { UpdateLine($0) } }

    /// Where the slope is taken, where that is not the parameter itself: w + μ v.
    public var slopePoint: UpdateLine? {
        looksAhead ? UpdateLine(Nesterov<Double>.pointAhead) : nil
    }

    private var pullFormula: [FormulaLine] {
        guard !isPlain else { return [] }
        return WeightDecay<Double>.formula(of: self)
    }
}

extension Method.Kind {
    fileprivate func formula(of method: Method) -> [FormulaLine] {
        switch self {
        case .descent: GradientDescent<Double>.formula(of: method)
        case .momentum: Momentum<Double>.formula(of: method)
        case .nesterov: Nesterov<Double>.formula(of: method)
        case .adagrad: AdaGrad<Double>.formula(of: method)
        case .rmsprop: RMSProp<Double>.formula(of: method)
        case .adam: Adam<Double>.formula(of: method)
        case .adamw: AdamW<Double>.formula(of: method)
        }
    }
}

extension Expression {
    /// A formula of the program's own, over the symbols of update rules; nil where it is none, which tests rule out.
    fileprivate init?(_ text: StaticString) {
        let source = bytes(text)
        let symbols = UpdateSymbol.allCases.map { Name(word: $0.word) }
        do throws(ExpressionError) {
            let syntax = try Syntax.parse(source, in: 0..<source.count)
            self = try Scope().evaluation(syntax, inputs: symbols).expression
        } catch {
            return nil
        }
    }

    fileprivate func mentions(_ symbol: UpdateSymbol) -> Bool {
        if case .parameter(let index, _) = self { return index == Int(symbol.rawValue) }
        var found = false
        forEachOperand { found = found || $0.mentions(symbol) }
        return found
    }
}
