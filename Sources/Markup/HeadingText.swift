// The text that a heading's id is made from.
extension Outline {
    /// The visible text of a heading without the numerals of its claims, for an id that no fix changes.
    ///
    /// Left out are, in claims only, digits and question marks with the signs, points, separators and
    /// exponents that touch them: `Loss [−0.25](gd:walk.loss[8]) at last` gives `Loss  at last`.
    public func textWithoutClaimedNumerals(of heading: Heading) -> String {
        var result = ""
        for run in runs[passages[heading.passage].runs] {
            let literal = String(decoding: text[run.literal], as: UTF8.self)
            let isClaimed = run.link.map { links[$0].isClaim } ?? false
            result += isClaimed ? Outline.withoutNumerals(literal) : literal
        }
        return result
    }

    private static func withoutNumerals(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let first = rest.first {
            let word = rest.prefix { isDigit($0) || marks.contains($0) }
            guard word.isEmpty || !word.contains(where: isDigit) else {
                rest = rest.dropFirst(word.count)
                // An exponent: `1.2e` has been read up to its letter, and a number or a sign follows.
                if first != "?", rest.first == "e" || rest.first == "E", let next = rest.dropFirst().first,
                    isDigit(next) || next == "-" || next == "+"
                {
                    rest = rest.dropFirst()
                }
                continue
            }
            kept.append(contentsOf: rest.prefix(max(word.count, 1)))
            rest = rest.dropFirst(max(word.count, 1))
        }
        return String(kept)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (scalar >= "0" && scalar <= "9") || scalar == "?"
    }

    /// What may touch the digits of a numeral.
    private static let marks: Set<Unicode.Scalar> = [
        ".", ",", "+", "-", "%", "^", "−", "×", "…", "∞", "\u{A0}", "\u{2009}", "\u{202F}",
    ]
}
