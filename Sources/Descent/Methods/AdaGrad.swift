/// AdaGrad: each parameter's rate shrinks with the slopes that it has met.
///
/// Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011,
/// <https://jmlr.org/papers/v12/duchi11a.html>. The forms: `torch.optim.Adagrad` sums from 0 and adds ε to the root; `keras.optimizers.Adagrad` and
/// `optax.adagrad` sum from 0.1 and add ε inside the root.
struct AdaGrad<Number: RuleNumber>: UpdateRule {
    private let form: Method.Form
    private let epsilon: Number

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        form = method.form
        epsilon = setting(.epsilon)
    }

    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        memory.squares += g * g
        switch form {
        case .keras: w -= rate * g / (memory.squares + epsilon).squareRoot()
        // Optax takes no step while no slope has been met.
        case .optax: if memory.squares.isAboveZero { w -= rate * g / (memory.squares + epsilon).squareRoot() }
        case .torch, .averaged, .textbook: w -= rate * g / (memory.squares.squareRoot() + epsilon)
        }
    }

    static func formula(of method: Method) -> [FormulaLine] {
        let squares = FormulaLine(.squares, "s + g^2")
        return switch method.form {
        case .keras: [squares, FormulaLine(.parameter, "w - η*g/sqrt(s + ε)")]
        case .optax where method.epsilon > 0: [squares, FormulaLine(.parameter, "w - η*g/sqrt(s + ε)")]
        // Where s is 0 so is g, and the least of all numbers in its place makes the step 0.
        case .optax: [squares, FormulaLine(.parameter, "w - η*g/sqrt(max(s, 5e-324))")]
        case .torch, .averaged, .textbook: [squares, FormulaLine(.parameter, "w - η*g/(sqrt(s) + ε)")]
        }
    }
}

extension MethodDefinition {
    static let adagrad = MethodDefinition(
        word: "adagrad", title: "AdaGrad",
        source: "Duchi, Hazan and Singer, Adaptive subgradient methods for online learning, 2011",
        link: "https://jmlr.org/papers/v12/duchi11a.html",
        forms: [.torch, .keras, .optax],
        settings: [
            MethodSetting(.epsilon, torch: 1e-10, keras: 1e-7, optax: 1e-7),
            MethodSetting(.initial, torch: 0, keras: 0.1, optax: 0.1),
            MethodSetting(.weightDecay, 0),
        ])
}
