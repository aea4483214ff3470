/// Gradient descent: a step against the slope, as long as the slope is steep.
///
/// Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847, told by Lemaréchal,
/// "Cauchy and the gradient method": <https://www.math.uni-bielefeld.de/documenta/vol-ismp/40_lemarechal-claude.pdf>.
struct GradientDescent<Number: RuleNumber>: UpdateRule {
    init(_ method: Method, _ setting: (Method.Argument) -> Number) {}

    @inline(__always)
    func update(_ w: inout Number, slope g: Number, _ memory: inout Memory<Number>, rate: Number) {
        w -= rate * g
    }

    static func formula(of method: Method) -> [FormulaLine] {
        [FormulaLine(.parameter, "w - η*g")]
    }
}

extension MethodDefinition {
    static let descent = MethodDefinition(
        word: "descent", title: "gradient descent",
        source: "Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, 1847",
        link: "https://www.math.uni-bielefeld.de/documenta/vol-ismp/40_lemarechal-claude.pdf",
        forms: [],
        settings: [MethodSetting(.weightDecay, 0)])
}
