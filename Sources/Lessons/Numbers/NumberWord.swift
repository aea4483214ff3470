/// The number words from zero to twenty, which count as numerals in a claim's text without digits; a `minus` right before
/// one is its sign.
enum NumberWord {
    private static let words = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]

    /// The word for a number from zero to twenty, `minus` before it where that is needed.
    static func word(for number: Int, isCapitalized: Bool) -> String? {
        guard let magnitude = words.indices.first(where: { $0 == number.magnitude }) else { return nil }
        let word = (number < 0 ? "minus " : "") + words[magnitude]
        return isCapitalized ? word.prefix(1).uppercased() + word.dropFirst() : word
    }

    /// The number words of a text; a part of a longer word (`twenty-one`, `someone`) is none.
    static func numerals(in bytes: [UInt8], range: Range<Int>) -> [Numeral] {
        var found: [Numeral] = []
        var at = range.lowerBound
        // Where a `minus` begins, with nothing but spaces behind it so far.
        var minus: Int?
        while at < range.upperBound {
            let start = at
            while at < range.upperBound, isLetter(bytes[at]) || at > start && joins(bytes, at, range) {
                at += characterWidth(bytes[at])
            }
            at = min(at, range.upperBound)
            if at == start {
                if bytes[at] != UInt8(ascii: " ") { minus = nil }
                at = min(at + characterWidth(bytes[at]), range.upperBound)
            } else if let numeral = numeral(bytes, start..<at, behind: minus) {
                found.append(numeral)
                minus = nil
            } else {
                minus = lowercase(bytes[start..<at]).elementsEqual("minus".utf8) ? start : nil
            }
        }
        return found
    }

    private static func lowercase(_ word: ArraySlice<UInt8>) -> some Sequence<UInt8> {
        word.lazy.map { $0 | 0x20 }
    }

    /// - Parameter minus: where the word `minus` begins that stands before.
    private static func numeral(_ bytes: [UInt8], _ range: Range<Int>, behind minus: Int?) -> Numeral? {
        // The longest of the words has nine letters.
        guard range.count <= 9 else { return nil }
        let word = String(decoding: bytes[range], as: UTF8.self).lowercased()
        guard let number = words.firstIndex(of: word) else { return nil }
        let start = minus ?? range.lowerBound
        return Numeral(
            range: start..<range.upperBound, form: .word(number, isCapitalized: bytes[start] & 0x20 == 0),
            sign: minus == nil ? .none : .minus, whole: Array(String(number).utf8))
    }

    /// Whether the character that begins with a byte is a letter, for telling words apart: whatever is not ASCII is one,
    /// but for the blocks of quotation marks, dashes and arrows (U+00A0 to U+00BF, U+2000 to U+2FFF).
    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") <= 25 || byte >= 0x80 && byte != 0xC2 && byte != 0xE2
    }

    private static func characterWidth(_ first: UInt8) -> Int {
        switch first {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }

    /// A hyphen between two letters.
    private static func joins(_ bytes: [UInt8], _ at: Int, _ range: Range<Int>) -> Bool {
        bytes[at] == UInt8(ascii: "-") && at + 1 < range.upperBound && isLetter(bytes[at + 1])
    }
}
