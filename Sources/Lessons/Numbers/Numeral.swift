/// A number as an author wrote it: its digits, and the style that a corrected number must keep.
///
/// LANGUAGE section 4: the written digits are the precision.
public struct Numeral: Sendable, Equatable {
    public enum Form: Sendable, Equatable {
        /// `0.2533`, `13,002`, `−6`
        case fixed
        /// `1.2e-7`, `6.02×10^23`: the power of ten that is written
        case exponent(Int)
        /// `0.69314…`: the first digits of a longer number
        case prefix
        /// `?.????`: digits still to be filled in; their number is that of the decimals
        case open
        case notANumber
        case infinity
        /// A number word, zero to twenty
        case word(Int)
    }

    public enum Sign: Sendable, Equatable {
        case none, plus, hyphen, minus
    }

    /// The bytes of the numeral in the text that was scanned, sign and percent sign included.
    public var range: Range<Int>
    public var form: Form
    public var sign: Sign
    /// The digits before the point, without separators and leading zeros (`0` at least).
    public var whole: [UInt8]
    /// The digits after the point, as written.
    public var fraction: [UInt8]
    /// The bytes between groups of three digits, where there are any.
    public var separator: [UInt8]
    public var isPercent: Bool

    /// Whether every written digit is a zero, so that a sign says nothing.
    var isZero: Bool { whole == [UInt8(ascii: "0")] && fraction.allSatisfy { $0 == UInt8(ascii: "0") } }

    var isNegative: Bool { (sign == .hyphen || sign == .minus) && !isZero }

    /// The value of a numeral that is a plain number; an open one has none.
    public var value: Double? {
        var value: Double
        switch form {
        case .open: return nil
        case .notANumber: return .nan
        case .infinity: value = .infinity
        case .word(let number): value = Double(number)
        case .fixed, .prefix: value = Self.read(whole + fraction, exponent: -fraction.count)
        case .exponent(let power): value = Self.read(whole + fraction, exponent: power - fraction.count)
        }
        if isPercent { value /= 100 }
        return isNegative ? -value : value
    }

    /// The value as a step number, where it is a whole number that is written without a point.
    public var wholeValue: Int? {
        switch form {
        case .word(let number): return number
        case .fixed where fraction.isEmpty && !isPercent && whole.count <= 18:
            let magnitude = whole.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            return isNegative ? -magnitude : magnitude
        default: return nil
        }
    }
}
