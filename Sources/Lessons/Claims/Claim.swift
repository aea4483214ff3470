import Diagnostics
import Markup

/// One inline claim as it is written: its selector's bytes, its text, and the numbers in that.
struct Claim {
    let link: Link
    /// What follows `gd:`.
    let selector: [UInt8]
    /// The visible text.
    let text: String
    let numerals: [Numeral]
    /// Where in the outline's text each `…` leaves numbers out.
    let gaps: [Int]

    init(_ link: Link, in outline: Outline) {
        self.link = link
        selector = Array(link.selector)
        let visible = outline.text(of: link.runs)
        text = String(decoding: visible, as: UTF8.self)
        let numerals = NumeralScanner.claimed(in: outline.text, range: visible.startIndex..<visible.endIndex)
        self.numerals = numerals
        gaps = Self.gaps(in: outline.text, visible.startIndex..<visible.endIndex, numerals)
    }

    /// How many numbers the text holds, in words for a message.
    var counted: String { Diagnostics.counted(numerals.count, "number") }

    /// The bytes of the lesson that say a part of the selector; the whole destination where it is not written as it is read.
    func source(of part: Range<Int>) -> Range<Int> {
        guard let span = link.destinationSpan else { return link.span }
        let start = span.lowerBound + Link.claimScheme.count
        guard span.count == link.destination.count, !part.isEmpty else { return span }
        return start + part.lowerBound..<start + part.upperBound
    }

    /// The ellipses that belong to no numeral.
    private static func gaps(in text: [UInt8], _ range: Range<Int>, _ numerals: [Numeral]) -> [Int] {
        var gaps: [Int] = []
        var index = range.lowerBound
        var next = 0
        while index < range.upperBound {
            while next < numerals.count, numerals[next].range.upperBound <= index { next += 1 }
            if next < numerals.count, numerals[next].range.contains(index) {
                index = numerals[next].range.upperBound
            } else if isEllipsis(text, at: index, before: range.upperBound) {
                gaps.append(index)
                index += 3
            } else {
                index += 1
            }
        }
        return gaps
    }

    private static func isEllipsis(_ text: [UInt8], at index: Int, before end: Int) -> Bool {
        guard index + 3 <= end, text[index] == 0xE2 || text[index] == UInt8(ascii: ".") else { return false }
        let three = text[index..<index + 3]
        return three.elementsEqual("…".utf8) || three.elementsEqual("...".utf8)
    }
}
