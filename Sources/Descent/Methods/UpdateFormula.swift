/// What an update rule speaks of.
public enum UpdateSymbol: UInt8, Sendable, CaseIterable {
    /// The parameter w.
    case parameter
    /// The slope d of the loss itself.
    case derivative
    /// The slope g that the rule works with: d, or d with a pull towards zero.
    case slope
    /// The learning rate η of this update.
    case rate
    /// What is kept from update to update: the velocity v, Adam's mean m, the squares s.
    case velocity, mean, squares
    /// β₁ᵗ and β₂ᵗ at the update's number t; both are kept, and 1 before the first.
    case power1, power2
    /// m and s with their start from 0 corrected, and Keras's one factor for both.
    case correctedMean, correctedSquares, correction
    /// The method's settings.
    case momentum, decay, beta1, beta2, epsilon, weightDecay

    /// As ``FormulaLine`` writes it.
    var word: StaticString {
        switch self {
        case .parameter: "w"
        case .derivative: "d"
        case .slope: "g"
        case .rate: "η"
        case .velocity: "v"
        case .mean: "m"
        case .squares: "s"
        case .power1: "p1"
        case .power2: "p2"
        case .correctedMean: "mc"
        case .correctedSquares: "sc"
        case .correction: "c"
        case .momentum: "μ"
        case .decay: "ρ"
        case .beta1: "β1"
        case .beta2: "β2"
        case .epsilon: "ε"
        case .weightDecay: "λ"
        }
    }

    /// The setting that it is; nil for what changes from update to update.
    public var argument: Method.Argument? {
        switch self {
        case .momentum: .momentum
        case .decay: .decay
        case .beta1: .beta1
        case .beta2: .beta2
        case .epsilon: .epsilon
        case .weightDecay: .weightDecay
        default: nil
        }
    }

    /// Whether it outlives an update.
    public var isKept: Bool {
        switch self {
        case .velocity, .mean, .squares, .power1, .power2: true
        default: false
        }
    }

    /// Its value before the first update; nil where it is not kept.
    public func start(of method: Method) -> Double? {
        switch self {
        case .velocity, .mean: 0
        case .squares: method.initial
        case .power1, .power2: 1
        default: nil
        }
    }
}

/// One line of a rule as its method's file writes it: what gets a new value, and its expression as in a lesson.
struct FormulaLine {
    let target: UpdateSymbol
    let text: StaticString

    init(_ target: UpdateSymbol, _ text: StaticString) {
        self.target = target
        self.text = text
    }
}

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
