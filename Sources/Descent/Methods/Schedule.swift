/// How the learning rate changes over a run.
///
/// Row t holds the rate of the update that leads from it to row t + 1; row 0 holds the plan's own.
public enum Schedule: Sendable, Equatable {
    case constant
    /// The rate times `factor` after every `every` updates: `torch.optim.lr_scheduler.StepLR`,
    /// <https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.StepLR.html>.
    case step(every: Int, factor: Double)
    /// The rate times `factor` after each update: `torch.optim.lr_scheduler.ExponentialLR`,
    /// <https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html>.
    case exponential(factor: Double)
    /// Half a wave from the rate down to 0 over so many updates, and 0 from there on: ½ η (1 + cos(π t / T)).
    ///
    /// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017,
    /// <https://arxiv.org/abs/1608.03983>, without restarts, as Keras's `CosineDecay` and Optax's
    /// `cosine_decay_schedule` have it; up to T also `CosineAnnealingLR`.
    case cosine(over: Int)

    var isConstant: Bool {
        if case .constant = self { true } else { false }
    }

    /// The rate of the update from row `step`.
    ///
    /// - Parameters:
    ///   - previous: the rate of the update before.
    ///   - initial: the plan's rate.
    ///   - factor: the schedule's own ``factor``, in the numbers that the run is computed with.
    @inline(__always)
    func rate<Number: RuleNumber>(
        at step: Int, after previous: Number, initial: Number, factor: Number
    ) -> Number {
        switch self {
        case .constant: initial
        case .step(let every, _): step % max(every, 1) == 0 ? previous * factor : previous
        case .exponential: previous * factor
        case .cosine(let over):
            initial * Schedule.halfWave(min(step, over), of: max(over, 1))
        }
    }

    /// The height after so many steps of half a wave, from 1 down to 0.
    private static func halfWave<Number: RuleNumber>(_ step: Int, of steps: Int) -> Number {
        let angle = Number.pi * Number(Double(step)) / Number(Double(steps))
        return Number(0.5) * (1 + angle.cosine())
    }

    /// What the rate is multiplied by; 1 where the schedule has no such factor.
    var factor: Double { self[.factor] ?? 1 }
}

extension Schedule {
    public enum Kind: UInt8, Sendable, CaseIterable {
        case step, exponential, cosine

        /// As an author writes it.
        public var word: StaticString {
            switch self {
            case .step: "step"
            case .exponential: "exponential"
            case .cosine: "cosine"
            }
        }

        /// The settings, all of which it needs; the first may stand without its name.
        public var arguments: [Argument] {
            switch self {
            case .step: [.every, .factor]
            case .exponential: [.factor]
            case .cosine: [.over]
            }
        }

        /// The schedule of that name.
        public init?(_ name: Name) {
            for kind in Kind.allCases where name.isWord(kind.word) {
                self = kind
                return
            }
            return nil
        }
    }

    /// A number that a schedule takes.
    public enum Argument: UInt8, Sendable, CaseIterable {
        case every, factor, over

        /// As an author writes it before `=`.
        public var word: StaticString {
            switch self {
            case .every: "every"
            case .factor: "factor"
            case .over: "over"
            }
        }

        /// What it may be.
        public var bounds: Bounds { self == .factor ? .aboveZero : .wholeFromOne }

        /// The argument of that name.
        public init?(_ name: Name) {
            for argument in Argument.allCases where name.isWord(argument.word) {
                self = argument
                return
            }
            return nil
        }
    }

    /// A schedule of a kind, from the values of its arguments.
    ///
    /// - Throws: for the first value that is out of its bounds.
    public init(_ kind: Kind, _ value: (Argument) -> Double) throws(SettingError) {
        for argument in kind.arguments where !argument.bounds.contains(value(argument)) {
            throw .outOfRange(argument.bounds)
        }
        self =
            switch kind {
            case .step: .step(every: Int(value(.every)), factor: value(.factor))
            case .exponential: .exponential(factor: value(.factor))
            case .cosine: .cosine(over: Int(value(.over)))
            }
    }

    public var kind: Kind? {
        switch self {
        case .constant: nil
        case .step: .step
        case .exponential: .exponential
        case .cosine: .cosine
        }
    }

    /// The value of a setting; nil where the schedule does not take it.
    public subscript(argument: Argument) -> Double? {
        switch (self, argument) {
        case (.step(let every, _), .every): Double(every)
        case (.step(_, let factor), .factor), (.exponential(let factor), .factor): factor
        case (.cosine(let over), .over): Double(over)
        default: nil
        }
    }
}
