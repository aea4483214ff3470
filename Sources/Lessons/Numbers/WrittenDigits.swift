import Descent

/// The written-digits rule: a numeral is right when the value, rounded to the digits that are written, shows them.
///
/// Half a unit in the last place, exact ties to even, as C's `printf` does with the exact binary value.
extension Numeral {
    /// A numeral with more digits than this is refused before it is compared; `DecimalFormat` bears a few more.
    static let digitsLimit = 1000

    /// Whether there are more digits than one may compare.
    var isTooLong: Bool { whole.count + fraction.count > Self.digitsLimit }

    /// Whether the written digits are those of a value.
    func isRight(for value: Double) -> Bool {
        switch form {
        case .open: false
        case .notANumber: value.isNaN
        case .infinity: value == (hasMinus ? -.infinity : .infinity)
        case .word, .fixed, .prefix, .exponent: plainDigits == digits(of: value)
        }
    }

    /// The numeral in plain ASCII, as `printf` would write it, without separators, plus sign and percent sign.
    private var plainDigits: [UInt8] {
        var digits: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        guard case .exponent(let power) = form else {
            digits += whole
            Self.append(fraction, to: &digits)
            return digits
        }
        // `12e-8` and `1.2e-7` claim the same two significant digits.
        let mantissa = whole + fraction
        let significant = mantissa.drop { $0 == UInt8(ascii: "0") }
        guard let first = significant.first else { return [UInt8(ascii: "0")] }
        digits.append(first)
        Self.append(significant.dropFirst(), to: &digits)
        let shift = whole.count - 1 - (mantissa.count - significant.count)
        return digits + Array("e\(power.value + shift)".utf8)
    }

    /// How many digits an exponent form claims.
    var significantDigits: Int {
        max(1, (whole + fraction).drop { $0 == UInt8(ascii: "0") }.count)
    }

    /// A value in plain ASCII with as many digits as are written: `-0.25`, `1.2e-7`, `inf`, `nan`.
    func digits(of value: Double) -> [UInt8] {
        let value = isPercent ? value * 100 : value
        switch form {
        case _ where !ellipsis.isEmpty:
            return DecimalFormat.fixed(value, decimals: fraction.count, rounding: .truncated, of: .shortest)
        case .exponent, .open(.some):
            guard value.isFinite, value != 0 else { return DecimalFormat.fixed(value, decimals: 0) }
            return Self.withPlainPower(DecimalFormat.exponent(value, decimals: significantDigits - 1))
        default:
            return DecimalFormat.fixed(value, decimals: fraction.count)
        }
    }

    /// `1.2e-07` as `1.2e-7`.
    private static func withPlainPower(_ digits: [UInt8]) -> [UInt8] {
        guard let mark = digits.firstIndex(of: UInt8(ascii: "e")) else { return digits }
        let power = digits[(mark + 1)...]
        let isNegative = power.first == UInt8(ascii: "-")
        let plain = power.drop { !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
        return digits[...mark] + (isNegative && !plain.isEmpty ? [UInt8(ascii: "-")] : [])
            + (plain.isEmpty ? [UInt8(ascii: "0")] : plain)
    }

    private static func append(_ fraction: some Collection<UInt8>, to digits: inout [UInt8]) {
        guard !fraction.isEmpty else { return }
        digits.append(UInt8(ascii: "."))
        digits += fraction
    }

    static func read(_ digits: [UInt8], exponent: Int) -> Double {
        DecimalReader.double(digits: digits, exponent: exponent)
    }
}
