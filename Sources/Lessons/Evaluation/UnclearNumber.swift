import Markup

/// Numbers that a reader takes for others than the ones that are read.
extension Claim {
    /// Whether the text holds a number in words that are beyond those that are read.
    var holdsLongNumberWord: Bool {
        let isInWords = numerals.allSatisfy { if case .word = $0.form { true } else { false } }
        return isInWords && !text.utf8.contains { $0 &- UInt8(ascii: "0") <= 9 }
            && LongNumberWord.isHeld(by: text, besideNumber: !numerals.isEmpty)
    }

    /// Whether a dash that is no minus sign stands where a number's sign would.
    ///
    /// Behind a letter, a digit or a closing bracket it is a dash between two things.
    func hasDash(before numeral: Numeral, in outline: Outline) -> Bool {
        let visible = outline.text(of: link.runs)
        let dash = numeral.range.lowerBound - Self.dashes[0].count
        guard numeral.sign == .none, dash >= visible.startIndex,
            Self.dashes.contains(where: { visible[dash..<numeral.range.lowerBound].elementsEqual($0) })
        else { return false }
        return dash == visible.startIndex || visible[dash - 1] == UInt8(ascii: " ")
            || visible[dash - 1] == UInt8(ascii: "(")
    }

    /// Figure dash, en dash and em dash.
    private static let dashes = ["\u{2012}", "\u{2013}", "\u{2014}"].map { Array($0.utf8) }
}
