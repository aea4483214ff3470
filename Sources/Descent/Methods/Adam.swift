/// Adam: a running mean of the slope over the root of a running mean of its square, both corrected for their start.
///
/// Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1, as `torch.optim.Adam` and
/// `optax.adam` have it; `keras.optimizers.Adam` follows the end of the paper's section 2, where the corrections
/// move into the rate and ε becomes ε̂ = ε √(1 − β₂ᵗ).
struct Adam: UpdateRule {
    static let definition = MethodDefinition(
        word: "adam", title: "Adam",
        source: "Kingma and Ba, Adam: a method for stochastic optimization, 2015",
        forms: [.torch, .keras, .optax],
        settings: [
            MethodSetting(.beta1, 0.9),
            MethodSetting(.beta2, 0.999),
            MethodSetting(.epsilon, torch: 1e-8, keras: 1e-7, optax: 1e-8),
            MethodSetting(.weightDecay, 0),
        ])

    private let form: Method.Form
    private let beta1: Double
    private let beta2: Double
    private let epsilon: Double

    init(_ method: Method) {
        form = method.form
        beta1 = method.beta1
        beta2 = method.beta2
        epsilon = method.epsilon
    }

    @inline(__always)
    func update(_ w: inout Double, slope g: Double, _ memory: inout Memory, rate: Double) {
        w -= rate * direction(slope: g, &memory)
    }

    /// The step at rate 1, before its sign is turned.
    @inline(__always)
    func direction(slope g: Double, _ memory: inout Memory) -> Double {
        memory.mean = beta1 * memory.mean + (1 - beta1) * g
        memory.squares = beta2 * memory.squares + (1 - beta2) * (g * g)
        memory.meanWeight = beta1 * memory.meanWeight + (1 - beta1)
        memory.squaresWeight = beta2 * memory.squaresWeight + (1 - beta2)
        if form == .keras {
            let correction = memory.squaresWeight.squareRoot() / memory.meanWeight
            return correction * memory.mean / (memory.squares.squareRoot() + epsilon)
        }
        let mean = memory.mean / memory.meanWeight
        let squares = memory.squares / memory.squaresWeight
        return mean / (squares.squareRoot() + epsilon)
    }
}
