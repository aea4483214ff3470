/// A number as an author wrote it: its digits, and the style that a corrected number must keep.
///
/// LANGUAGE section 4: the written digits are the precision.
public struct Numeral: Sendable, Equatable {
    public enum Form: Sendable, Equatable {
        /// `0.2533`, `13,002`, `−6`
        case fixed
        /// `1.2e-7`, `6.02×10^23`
        case exponent(Power)
        /// `0.69314…`: the first digits of a longer number
        case prefix
        /// `?.????`: digits still to be filled in, as many decimals as there are marks; `?.?e-?` with a power of ten
        case open(Power?)
        case notANumber
        /// `inf` if it is a word, else `∞`
        case infinity(isWord: Bool)
        /// A number word from zero to twenty, which claims no decimals
        case word(Int, isCapitalized: Bool)

        var isInfinity: Bool { if case .infinity = self { true } else { false } }
    }

    public enum Sign: Sendable, Equatable {
        case none, plus, hyphen, minus
    }

    /// The power of ten of a numeral, and how it is written.
    public struct Power: Sendable, Equatable {
        public var value: Int
        /// What stands between the digits and the power's sign: `e`, `E`, `×10^`, ` × 10^`, `×10`
        public var mark: [UInt8]
        public var sign: Sign
        /// The least number of digits, 2 for `e-07`.
        public var width: Int
        /// Whether it is written in superscript digits, as in `10⁻⁷`.
        public var isRaised: Bool
    }

    /// The bytes of the numeral in the text that was scanned, sign and percent sign included.
    public var range: Range<Int>
    public var form = Form.fixed
    public var sign = Sign.none
    /// The digits before the point, without separators and leading zeros (`0` at least).
    public var whole: [UInt8] = []
    /// The digits after the point, as written.
    public var fraction: [UInt8] = []
    /// The bytes between groups of three digits, where there are any.
    public var separator: [UInt8] = []
    /// What says that more digits follow: `…` or three points; a prefix has it, and an open numeral may.
    public var ellipsis: [UInt8] = []
    /// What follows the digits where the number counts hundredths: `%`, perhaps with a space before it.
    public var percent: [UInt8] = []

    public var isPercent: Bool { !percent.isEmpty }

    public var isOpen: Bool { if case .open = form { true } else { false } }

    /// Whether every written digit is a zero, so that a sign says nothing.
    var isZero: Bool {
        whole == [UInt8(ascii: "0")] && fraction.allSatisfy { $0 == UInt8(ascii: "0") }
    }

    var hasMinus: Bool { sign == .hyphen || sign == .minus }

    var isNegative: Bool { hasMinus && !isZero }

    /// The value of a numeral that is a number; an open one has none.
    ///
    /// It is infinite, too, where the written number is beyond what a double holds.
    public var value: Double? {
        let shift = isPercent ? -2 : 0
        let magnitude: Double
        switch form {
        case .open: return nil
        case .notANumber: return .nan
        case .infinity: return hasMinus ? -.infinity : .infinity
        case .word(let number, _): magnitude = Double(number)
        case .fixed, .prefix: magnitude = Self.read(whole + fraction, exponent: shift - fraction.count)
        case .exponent(let power):
            magnitude = Self.read(whole + fraction, exponent: shift + power.value - fraction.count)
        }
        return isNegative ? -magnitude : magnitude
    }

    /// The value as a step number, where it is a whole number that is written without a point.
    public var wholeValue: Int? {
        switch form {
        case .word(let number, _): return number
        case .fixed where fraction.isEmpty && !isPercent && whole.count <= 18:
            let magnitude = whole.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            return isNegative ? -magnitude : magnitude
        default: return nil
        }
    }
}
