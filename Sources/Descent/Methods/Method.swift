/// An optimizer with its settings: how a run gets from one point to the next.
///
/// A setting that the method does not take is 0.
public struct Method: Sendable, Equatable {
    public let kind: Kind
    /// Whose formula and whose standard settings.
    public let form: Form
    /// The factor μ by which the velocity outlives an update.
    public private(set) var momentum = 0.0
    /// The factor ρ by which RMSProp's running mean of squares outlives an update.
    public private(set) var decay = 0.0
    /// The factor β₁ by which Adam's running mean of slopes outlives an update.
    public private(set) var beta1 = 0.0
    /// The factor β₂ by which Adam's running mean of squares outlives an update.
    public private(set) var beta2 = 0.0
    /// The small number ε that keeps a division from being one by zero.
    public private(set) var epsilon = 0.0
    /// What AdaGrad's sum of squares starts from.
    public private(set) var initial = 0.0
    /// The strength λ of the pull towards zero.
    public private(set) var weightDecay = 0.0

    /// Plain gradient descent.
    public static let descent = Method(.descent)

    /// A method with the standard settings of a form; one that it does not have counts as its first.
    public init(_ kind: Kind, form: Form? = nil) {
        let definition = kind.definition
        self.kind = kind
        self.form =
            form.flatMap { definition.forms.contains($0) ? $0 : nil } ?? definition.forms.first ?? .torch
        for setting in definition.settings { write(setting.standard(in: self.form), to: setting.argument) }
    }

    /// A method with the value of each setting, for a caller that knows which the method takes: the others must be 0.
    ///
    /// Nil where one cannot have its value.
    public init?(_ kind: Kind, form: Form, settings: (Argument) -> Double) {
        self.kind = kind
        self.form = form
        for argument in Argument.allCases {
            let value = settings(argument)
            guard argument.bounds.contains(value) else { return nil }
            write(value, to: argument)
        }
    }

    /// The value of a setting; nil where the method does not take it.
    public subscript(argument: Argument) -> Double? {
        kind.arguments.contains(argument) ? value(of: argument) : nil
    }

    /// The value of a setting; 0 where the method does not take it.
    func value(of argument: Argument) -> Double {
        switch argument {
        case .momentum: momentum
        case .decay: decay
        case .beta1: beta1
        case .beta2: beta2
        case .epsilon: epsilon
        case .initial: initial
        case .weightDecay: weightDecay
        }
    }

    /// Changes one setting.
    ///
    /// - Throws: where the method does not take it, or not such a value.
    public mutating func set(_ argument: Argument, to value: Double) throws(SettingError) {
        guard kind.arguments.contains(argument) else { throw .notTaken }
        guard argument.bounds.contains(value) else { throw .outOfRange(argument.bounds) }
        write(value, to: argument)
    }

    /// Whether a run has a velocity, which `velocity` and `v` then mean.
    public var hasVelocity: Bool {
        switch kind {
        case .momentum, .nesterov: true
        case .rmsprop: momentum > 0
        case .descent, .adagrad, .adam, .adamw: false
        }
    }

    /// Whether an update is w ← w − η·∂L/∂w and nothing else.
    var isPlain: Bool { kind == .descent && weightDecay == 0 }

    /// Whether an update needs the slope at another point than the one where the run stands.
    var looksAhead: Bool { kind == .nesterov && form == .textbook }

    private mutating func write(_ value: Double, to argument: Argument) {
        switch argument {
        case .momentum: momentum = value
        case .decay: decay = value
        case .beta1: beta1 = value
        case .beta2: beta2 = value
        case .epsilon: epsilon = value
        case .initial: initial = value
        case .weightDecay: weightDecay = value
        }
    }
}

extension Method {
    public enum Kind: UInt8, Sendable, CaseIterable {
        case descent, momentum, nesterov, adagrad, rmsprop, adam, adamw

        var definition: MethodDefinition {
            switch self {
            case .descent: .descent
            case .momentum: .momentum
            case .nesterov: .nesterov
            case .adagrad: .adagrad
            case .rmsprop: .rmsprop
            case .adam: .adam
            case .adamw: .adamw
            }
        }

        /// As an author writes it.
        public var word: StaticString { definition.word }
        /// As a reader knows it.
        public var title: StaticString { definition.title }
        /// Who published the formula, and where.
        public var source: StaticString { definition.source }
        /// The address of the publication, or of one that tells of it.
        public var link: StaticString { definition.link }
        /// The forms that `form=` may name, the one that goes without saying first; none where there is but one.
        public var forms: [Form] { definition.forms }
        /// The settings; the first may stand without its name.
        public var arguments: [Argument] { definition.settings.map { $0.argument } }

        /// The method of that name.
        public init?(_ name: Name) {
            for kind in Kind.allCases where name.isWord(kind.word) {
                self = kind
                return
            }
            return nil
        }
    }

    /// Whose formula a method follows.
    public enum Form: UInt8, Sendable, CaseIterable {
        case torch, keras, optax, averaged, textbook

        /// As an author writes it behind `form=`.
        public var word: StaticString {
            switch self {
            case .torch: "torch"
            case .keras: "keras"
            case .optax: "optax"
            case .averaged: "averaged"
            case .textbook: "textbook"
            }
        }

        /// As a reader knows it.
        public var title: StaticString {
            switch self {
            case .torch: "PyTorch"
            case .keras: "Keras"
            case .optax: "Optax"
            case .averaged: "running mean"
            case .textbook: "look-ahead"
            }
        }

        /// The form of that name.
        public init?(_ name: Name) {
            for form in Form.allCases where name.isWord(form.word) {
                self = form
                return
            }
            return nil
        }
    }

    /// A number that a method takes.
    public enum Argument: UInt8, Sendable, CaseIterable {
        case momentum, decay, beta1, beta2, epsilon, initial, weightDecay

        /// As an author writes it before `=`.
        public var word: StaticString {
            switch self {
            case .momentum: "momentum"
            case .decay: "decay"
            case .beta1: "beta1"
            case .beta2: "beta2"
            case .epsilon: "epsilon"
            case .initial: "initial"
            case .weightDecay: "weight_decay"
            }
        }

        /// What it may be.
        public var bounds: Bounds {
            switch self {
            case .momentum, .decay, .beta1, .beta2: .fromZeroBelowOne
            case .epsilon, .initial, .weightDecay: .fromZero
            }
        }

        /// The argument of that name.
        public init?(_ name: Name) {
            for argument in Argument.allCases where name.isWord(argument.word) {
                self = argument
                return
            }
            return nil
        }
    }
}
