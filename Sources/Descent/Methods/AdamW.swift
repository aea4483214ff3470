/// AdamW: Adam, and a pull towards zero that its running means do not see.
///
/// Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, <https://arxiv.org/abs/1711.05101>, with λ
/// times the rate, as `torch.optim.AdamW`, `keras.optimizers.AdamW` and `optax.adamw` have it: one rule up to
/// rounding, ε and the standard λ. The slope is taken before the pull.
struct AdamW<Number: RuleNumber>: UpdateRule {
    private let adam: Adam<Number>
    private let form: Method.Form
    private let weightDecay: Number

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        adam = Adam(method, setting)
        form = method.form
        weightDecay = setting(.weightDecay)
    }

    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        switch form {
        case .optax:
            w -= rate * (adam.direction(slope: g, &memory) + weightDecay * w)
        case .keras:
            w -= w * weightDecay * rate
            adam.update(&w, slope: g, &memory, rate: rate)
        case .torch, .averaged, .textbook:
            w *= 1 - rate * weightDecay
            adam.update(&w, slope: g, &memory, rate: rate)
        }
    }

    static func formula(of method: Method) -> [FormulaLine] {
        switch method.form {
        case .optax:
            Adam<Number>.means(of: method) + [FormulaLine(.parameter, "w - η*(mc/(sqrt(sc) + ε) + λ*w)")]
        case .keras: [FormulaLine(.parameter, "w - w*λ*η")] + Adam<Number>.formula(of: method)
        case .torch, .averaged, .textbook:
            [FormulaLine(.parameter, "w*(1 - η*λ)")] + Adam<Number>.formula(of: method)
        }
    }
}

extension MethodDefinition {
    static let adamw = MethodDefinition(
        word: "adamw", title: "AdamW",
        source: "Loshchilov and Hutter, Decoupled weight decay regularization, 2019",
        link: "https://arxiv.org/abs/1711.05101",
        forms: [.torch, .keras, .optax],
        settings: MethodDefinition.adam.settings.dropLast() + [
            MethodSetting(.weightDecay, torch: 0.01, keras: 0.004, optax: 0.0001)
        ])
}
