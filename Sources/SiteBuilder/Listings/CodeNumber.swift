import Descent
import Lessons

/// Numerals that the languages of listings read alike, as the doubles that the engine has.
enum CodeNumber {
    /// A number of an expression as it was written, where all languages take that; else its fewest digits.
    ///
    /// Whole numbers of at most five digits stay whole unless a point is asked for. (Python's integers are exact
    /// where doubles round, so larger ones get a point too.)
    static func literal(_ number: Number, point: Bool) -> [UInt8] {
        let text = shortest(number.value)
        let isWhole = text.suffix(2).elementsEqual([UInt8(ascii: "."), UInt8(ascii: "0")])
        if isWhole, !point, text.count <= 7 { return text.dropLast(2) }
        return isShared(number.text) ? number.text : text
    }

    /// The value of a variable or of a row: `0.1`, `3.0`; JavaScript, which has no integers, needs no point: `3`.
    static func value(_ value: Double, _ language: ShowItem.Language) -> [UInt8] {
        let text = shortest(value)
        let isWhole = text.suffix(2).elementsEqual([UInt8(ascii: "."), UInt8(ascii: "0")])
        return language == .javascript && isWhole ? text.dropLast(2) : text
    }

    /// The fewest digits that name a double: `0.1`, `3.0`, `1e-6`.
    static func shortest(_ value: Double) -> [UInt8] {
        var text: [UInt8] = []
        DecimalFormat.appendShortest(value, minusZero: .signed, to: &text)
        guard let mark = text.firstIndex(of: UInt8(ascii: "e")) else { return text }
        // The engine writes `1e-06` and `1e+16`, as Python does.
        let sign = text[(mark + 1)...].prefix { $0 == UInt8(ascii: "-") }
        let digits = text[(mark + 1)...].drop { !((UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0)) }
        return Array(text[...mark]) + sign + digits
    }

    /// Whether a numeral has a point or an exponent and nothing that a language refuses: `0.10`, `1e-6`.
    private static func isShared(_ text: [UInt8]) -> Bool {
        let marks: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "-")]
        func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        let hasPadding = text.count > 1 && text[0] == UInt8(ascii: "0") && isDigit(text[1])
        return text.contains { marks.contains($0) } && !hasPadding
            && text.allSatisfy { isDigit($0) || marks.contains($0) }
    }
}
