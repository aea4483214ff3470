/// RMSProp: the slope over the root of the running mean of its square.
///
/// Tieleman and Hinton, lecture 6e of "Neural networks for machine learning", 2012,
/// <https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf>; none of the forms corrects the
/// mean's start from 0. `torch.optim.RMSprop` adds ε to the root and keeps the velocity free of the rate;
/// `keras.optimizers.RMSprop` and `optax.rmsprop` add ε inside the root and keep the rate inside the velocity.
struct RMSProp<Number: RuleNumber>: UpdateRule {
    private let form: Method.Form
    private let decay: Number
    private let epsilon: Number
    private let momentum: Number

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        form = method.form
        decay = setting(.decay)
        epsilon = setting(.epsilon)
        momentum = setting(.momentum)
    }

    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        memory.squares = decay * memory.squares + (1 - decay) * (g * g)
        switch form {
        case .keras, .optax:
            let scaled = g / (memory.squares + epsilon).squareRoot()
            memory.velocity = momentum * memory.velocity + rate * scaled
            w -= memory.velocity
        case .torch, .averaged, .textbook:
            let scaled = g / (memory.squares.squareRoot() + epsilon)
            memory.velocity = momentum * memory.velocity + scaled
            w -= rate * memory.velocity
        }
    }

    /// Without momentum the velocity is the step itself.
    static func formula(of method: Method) -> [FormulaLine] {
        let squares = FormulaLine(.squares, "ρ*s + (1 - ρ)*g^2")
        let isInside = method.form == .keras || method.form == .optax
        guard method.momentum > 0 else {
            return [
                squares,
                FormulaLine(.parameter, isInside ? "w - η*(g/sqrt(s + ε))" : "w - η*(g/(sqrt(s) + ε))"),
            ]
        }
        return isInside
            ? [squares, FormulaLine(.velocity, "μ*v + η*(g/sqrt(s + ε))"), FormulaLine(.parameter, "w - v")]
            : [squares, FormulaLine(.velocity, "μ*v + g/(sqrt(s) + ε)"), FormulaLine(.parameter, "w - η*v")]
    }
}

extension MethodDefinition {
    static let rmsprop = MethodDefinition(
        word: "rmsprop", title: "RMSProp",
        source: "Tieleman and Hinton, Neural networks for machine learning, lecture 6e, 2012",
        link: "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
        forms: [.torch, .keras, .optax],
        settings: [
            MethodSetting(.decay, torch: 0.99, keras: 0.9, optax: 0.9),
            MethodSetting(.epsilon, torch: 1e-8, keras: 1e-7, optax: 1e-8),
            MethodSetting(.momentum, 0),
            MethodSetting(.weightDecay, 0),
        ])
}
