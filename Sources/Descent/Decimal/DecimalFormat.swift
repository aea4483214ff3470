/// Writes doubles in decimal digits, from their exact binary value.
///
/// Every function appends ASCII bytes. NaN is `nan` whatever its sign, and the infinities are `inf` and `-inf`.
///
///     DecimalFormat.fixed(0.03125, decimals: 4)        // 0.0312, the tie goes to the even digit
///     DecimalFormat.fixed(-0.001, decimals: 2)         // 0.00
///     DecimalFormat.exponent(1234.5, decimals: 2)      // 1.23e+03
///     DecimalFormat.shortest(0.1 + 0.2)                // 0.30000000000000004
public enum DecimalFormat {
    /// What becomes of the sign of a minus zero, and of a negative number whose written digits are all 0.
    public enum MinusZero: Sendable {
        /// Without its sign: `0.00`, as the lesson language has it.
        case unsigned
        /// With its sign: `-0.00`, as C and Python print it.
        case signed
    }

    /// Which digits of a double are meant.
    public enum Expansion: Sendable {
        /// All of them: the exact value of the double, `0.1000000000000000055511151231257827…` for 0.1.
        case exact
        /// The fewest that read back as the same double, as a reader sees them: `0.1`.
        case shortest
    }

    /// What becomes of the digits that are not written.
    public enum Rounding: Sendable {
        /// To the nearest, a tie to the even digit, as C's `printf` does.
        case nearestEven
        /// To the nearest, a tie away from zero, as most people do by hand.
        case halfUp
        /// Cut off.
        case truncated
    }

    /// The decimals that one may ask for; all 1,074 that a double can have, and some room.
    public static let decimalsLimit = 1_100

    /// Appends what C's `%.{decimals}f` prints.
    ///
    /// - Parameter decimals: 0 to `decimalsLimit`; anything else is a programmer's error.
    public static func appendFixed(
        _ value: Double, decimals: Int, minusZero: MinusZero = .unsigned, to output: inout [UInt8]
    ) {
        checkDecimals(decimals)
        guard !appendNotFinite(value, to: &output) else { return }
        if let quick = QuickFixed(value, decimals: decimals) {
            appendSign(of: value, isZero: quick.isZero, minusZero, to: &output)
            quick.append(decimals: decimals, to: &output)
        } else {
            appendFixed(
                value, decimals: decimals, rounding: .nearestEven, of: .exact, minusZero: minusZero,
                to: &output)
        }
    }

    /// Whether `appendFixed` writes a double with these digits before and after the point.
    ///
    /// Where that is not quick to tell, as with more than 19 decimals, the answer is false.
    ///
    /// - Parameters:
    ///   - fraction: the decimals as an integer, `25` for `.025`.
    ///   - decimals: 0 to `decimalsLimit`; anything else is a programmer's error.
    public static func writesFixed(
        _ value: Double, isNegative: Bool, whole: UInt64, fraction: UInt64, decimals: Int
    ) -> Bool {
        checkDecimals(decimals)
        guard value.isFinite, let quick = QuickFixed(value, decimals: decimals) else { return false }
        return quick.integer == whole && quick.fraction == fraction
            && isNegative == (value.sign == .minus && !quick.isZero)
    }

    /// Appends a double with some decimals, rounded in a way and from digits that the caller chooses.
    ///
    /// `1.005` is a tie for whoever sees its shortest digits, though the double lies below it: from those,
    /// `halfUp` gives `1.01` where `appendFixed(_:decimals:)` gives `1.00`.
    ///
    /// - Parameter decimals: 0 to `decimalsLimit`; anything else is a programmer's error.
    public static func appendFixed(
        _ value: Double, decimals: Int, rounding: Rounding, of expansion: Expansion,
        minusZero: MinusZero = .unsigned, to output: inout [UInt8]
    ) {
        checkDecimals(decimals)
        guard !appendNotFinite(value, to: &output) else { return }
        var digits = expansion == .exact ? DecimalDigits(exact: value) : DecimalDigits(shortest: value)
        digits.round(decimals: decimals, by: rounding)
        appendSign(of: value, isZero: digits.isZero, minusZero, to: &output)
        digits.appendFixed(decimals: decimals, to: &output)
    }

    /// Appends what C's `%.{decimals}e` prints: one digit before the point, an exponent of at least two digits.
    ///
    /// - Parameter decimals: 0 to `decimalsLimit`; anything else is a programmer's error.
    public static func appendExponent(
        _ value: Double, decimals: Int, minusZero: MinusZero = .unsigned, to output: inout [UInt8]
    ) {
        checkDecimals(decimals)
        guard !appendNotFinite(value, to: &output) else { return }
        appendSign(of: value, isZero: value == 0, minusZero, to: &output)
        var digits = DecimalDigits(exact: value)
        digits.round(significant: 1 + decimals, by: .nearestEven)
        digits.appendExponent(decimals: decimals, to: &output)
    }

