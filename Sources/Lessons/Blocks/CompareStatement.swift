public import Descent

/// What a `compare` statement says: one setting, and a value of it for each run.
public struct CompareStatement: Sendable, Equatable {
    /// What differs between the runs.
    public enum Setting: Sendable, Equatable {
        case rate
        case method
        /// How many rows an update looks at; their order stays as `batch` has it.
        case batch
        /// Every seed of the block: of the shuffle and of random starts.
        case seed
        case start(Name)
    }

    public struct Value: Sendable, Equatable {
        public enum Meaning: Sendable, Equatable {
            /// A rate, a start, a seed or a number of rows.
            case number(Syntax)
            case allRows
            case method(MethodStatement)
        }

        public let name: RunName
        public let meaning: Meaning
        public let range: Range<Int>
    }

    public let setting: Setting
    /// Where the setting's name stands.
    public let settingRange: Range<Int>
    public let values: [Value]
    /// What stands behind the keyword.
    public let range: Range<Int>

    /// The most runs of one comparison: a chart of losses, where each has its name in the margin, tells no more apart.
    package static let mostRuns = 12
    /// The most walks on one curve, where they and their names lie over one another.
    package static let mostWalks = 6
}

extension CompareStatement.Setting {
    /// The setting's name.
    public var word: String {
        switch self {
        case .rate: "rate"
        case .method: "method"
        case .batch: "batch"
        case .seed: "seed"
        case .start(let name): name.description
        }
    }

    /// The settings that have a word of their own.
    static let words = ["rate", "method", "batch", "seed"]
}

extension Settings {
    /// These settings with one value of what they compare.
    func with(_ value: CompareStatement.Value, of statement: CompareStatement) -> Settings {
        var settings = self
        settings.compare = nil
        switch (statement.setting, value.meaning) {
        case (.rate, .number(let syntax)): settings.rate = syntax
        case (.method, .method(let method)): settings.method = method
        case (.batch, .number(let syntax)):
            settings.batch = BatchStatement(size: syntax, seed: batch?.seed, range: value.range)
        case (.batch, .allRows): settings.batch = BatchStatement(range: value.range)
        case (.seed, .number(let syntax)):
            if batch?.seed != nil { settings.batch?.seed = syntax }
            settings.starts = starts.map { $0.withSeed(syntax) }
        case (.start(let name), .number(let syntax)):
            settings.starts = starts.filter { $0.parameter != name }
            settings.starts.append(Start(parameter: name, value: .constant(syntax), range: value.range))
            settings.fromRange = fromRange ?? statement.range
        default: break
        }
        return settings
    }

    /// Whether they give what a comparison varies, so that it would have two values.
    func give(_ setting: CompareStatement.Setting) -> Bool {
        switch setting {
        case .rate: rate != nil
        case .method: method != nil
        case .batch: batch != nil
        case .seed: hasSeed
        case .start(let name): starts.contains { $0.parameter == name }
        }
    }

    /// Whether a shuffle or a start is random.
    var hasSeed: Bool {
        batch?.seed != nil || starts.contains { if case .normal = $0.value { true } else { false } }
    }
}

extension Settings.Start {
    fileprivate func withSeed(_ seed: Syntax) -> Settings.Start {
        guard case .normal(_, let scale, let range) = value else { return self }
        return Settings.Start(
            parameter: parameter, value: .normal(seed: seed, scale: scale, range: range), range: self.range)
    }
}
