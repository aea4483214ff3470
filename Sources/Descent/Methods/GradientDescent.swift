/// Gradient descent: a step against the slope, as long as the slope is steep.
///
/// Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847, told by Lemaréchal,
/// "Cauchy and the gradient method": <https://www.math.uni-bielefeld.de/documenta/vol-ismp/40_lemarechal-claude.pdf>.
struct GradientDescent: UpdateRule {
    static let definition = MethodDefinition(
        word: "descent", title: "gradient descent",
        source: "Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, 1847",
        link: "https://www.math.uni-bielefeld.de/documenta/vol-ismp/40_lemarechal-claude.pdf",
        forms: [],
        settings: [MethodSetting(.weightDecay, 0)])

    init(_ method: Method) {}

    @inline(__always)
    func update(_ w: inout Double, slope g: Double, _ memory: inout Memory, rate: Double) {
        w -= rate * g
    }

    static func formula(of method: Method) -> [FormulaLine] {
        [FormulaLine(.parameter, "w - η*g")]
    }
}
