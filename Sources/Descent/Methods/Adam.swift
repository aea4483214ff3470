/// Adam: a running mean of the slope over the root of a running mean of its square, both corrected for their start.
///
/// Kingma and Ba, "Adam: a method for stochastic optimization", 2015, <https://arxiv.org/abs/1412.6980>, algorithm 1,
/// as `torch.optim.Adam` and `optax.adam` have it; `keras.optimizers.Adam` follows the end of the paper's section 2, where the corrections
/// move into the rate and ε becomes ε̂ = ε √(1 − β₂ᵗ).
struct Adam<Number: RuleNumber>: UpdateRule {
    private let form: Method.Form
    private let beta1: Number
    private let beta2: Number
    private let epsilon: Number

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        form = method.form
        beta1 = setting(.beta1)
        beta2 = setting(.beta2)
        epsilon = setting(.epsilon)
    }

    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        w -= rate * direction(slope: g, &memory)
    }

    /// The step at rate 1, before its sign is turned.
    @inline(__always)
    func direction(slope g: Number, _ memory: inout Memory<Number>) -> Number {
        memory.mean = beta1 * memory.mean + (1 - beta1) * g
        memory.squares = beta2 * memory.squares + (1 - beta2) * (g * g)
        memory.power1 = memory.power1 * beta1
        memory.power2 = memory.power2 * beta2
        if form == .keras {
            let correction = (1 - memory.power2).squareRoot() / (1 - memory.power1)
            return correction * memory.mean / (memory.squares.squareRoot() + epsilon)
        }
        let mean = memory.mean / (1 - memory.power1)
        let squares = memory.squares / (1 - memory.power2)
        return mean / (squares.squareRoot() + epsilon)
    }

    static func formula(of method: Method) -> [FormulaLine] {
        means(of: method)
            + [
                FormulaLine(
                    .parameter,
                    method.form == .keras ? "w - η*(c*m/(sqrt(s) + ε))" : "w - η*(mc/(sqrt(sc) + ε))")
            ]
    }

    /// The lines before the parameter's own, as AdamW has them too.
    static func means(of method: Method) -> [FormulaLine] {
        let means = [
            FormulaLine(.mean, "β1*m + (1 - β1)*g"), FormulaLine(.squares, "β2*s + (1 - β2)*g^2"),
            FormulaLine(.power1, "p1*β1"), FormulaLine(.power2, "p2*β2"),
        ]
        if method.form == .keras {
            return means + [FormulaLine(.correction, "sqrt(1 - p2)/(1 - p1)")]
        }
        return means + [
            FormulaLine(.correctedMean, "m/(1 - p1)"), FormulaLine(.correctedSquares, "s/(1 - p2)"),
        ]
    }
}

extension MethodDefinition {
    static let adam = MethodDefinition(
        word: "adam", title: "Adam",
        source: "Kingma and Ba, Adam: a method for stochastic optimization, 2015",
        link: "https://arxiv.org/abs/1412.6980",
        forms: [.torch, .keras, .optax],
        settings: [
            MethodSetting(.beta1, 0.9),
            MethodSetting(.beta2, 0.999),
            MethodSetting(.epsilon, torch: 1e-8, keras: 1e-7, optax: 1e-8),
            MethodSetting(.weightDecay, 0),
        ])
}
