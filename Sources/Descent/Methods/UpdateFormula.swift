/// What an update rule speaks of.
public enum UpdateSymbol: UInt8, Sendable, CaseIterable {
    /// The parameter w.
    case parameter
    /// The slope d of the loss itself.
    case derivative
    /// The slope g that the rule works with: d, or d with a pull towards zero.
    case slope
    /// The learning rate η of this update.
    case rate
    /// What is kept from update to update: the velocity v, Adam's mean m, the squares s.
    case velocity, mean, squares
    /// β₁ᵗ and β₂ᵗ at the update's number t; both are kept, and 1 before the first.
    case power1, power2
    /// m and s with their start from 0 corrected, and Keras's one factor for both.
    case correctedMean, correctedSquares, correction
    /// The method's settings.
    case momentum, decay, beta1, beta2, epsilon, weightDecay

    /// As ``FormulaLine`` writes it.
    var word: StaticString {
        switch self {
        case .parameter: "w"
        case .derivative: "d"
        case .slope: "g"
        case .rate: "η"
        case .velocity: "v"
        case .mean: "m"
        case .squares: "s"
        case .power1: "p1"
        case .power2: "p2"
        case .correctedMean: "mc"
        case .correctedSquares: "sc"
        case .correction: "c"
        case .momentum: "μ"
        case .decay: "ρ"
        case .beta1: "β1"
        case .beta2: "β2"
        case .epsilon: "ε"
        case .weightDecay: "λ"
        }
    }

    /// The setting that it is; nil for what changes from update to update.
    public var argument: Method.Argument? {
        switch self {
        case .momentum: .momentum
        case .decay: .decay
        case .beta1: .beta1
        case .beta2: .beta2
        case .epsilon: .epsilon
        case .weightDecay: .weightDecay
        default: nil
        }
    }

    /// Whether it outlives an update.
    public var isKept: Bool {
        switch self {
        case .velocity, .mean, .squares, .power1, .power2: true
        default: false
        }
    }

    /// Its value before the first update; nil where it is not kept.
    public func start(of method: Method) -> Double? {
        switch self {
        case .velocity, .mean: 0
        case .squares: method.initial
        case .power1, .power2: 1
        default: nil
        }
    }
}

/// One line of a rule as its method's file writes it: what gets a new value, and its expression as in a lesson.
struct FormulaLine {
    let target: UpdateSymbol
    let text: StaticString

    init(_ target: UpdateSymbol, _ text: StaticString) {
        self.target = target
        self.text = text
    }
}
