/// What exact arithmetic makes of one computed value.
public struct Shadow: Sendable, Equatable {
    public let number: ShadowNumber
    /// The step from which on the run and its shadow went different ways at a corner.
    public let parted: Int?

    public init(_ number: ShadowNumber, parted: Int? = nil) {
        self.number = number
        self.parted = parted
    }
}

/// Why a right number is fragile: exact arithmetic, or another machine, may print another digit.
public enum Doubt: Sendable, Equatable {
    /// The exact value lies half-way between two numbers with so many digits.
    case tie
    /// The last written digits are past what a double holds.
    case precision
    /// From a step on the run and its shadow went different ways at a corner of the loss.
    case parted(step: Int)
    /// The rounding errors have grown until the value says little.
    case chaos
    /// Exact arithmetic prints other digits.
    case digit
    /// The value lies so near to where the last digit changes that a rounding error may change it.
    case near
}

/// The digits that a written number claims.
public enum ClaimedDigits: Sendable, Equatable {
    /// So many digits behind the point, rounded.
    case decimals(Int)
    /// So many digits from the first that is not 0, rounded.
    case significant(Int)
    /// So many digits behind the point, the rest cut off.
    case prefix(Int)
}

extension Shadow {
    /// Whether a value with some decimals is far from every point where its last digit changes: a quick look, that
    /// says yes only where ``doubt(about:written:)`` finds none.
    @inline(__always)
    public func isCertain(_ value: Double, decimals: Int) -> Bool {
        guard decimals < Shadow.tens.count else { return false }
        let unit = Shadow.tens[decimals]
        let scaled = value.magnitude * unit
        guard scaled < 1e15 else { return false }
        let towardsZero = Double(Int64(scaled))
        let distance = (scaled - towardsZero - 0.5).magnitude
        let error = ((value - number.high) - number.low).magnitude
        // Twice what is asked for pays for the roundings here.
        return distance > 8 * (error + 4 * value.ulp) * unit + scaled * 0x1p-50
    }

    /// Why digits that are right for a value are fragile; nil where they are certain.
    ///
    /// They are fragile where the value lies within 4·(|value − shadow| + 4 ulp) of a point where the last digit
    /// changes; so wherever the two round differently.
    public func doubt(about value: Double, written: ClaimedDigits) -> Doubt? {
        guard value.magnitude < .infinity, number.isFinite else {
            return value.isNaN == number.high.isNaN && value.isInfinite == number.high.isInfinite
                ? nil : .precision
        }
        let error = (ShadowNumber(value) - number).high.magnitude
        if value == 0, error == 0 { return nil }
        let tens = Shadow.tens(of: written, value)
        // From here on the unit is the last written place.
        let ulp = ShadowNumber(value.ulp).times(tens: tens).high
        let spread = ShadowNumber(error).times(tens: tens).high
        if 16 * ulp < 0.5 || value == 0 {
            let distance = Shadow.distance(ShadowNumber(value.magnitude).times(tens: tens), written)
            guard distance <= 4 * (spread + 4 * ulp) else { return nil }
        }
        let isPrefix = if case .prefix = written { true } else { false }
        let exact = number.magnitude.times(tens: tens)
        if 16 * ulp >= 0.5, value != 0, spread <= 16 * ulp { return .precision }
        if Shadow.distance(exact, written) <= exact.high * 0x1p-90 + spread * 0x1p-40 {
            guard isPrefix else { return .tie }
            // Cut off at its last digit, the exact value says what every double from the nearest one up says.
            return value.magnitude >= number.high.magnitude ? nil : .digit
        }
        if let parted { return .parted(step: parted) }
        if error > 0x1p-10 * max(value.magnitude, number.high.magnitude) { return .chaos }
        let bias = ShadowNumber(isPrefix ? 0 : 0.5)
        let printed = (ShadowNumber(value.magnitude).times(tens: tens) + bias).floor()
        return printed == (exact + bias).floor() ? .near : .digit
    }

    /// How far a number in units of the last place is from where the last digit changes.
    private static func distance(_ number: ShadowNumber, _ written: ClaimedDigits) -> Double {
        let fraction = number - number.floor()
        if case .prefix = written { return min(fraction.high, (ShadowNumber.one - fraction).high) }
        return (fraction - ShadowNumber(0.5)).high.magnitude
    }

    /// The power of ten that makes the last written place the unit.
    private static func tens(of written: ClaimedDigits, _ value: Double) -> Int {
        switch written {
        case .decimals(let count), .prefix(let count): count
        case .significant(let count): count - 1 - ShadowNumber(value).decade
        }
    }

    private static let tens: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}

extension Shadow {
    /// The shadow of the value times 100.
    public var percent: Shadow { Shadow(number * ShadowNumber(100), parted: parted) }
}
