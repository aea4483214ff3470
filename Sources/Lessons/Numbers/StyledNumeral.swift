import Descent

/// What is right, in the author's style.
extension Numeral {
    /// A value as this author would have written it: as many digits, the same signs, separators and power of ten.
    ///
    ///     −6.00 of 5.5      gives  5.50
    ///     13,002 of 1e6     gives  1,000,000
    ///     6.02×10^23 of 7   gives  7.00×10^0
    func styled(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return (value < 0 ? minusSign : sign == .plus ? "+" : "") + infinity }
        let digits = digits(of: value)
        if case .word(_, let isCapitalized) = form, let number = Int(String(decoding: digits, as: UTF8.self)),
            let word = NumberWord.word(for: number, isCapitalized: isCapitalized)
        {
            return word
        }
        let isNegative = digits.first == UInt8(ascii: "-")
        let magnitude = digits.dropFirst(isNegative ? 1 : 0)
        let text = (isNegative ? minusSign : sign == .plus ? "+" : "") + unsigned(magnitude)
        return text + String(decoding: percent, as: UTF8.self)
    }

    private var minusSign: String { sign == .minus ? "−" : "-" }

    private var infinity: String { form == .infinity(isWord: true) ? "inf" : "∞" }

    private func unsigned(_ digits: ArraySlice<UInt8>) -> String {
        switch form {
        case .exponent(let power), .open(.some(let power)): Self.written(digits, power)
        default: grouped(digits) + String(decoding: ellipsis, as: UTF8.self)
        }
    }

    /// With the author's separators between groups of three digits.
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

    /// `1.2e-7` with the author's own way to write a power of ten.
    private static func written(_ digits: ArraySlice<UInt8>, _ power: Power) -> String {
        let parts = digits.split(separator: UInt8(ascii: "e"))
        let exponent = parts.count == 2 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
        let mantissa = String(decoding: parts.first ?? [], as: UTF8.self)
        let magnitude = String(exponent.magnitude)
        var text = mantissa + String(decoding: power.mark, as: UTF8.self)
        if power.isRaised {
            text += exponent < 0 ? "⁻" : ""
            for digit in magnitude.utf8 {
                text += "\(NumeralScanner.raisedDigits[Int(digit - UInt8(ascii: "0"))])"
            }
            return text
        }
        text += exponent < 0 ? (power.sign == .minus ? "−" : "-") : power.sign == .plus ? "+" : ""
        return text + String(repeating: "0", count: max(0, power.width - magnitude.utf8.count)) + magnitude
    }
}
