extension Operation {
    /// Whether this engine computes it; a browser's small one leaves out what few losses need.
    var isKnown: Bool { true }

    /// Whether ``elementary(_:)`` computes it.
    var isElementary: Bool {
        switch self {
        case .exponential, .logarithm, .logarithmToTwo, .logarithmToTen, .sine, .cosine, .tangent, .arcSine,
            .arcCosine, .arcTangent, .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .sigmoid,
            .softplus:
            true
        default: false
        }
    }

    /// What it costs, in additions; in shadow numbers, where additions cost more, about the same.
    var work: Int {
        if isElementary { return Operation.elementaryWork }
        // A logarithm, a power of e, and perhaps sixty-four products instead.
        return self == .raised ? 2 * Operation.elementaryWork : 1
    }

    private static let elementaryWork = 20

    /// One of the elementary functions; NaN for what is none.
    ///
    /// Not inlined, so that the interpreter's loop stays small.
    @inline(never)
    func elementary(_ x: Double) -> Double {
        switch self {
        case .exponential: Elementary.exp(x)
        case .logarithm: Elementary.log(x)
        case .logarithmToTwo: Elementary.log2(x)
        case .logarithmToTen: Elementary.log10(x)
        case .sine: Elementary.sin(x)
        case .cosine: Elementary.cos(x)
        case .tangent: Elementary.tan(x)
        case .arcSine: Elementary.asin(x)
        case .arcCosine: Elementary.acos(x)
        case .arcTangent: Elementary.atan(x)
        case .hyperbolicSine: Elementary.sinh(x)
        case .hyperbolicCosine: Elementary.cosh(x)
        case .hyperbolicTangent: Elementary.tanh(x)
        case .sigmoid: Elementary.sigmoid(x)
        case .softplus: Elementary.softplus(x)
        default: .nan
        }
    }
}
