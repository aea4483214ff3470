/// Nesterov's accelerated gradient: momentum that takes the slope where it is about to be.
///
/// Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)", 1983. The
/// textbook form stands at w and takes the slope at w + μ v (Sutskever et al., "On the importance of initialization
/// and momentum in deep learning", 2013, <https://proceedings.mlr.press/v28/sutskever13.html>).
/// `torch.optim.SGD(nesterov=True)` and `keras.optimizers.SGD` stand at that point ahead themselves: the same method,
/// but every row of its table differs.
struct Nesterov<Number: RuleNumber>: UpdateRule {
    private let form: Method.Form
    private let momentum: Number

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        form = method.form
        momentum = setting(.momentum)
    }

    /// Whether it takes the slope at the point ahead.
    var looksAhead: Bool { form == .textbook }

    /// Where the textbook form takes the slope, the other forms stand there.
    @inline(__always)
    func slopePoint(of w: Number, _ memory: Memory<Number>) -> Number {
        looksAhead ? w + momentum * memory.velocity : w
    }

    static var pointAhead: FormulaLine { FormulaLine(.parameter, "w + μ*v") }

    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        switch form {
        case .keras:
            memory.velocity = momentum * memory.velocity - rate * g
            w += momentum * memory.velocity - rate * g
        case .textbook:
            // The slope is the one at the point ahead.
            memory.velocity = momentum * memory.velocity - rate * g
            w += memory.velocity
        case .torch, .optax, .averaged:
            memory.velocity = momentum * memory.velocity + g
            w -= rate * (g + momentum * memory.velocity)
        }
    }

    static func formula(of method: Method) -> [FormulaLine] {
        switch method.form {
        case .keras: [FormulaLine(.velocity, "μ*v - η*g"), FormulaLine(.parameter, "w + (μ*v - η*g)")]
        case .textbook: [FormulaLine(.velocity, "μ*v - η*g"), FormulaLine(.parameter, "w + v")]
        case .torch, .optax, .averaged:
            [FormulaLine(.velocity, "μ*v + g"), FormulaLine(.parameter, "w - η*(g + μ*v)")]
        }
    }
}

extension MethodDefinition {
    static let nesterov = MethodDefinition(
        word: "nesterov", title: "Nesterov accelerated gradient",
        source:
            "Nesterov, A method for solving the convex programming problem with convergence rate O(1/k²), 1983",
        link: "https://proceedings.mlr.press/v28/sutskever13.html",
        forms: [.torch, .keras, .textbook],
        settings: [MethodSetting(.momentum, 0.9), MethodSetting(.weightDecay, 0)])
}
