import Descent

/// Numbers and formulas as plain words, for titles and descriptions that are read out.
enum FigureText {
    /// A value to four digits behind its first ones: `2.497`, `0.2533`, `1.2e−7`, `infinity`.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "not a number" }
        guard value.isFinite else { return value > 0 ? "infinity" : "minus infinity" }
        let size = value.magnitude
        var text: [UInt8] = []
        if size == 0 || (size >= 1e-3 && size < 1e6) {
            let decimals = size < 0.1 ? 5 : size < 10 ? 4 : size < 1000 ? 3 : 1
            DecimalFormat.appendFixed(value, decimals: decimals, to: &text)
            text = withoutZeros(text)
        } else {
            DecimalFormat.appendExponent(value, decimals: 2, to: &text)
            let mark = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
            let sign = text[mark...].dropFirst().prefix { $0 == UInt8(ascii: "-") }
            let power = text[mark...].drop { !((UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0)) }
            text = withoutZeros(Array(text[..<mark])) + [UInt8(ascii: "e")] + sign + power
        }
        return withMinusSigns(String(decoding: text, as: UTF8.self))
    }

    /// A value to so many decimals at most: `1.414`, `−2`.
    static func number(_ value: Double, decimals: Int) -> String {
        var text: [UInt8] = []
        DecimalFormat.appendFixed(value, decimals: decimals, to: &text)
        return withMinusSigns(String(decoding: withoutZeros(text), as: UTF8.self))
    }

    /// A number as it is typed, with the signs that belong in a text.
    static func withMinusSigns(_ text: String) -> String { text.replacing(UInt8(ascii: "-"), with: "−") }

    /// Decimals without the zeros at their end.
    private static func withoutZeros(_ decimals: [UInt8]) -> [UInt8] {
        guard decimals.contains(UInt8(ascii: ".")) else { return decimals }
        var text = decimals
        while text.last == UInt8(ascii: "0") { text.removeLast() }
        if text.last == UInt8(ascii: ".") { text.removeLast() }
        return text
    }

    /// A loss in one line of text: `L(w) = (w − 3)²`.
    static func definition(of loss: LossFunction) -> String {
        let parameters = loss.parameters.map(\.description).joined(separator: ", ")
        return "\(loss.name)(\(parameters)) = \(formula(loss.expression))"
    }

    /// A formula in one line of text: `(w − 3)²`.
    static func formula(_ expression: Expression) -> String {
        let source = expression.text
        var text: [UInt8] = []
        var place = 0
        while place < source.count {
            let byte = source[place]
            let follows = place + 2 < source.count ? source[place + 2] : UInt8(ascii: " ")
            let isAlone =
                !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(follows) && follows != UInt8(ascii: ".")
            switch byte {
            case UInt8(ascii: "-"): text += Array("−".utf8)
            case UInt8(ascii: "*"): text += Array("·".utf8)
            case UInt8(ascii: "^"):
                if isAlone, place + 1 < source.count, let raised = raised(source[place + 1]) {
                    text += raised
                    place += 1
                } else {
                    text.append(byte)
                }
            default: text.append(byte)
            }
            place += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func raised(_ digit: UInt8) -> [UInt8]? {
        switch digit {
        case UInt8(ascii: "2"): Array("²".utf8)
        case UInt8(ascii: "3"): Array("³".utf8)
        case UInt8(ascii: "4"): Array("⁴".utf8)
        default: nil
        }
    }
}

extension String {
    /// The text with each byte of a kind replaced by words.
    fileprivate func replacing(_ byte: UInt8, with words: String) -> String {
        var result: [UInt8] = []
        for own in utf8 {
            if own == byte { result += words.utf8 } else { result.append(own) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
