import Markup

/// Finds numbers that a claim holds only a part of, as in `[0.25](gd:walk.loss[8])33`: the reader sees another number than
/// the one that is checked.
extension Claim {
    /// The number that the reader sees where more of it stands outside the claim than inside its brackets; nil where it is
    /// the claimed one.
    func numberBeyond(_ numeral: Numeral, in outline: Outline) -> Range<Int>? {
        if let power = powerWithALetter(numeral, in: outline) { return power }
        let visible = outline.text(of: link.runs)
        let text = outline.text(of: outline.passages[link.passage].runs)
        let before = numeral.range.lowerBound == visible.startIndex ? text[..<visible.startIndex].last : nil
        let behind = numeral.range.upperBound == visible.endIndex ? text[visible.endIndex...] : []
        guard mayJoin(before) || mayJoin(behind.first) || behind.starts(with: " ×".utf8) else { return nil }
        let lower = text[..<numeral.range.lowerBound].suffix(Self.reach)
        let start = lower.lastIndex(where: isSpace).map { $0 + 1 } ?? lower.startIndex
        let end = min(text.endIndex, numeral.range.upperBound + Self.reach)
        let around = NumeralScanner.numerals(in: outline.text, range: start..<end)
        let seen = around.first { $0.range.overlaps(numeral.range) }
        // An ellipsis behind a claim may be the sentence's own.
        guard let seen, seen.range != numeral.range,
            seen.form != .prefix || seen.whole != numeral.whole
                || seen.fraction != numeral.fraction
        else { return nil }
        return seen.range
    }

    /// The number that `6.02x10^23` looks like, where only its last digits are one: a letter is no multiplication sign.
    private func powerWithALetter(_ numeral: Numeral, in outline: Outline) -> Range<Int>? {
        let before = outline.text(of: outline.passages[link.passage].runs)[..<numeral.range.lowerBound]
        guard
            ["x10^", "X10^", "*10^"].contains(where: { before.suffix($0.utf8.count).elementsEqual($0.utf8) })
        else { return nil }
        let digits = before.dropLast("x10^".utf8.count).reversed().prefix {
            $0 &- UInt8(ascii: "0") <= 9 || $0 == UInt8(ascii: ".")
        }
        guard !digits.isEmpty else { return nil }
        return numeral.range.lowerBound - "x10^".utf8.count - digits.count..<numeral.range.upperBound
    }

    /// How far a number may go on outside; numbers are shorter.
    private static let reach = 64

    private func mayJoin(_ byte: UInt8?) -> Bool { byte.map { !isSpace($0) } ?? false }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
}
