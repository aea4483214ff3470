/// Momentum, the heavy ball: each update goes on with a part of the one before.
///
/// Polyak, "Some methods of speeding up the convergence of iteration methods", 1964,
/// <https://doi.org/10.1016/0041-5553(64)90137-5>. The forms: `torch.optim.SGD` (and optax's `trace`) keeps the
/// velocity free of the rate; `keras.optimizers.SGD`, as Sutskever et al. 2013, keeps the rate inside it, so that the
/// two part where the rate changes; the running mean of Ng's course takes steps that are 1 − μ times as long.
struct Momentum<Number: RuleNumber>: UpdateRule {
    private let form: Method.Form
    private let momentum: Number

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        form = method.form
        momentum = setting(.momentum)
    }

    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        switch form {
        case .keras:
            memory.velocity = momentum * memory.velocity - rate * g
            w += memory.velocity
        case .averaged:
            memory.velocity = momentum * memory.velocity + (1 - momentum) * g
            w -= rate * memory.velocity
        case .torch, .optax, .textbook:
            memory.velocity = momentum * memory.velocity + g
            w -= rate * memory.velocity
        }
    }

    static func formula(of method: Method) -> [FormulaLine] {
        switch method.form {
        case .keras: [FormulaLine(.velocity, "μ*v - η*g"), FormulaLine(.parameter, "w + v")]
        case .averaged: [FormulaLine(.velocity, "μ*v + (1 - μ)*g"), FormulaLine(.parameter, "w - η*v")]
        case .torch, .optax, .textbook:
            [FormulaLine(.velocity, "μ*v + g"), FormulaLine(.parameter, "w - η*v")]
        }
    }
}

extension MethodDefinition {
    static let momentum = MethodDefinition(
        word: "momentum", title: "momentum",
        source: "Polyak, Some methods of speeding up the convergence of iteration methods, 1964",
        link: "https://doi.org/10.1016/0041-5553(64)90137-5",
        forms: [.torch, .keras, .averaged],
        settings: [MethodSetting(.momentum, 0.9), MethodSetting(.weightDecay, 0)])
}
