/// What is wrong with one setting of a run; `Lessons` puts it into words.
public enum SettingError: Error, Sendable, Equatable {
    /// The method or schedule has no such setting.
    case notTaken
    /// It has, but not with this value.
    case outOfRange(Bounds)
}

/// What a setting's value may be; never NaN, never infinite.
public enum Bounds: UInt8, Sendable, CaseIterable {
    /// A rate, a factor of a schedule.
    case aboveZero
    /// A strength, a small number.
    case fromZero
    /// A momentum: at 1 nothing would ever slow down.
    case fromZeroBelowOne
    /// A count of updates, at most ``Limits/steps`` times ten, as far as a continued run goes.
    case wholeFromOne

    public func contains(_ value: Double) -> Bool {
        guard value.isFinite else { return false }
        return switch self {
        case .aboveZero: value > 0
        case .fromZero: value >= 0
        case .fromZeroBelowOne: value >= 0 && value < 1
        case .wholeFromOne:
            value >= 1 && value <= Double(10 * Limits.steps) && Operation.floor(value) == value
        }
    }

    /// As it stands behind `it is `.
    public var words: StaticString {
        switch self {
        case .aboveZero: "a finite number above 0"
        case .fromZero: "a finite number of at least 0"
        case .fromZeroBelowOne: "a number of at least 0 and below 1"
        case .wholeFromOne: "a whole number from 1 to 10000000"
        }
    }
}
