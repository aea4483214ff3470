import Descent

/// The written-digits rule: a numeral is right when the value, rounded to the digits that are written, shows them.
///
/// Half a unit in the last place, exact ties to even, as C's `printf` does with the exact binary value.
extension Numeral {
    /// A numeral with more decimals than this is refused before it is compared.
    static let decimalsLimit = 1000

    /// Whether the written digits are those of a value.
    func isRight(for value: Double) -> Bool {
        switch form {
        case .open: return false
        case .notANumber: return value.isNaN
        case .infinity: return value == (isNegativeInfinity ? -.infinity : .infinity)
        case .word(let number): return value == Double(number)
        case .fixed, .prefix, .exponent: return plainDigits == digits(of: value)
        }
    }

    /// The sign of an infinity, which has no digits that could be zero.
    private var isNegativeInfinity: Bool { sign == .hyphen || sign == .minus }

    /// The numeral in plain ASCII, as `printf` would write it, without separators, plus sign and percent sign.
    private var plainDigits: [UInt8] {
        var digits: [UInt8] = []
        if isNegative { digits.append(UInt8(ascii: "-")) }
        guard case .exponent(let power) = form else {
            digits += whole
            appendFraction(fraction, to: &digits)
            return digits
        }
        // `12e-8` and `1.2e-7` claim the same two significant digits.
        let mantissa = whole + fraction
        let significant = mantissa.drop { $0 == UInt8(ascii: "0") }
        guard let first = significant.first else { return [UInt8(ascii: "0")] }
        digits.append(first)
        appendFraction(significant.dropFirst(), to: &digits)
        let shift = whole.count - 1 - (mantissa.count - significant.count)
        return digits + Array("e\(power + shift)".utf8)
    }

    /// How many digits an exponent form claims.
    private var significantDigits: Int {
        max(1, (whole + fraction).drop { $0 == UInt8(ascii: "0") }.count)
    }

    /// A value in plain ASCII with as many digits as are written.
    private func digits(of value: Double) -> [UInt8] {
        let value = isPercent ? value * 100 : value
        switch form {
        case .prefix:
            return DecimalFormat.fixed(value, decimals: fraction.count, rounding: .truncated, of: .shortest)
        case .exponent:
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

    private func appendFraction(_ fraction: some Collection<UInt8>, to digits: inout [UInt8]) {
        guard !fraction.isEmpty else { return }
        digits.append(UInt8(ascii: "."))
        digits += fraction
    }
}

// MARK: - What is right, in the author's style

extension Numeral {
    /// A value as this author would have written it: as many digits, the same minus sign, separators and percent sign.
    func styled(_ value: Double) -> String {
        if case .word = form, value >= 0, value <= 20, let word = NumeralScanner.word(for: Int(value)),
            value == value.rounded(.towardZero)
        {
            return word
        }
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? minusSign + "∞" : "∞" }
        var digits = digits(of: value)[...]
        let negative = digits.first == UInt8(ascii: "-")
        if negative { digits.removeFirst() }
        var text = negative ? minusSign : sign == .plus ? "+" : ""
        switch form {
        case .exponent:
            text += exponentText(digits)
        default:
            text += grouped(digits)
        }
        if form == .prefix { text += "…" }
        return isPercent ? text + "%" : text
    }

    private var minusSign: String { sign == .minus ? "−" : "-" }

    private func grouped(_ digits: ArraySlice<UInt8>) -> String {
        let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
        guard !separator.isEmpty else { return String(decoding: digits, as: UTF8.self) }
        var text: [UInt8] = []
        for index in digits.startIndex..<point {
            if index > digits.startIndex, (point - index).isMultiple(of: 3) { text += separator }
            text.append(digits[index])
        }
        return String(decoding: text + digits[point...], as: UTF8.self)
    }

    private func exponentText(_ digits: ArraySlice<UInt8>) -> String {
        guard let mark = digits.firstIndex(of: UInt8(ascii: "e")) else {
            return String(decoding: digits, as: UTF8.self)
        }
        let mantissa = String(decoding: digits[..<mark], as: UTF8.self)
        return mantissa + "e" + String(decoding: digits[(mark + 1)...], as: UTF8.self)
    }

    static func read(_ digits: [UInt8], exponent: Int) -> Double {
        DecimalReader.double(digits: digits, exponent: exponent)
    }
}
