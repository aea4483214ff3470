/// Gradient descent: a step against the slope, as long as the slope is steep.
///
/// Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847.
struct GradientDescent: UpdateRule {
    static let definition = MethodDefinition(
        word: "descent", title: "gradient descent",
        source: "Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, 1847",
        forms: [],
        settings: [MethodSetting(.weightDecay, 0)])

    init(_ method: Method) {}

    @inline(__always)
    func update(_ w: inout Double, slope g: Double, _ memory: inout Memory, rate: Double) {
        w -= rate * g
    }
}
