/// The pull towards zero of the methods that have none of their own, as each source adds it.
///
/// Keras takes a part of the weight away before the update; PyTorch and Optax's `add_decayed_weights` add it to the
/// slope, which is the slope of the loss plus ½ λ w² (L2 regularisation). For plain descent the two are one.
///
/// <https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html>,
/// <https://keras.io/api/optimizers/sgd/>,
/// <https://optax.readthedocs.io/en/latest/api/transformations.html>
struct WeightDecay<Number: RuleNumber> {
    private let strength: Number
    private let isDecoupled: Bool

    init(_ method: Method, _ setting: (Method.Argument) -> Number) {
        // AdamW's pull is part of its own rule.
        strength = method.kind == .adamw ? 0 : setting(.weightDecay)
        isDecoupled = method.form == .keras
    }

    /// - Parameter place: where the slope is taken, and so that of ½ λ w² too.
    @inline(__always)
    func pull(_ w: inout Number, slope g: inout Number, at place: Number, rate: Number) {
        guard strength.isAboveZero else { return }
        if isDecoupled {
            w -= w * strength * rate
        } else {
            g += strength * place
        }
    }

    static func formula(of method: Method) -> [FormulaLine] {
        guard method.kind != .adamw, method.weightDecay > 0 else { return [] }
        if method.form == .keras { return [FormulaLine(.parameter, "w - w*λ*η")] }
        return [FormulaLine(.slope, method.looksAhead ? "d + λ*(w + μ*v)" : "d + λ*w")]
    }
}