    /// Appends the fewest digits that read back as the same double, laid out as Python's `repr` does.
    ///
    /// `0.6`, `3.0`, `0.0001`, `1e-05`, `1234567890123456.0`, `1e+16`.
    public static func appendShortest(
        _ value: Double, minusZero: MinusZero = .unsigned, to output: inout [UInt8]
    ) {
        guard !appendNotFinite(value, to: &output) else { return }
        appendSign(of: value, isZero: value == 0, minusZero, to: &output)
        ShortestDecimal(value).append(to: &output)
    }

    /// Appends every digit of a double: at most 1,077 bytes, no exponent, no point where it is an integer.
    public static func appendExact(
        _ value: Double, minusZero: MinusZero = .unsigned, to output: inout [UInt8]
    ) {
        guard !appendNotFinite(value, to: &output) else { return }
        appendSign(of: value, isZero: value == 0, minusZero, to: &output)
        let digits = DecimalDigits(exact: value)
        digits.appendFixed(decimals: digits.decimals, to: &output)
    }

    /// Whether a double lies exactly half way between its two neighbours with that many decimals.
    ///
    /// `0.03125` is a tie at 4 decimals in its exact digits; `1.005` at 2 only in its shortest ones.
    ///
    /// - Parameter decimals: 0 to `decimalsLimit`; anything else is a programmer's error.
    public static func isTie(_ value: Double, decimals: Int, of expansion: Expansion = .exact) -> Bool {
        checkDecimals(decimals)
        guard value.isFinite, value != 0 else { return false }
        switch expansion {
        case .exact:
            // Twice the value × 10^decimals is an odd integer: all its powers of two cancel.
            let parts = BinaryParts(value)
            return parts.exponent + parts.significand.trailingZeroBitCount == -(decimals + 1)
        case .shortest:
            let shortest = ShortestDecimal(value)
            return shortest.digits % 10 == 5 && shortest.exponent == -(decimals + 1)
        }
    }

    private static func checkDecimals(_ decimals: Int) {
        precondition(decimals >= 0 && decimals <= decimalsLimit, "decimals out of range")
    }

    /// Appends NaN or an infinity, and tells whether the value was one.
    private static func appendNotFinite(_ value: Double, to output: inout [UInt8]) -> Bool {
        if value.isFinite { return false }
        if value.isNaN {
            output.append(text: "nan")
        } else {
            output.append(text: value < 0 ? "-inf" : "inf")
        }
        return true
    }

    private static func appendSign(
        of value: Double, isZero: Bool, _ minusZero: MinusZero, to output: inout [UInt8]
    ) {
        if value.sign == .minus && !(isZero && minusZero == .unsigned) {
            output.append(UInt8(ascii: "-"))
        }
    }
}

extension DecimalFormat {
    /// The bytes of `appendFixed`.
    public static func fixed(_ value: Double, decimals: Int, minusZero: MinusZero = .unsigned) -> [UInt8] {
        var output: [UInt8] = []
        appendFixed(value, decimals: decimals, minusZero: minusZero, to: &output)
        return output
    }

    /// The bytes of `appendFixed` with a chosen rounding.
    public static func fixed(
        _ value: Double, decimals: Int, rounding: Rounding, of expansion: Expansion,
        minusZero: MinusZero = .unsigned
    ) -> [UInt8] {
        var output: [UInt8] = []
        appendFixed(
            value, decimals: decimals, rounding: rounding, of: expansion, minusZero: minusZero, to: &output)
        return output
    }

    /// The bytes of `appendExponent`.
    public static func exponent(_ value: Double, decimals: Int, minusZero: MinusZero = .unsigned) -> [UInt8] {
        var output: [UInt8] = []
        appendExponent(value, decimals: decimals, minusZero: minusZero, to: &output)
        return output
    }

    /// The bytes of `appendShortest`.
    public static func shortest(_ value: Double, minusZero: MinusZero = .unsigned) -> [UInt8] {
        var output: [UInt8] = []
        appendShortest(value, minusZero: minusZero, to: &output)
        return output
    }

    /// The bytes of `appendExact`.
    public static func exactDecimal(_ value: Double, minusZero: MinusZero = .unsigned) -> [UInt8] {
        var output: [UInt8] = []
        appendExact(value, minusZero: minusZero, to: &output)
        return output
    }
}
