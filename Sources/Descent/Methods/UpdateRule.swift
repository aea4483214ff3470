/// How a method changes one parameter; every method is one of these, and treats each parameter alone.
protocol UpdateRule<Number>: Sendable {
    associatedtype Number: RuleNumber

    /// - Parameter setting: the method's settings, in the numbers that the run is computed with.
    init(_ method: Method, _ setting: (Method.Argument) -> Number)

    /// Makes one update.
    ///
    /// - Parameters:
    ///   - w: the parameter.
    ///   - g: the slope of the loss by it.
    ///   - memory: what the method keeps for this parameter from update to update.
    ///   - rate: the learning rate η of this update.
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number)

    /// Where the slope is taken of a parameter that stands at `w`.
    func slopePoint(of w: Number, _ memory: Memory<Number>) -> Number

    /// The update once more, as pages and listings show it: operation by operation the same.
    static func formula(of method: Method) -> [FormulaLine]
}

extension UpdateRule {
    @inline(__always)
    func slopePoint(of w: Number, _ memory: Memory<Number>) -> Number { w }
}

/// What methods remember about one parameter between updates; each uses what it needs.
struct Memory<Number: RuleNumber> {
    /// The velocity v: what is left of earlier updates.
    var velocity: Number = 0
    /// Adam's running mean m of the slopes.
    var mean: Number = 0
    /// The sum, or the running mean, s of the squared slopes.
    var squares: Number
    /// β₁ᵗ after t updates.
    var power1: Number = 1
    /// β₂ᵗ.
    var power2: Number = 1
    /// Where the parameter stands while the slope is taken elsewhere.
    var standing: Number = 0

    /// - Parameter initial: what the sum of squares starts from.
    init(initial: Number) {
        squares = initial
    }
}

/// The method of a run, ready to be called at each update.
enum Rule<Number: RuleNumber> {
    case descent(GradientDescent<Number>)
    case momentum(Momentum<Number>)
    case nesterov(Nesterov<Number>)
    case adagrad(AdaGrad<Number>)
    case rmsprop(RMSProp<Number>)
    case adam(Adam<Number>)
    case adamw(AdamW<Number>)

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        self =
            switch method.kind {
            case .descent: .descent(GradientDescent(method, setting))
            case .momentum: .momentum(Momentum(method, setting))
            case .nesterov: .nesterov(Nesterov(method, setting))
            case .adagrad: .adagrad(AdaGrad(method, setting))
            case .rmsprop: .rmsprop(RMSProp(method, setting))
            case .adam: .adam(Adam(method, setting))
            case .adamw: .adamw(AdamW(method, setting))
            }
    }

    /// Makes one update; see ``UpdateRule/update(_:slope:_:rate:)``.
    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        switch self {
        case .descent(let rule): rule.update(&w, slope: g, &memory, rate: rate)
        case .momentum(let rule): rule.update(&w, slope: g, &memory, rate: rate)
        case .nesterov(let rule): rule.update(&w, slope: g, &memory, rate: rate)
        case .adagrad(let rule): rule.update(&w, slope: g, &memory, rate: rate)
        case .rmsprop(let rule): rule.update(&w, slope: g, &memory, rate: rate)
        case .adam(let rule): rule.update(&w, slope: g, &memory, rate: rate)
        case .adamw(let rule): rule.update(&w, slope: g, &memory, rate: rate)
        }
    }

    /// Where the slope is taken; see ``UpdateRule/slopePoint(of:_:)``.
    @inline(__always)
    func slopePoint(of w: Number, _ memory: Memory<Number>) -> Number {
        if case .nesterov(let rule) = self { rule.slopePoint(of: w, memory) } else { w }
    }
}
