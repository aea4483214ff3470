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
        range.contains(value) && (self != .wholeFromOne || Operation.floor(value) == value)
    }

    /// The least value and the greatest.
    public var range: ClosedRange<Double> {
        switch self {
        case .aboveZero: .leastNonzeroMagnitude ... .greatestFiniteMagnitude
        case .fromZero: 0 ... .greatestFiniteMagnitude
        case .fromZeroBelowOne: 0...1.0.nextDown
        case .wholeFromOne: 1...Double(10 * Limits.steps)
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
