/// Numbers in words that are not read, such as `twenty-one` and `one half`, so that no part of one is taken for a number.
enum LongNumberWord {
    private static let units = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    private static let tens = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    /// What makes another number of the one before it.
    private static let measures = [
        "half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths",
        "hundredth", "hundredths", "thousandth", "thousandths", "dozen", "hundred", "thousand", "million",
        "billion",
    ]

    /// Whether a text holds one: `twenty one`, `two-thirds`, `a hundred`.
    ///
    /// - Parameter hasNumber: whether a shorter number word was read; a lone `half` beside it is free text.
    static func isHeld(by text: String, besideNumber hasNumber: Bool) -> Bool {
        let isJoint: (Character) -> Bool = { $0 == " " || $0 == "-" }
        // What stands between other marks than spaces and hyphens belongs together.
        for phrase in text.lowercased().split(whereSeparator: { !$0.isLetter && !isJoint($0) }) {
            let words = phrase.split(whereSeparator: isJoint).map(String.init)
            for (word, next) in zip(words, words.dropFirst()) {
                if tens.contains(word), units.prefix(9).contains(next) { return true }
                if tens.contains(word) || units.contains(word), measures.contains(next) { return true }
            }
            if !hasNumber, words.contains(where: { tens.contains($0) || measures.contains($0) }) {
                return true
            }
        }
        return false
    }
}
