/// The words that mean a quantity of a run, and so cannot be names.
public enum ReservedWord: CaseIterable, Sendable {
    case step, epoch, rate, loss, slope, norm, velocity, next, previous, batch, first, last
    case and, or, not

    /// As it is written.
    public var text: StaticString {
        switch self {
        case .step: "step"
        case .epoch: "epoch"
        case .rate: "rate"
        case .loss: "loss"
        case .slope: "slope"
        case .norm: "norm"
        case .velocity: "velocity"
        case .next: "next"
        case .previous: "previous"
        case .batch: "batch"
        case .first: "first"
        case .last: "last"
        case .and: "and"
        case .or: "or"
        case .not: "not"
        }
    }

    init?(_ name: Name) {
        for word in ReservedWord.allCases where name.isWord(word.text) {
            self = word
            return
        }
        return nil
    }
}

extension Name {
    /// Whether it is a word of the language (`step`, `rate`, `next`, …), which no definition may take.
    public var isReserved: Bool { ReservedWord(self) != nil }

    /// Whether it is a function of the language.
    public var isBuiltInFunction: Bool {
        Function(self) != nil || Aggregate(self) != nil || self == Aggregate.count
    }
}
