/// How a method changes one parameter; every method is one of these, and treats each parameter alone.
protocol UpdateRule: Sendable {
    static var definition: MethodDefinition { get }

    init(_ method: Method)

    /// Makes one update.
    ///
    /// - Parameters:
    ///   - w: the parameter.
    ///   - g: the slope of the loss by it.
    ///   - memory: what the method keeps for this parameter from update to update.
    ///   - rate: the learning rate η of this update.
    func update(_ w: inout Double, slope g: Double, _ memory: inout Memory, rate: Double)

    /// Where the slope is taken of a parameter that stands at `w`.
    func slopePoint(of w: Double, _ memory: Memory) -> Double

    /// The update once more, as pages and listings show it: operation by operation the same.
    static func formula(of method: Method) -> [FormulaLine]
}

extension UpdateRule {
    @inline(__always)
    func slopePoint(of w: Double, _ memory: Memory) -> Double { w }
}

/// What methods remember about one parameter between updates; each uses what it needs.
struct Memory {
    /// The velocity v: what is left of earlier updates.
    var velocity = 0.0
    /// Adam's running mean m of the slopes.
    var mean = 0.0
    /// The sum, or the running mean, s of the squared slopes.
    var squares = 0.0
    /// β₁ᵗ after t updates.
    var power1 = 1.0
    /// β₂ᵗ.
    var power2 = 1.0
    /// Where the parameter stands while the slope is taken elsewhere.
    var standing = 0.0

    init(_ method: Method) {
        squares = method.initial
    }
}

/// The method of a run, ready to be called at each update.
enum Rule {
    case descent(GradientDescent)
    case momentum(Momentum)
    case nesterov(Nesterov)
    case adagrad(AdaGrad)
    case rmsprop(RMSProp)
    case adam(Adam)
    case adamw(AdamW)

    init(_ method: Method) {
        self =
            switch method.kind {
            case .descent: .descent(GradientDescent(method))
            case .momentum: .momentum(Momentum(method))
            case .nesterov: .nesterov(Nesterov(method))
            case .adagrad: .adagrad(AdaGrad(method))
            case .rmsprop: .rmsprop(RMSProp(method))
            case .adam: .adam(Adam(method))
            case .adamw: .adamw(AdamW(method))
            }
    }
}
