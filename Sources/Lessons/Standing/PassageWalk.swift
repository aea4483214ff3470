import Markup

/// Walks a passage's numerals from left to right, and says of each what it rests on.
struct PassageWalk {
    private let passage: Passage
    private let outline: Outline
    private let compared: ComparedNodes
    private let isHeading: Bool
    private var maths: ArraySlice<Range<Int>>
    private var runs: Range<Int>

    init(_ passage: Passage, _ outline: Outline, _ compared: ComparedNodes) {
        self.passage = passage
        self.outline = outline
        self.compared = compared
        if case .heading = passage.kind { isHeading = true } else { isHeading = false }
        maths = MathSpans.find(in: outline.text(of: passage.runs))[...]
        runs = passage.runs
    }

    /// - Parameter numeral: one behind those that were asked for before.
    mutating func standing(of numeral: Numeral) -> (standing: Standing, reason: BareNumeral.Reason) {
        while let first = maths.first, first.upperBound <= numeral.range.lowerBound { maths.removeFirst() }
        if let first = maths.first, first.overlaps(numeral.range) { return (.structural, .unclaimed) }
        if isHeading, HeadingNumber.isHeld(by: outline.text(of: passage.runs), as: numeral) {
            return (.structural, .unclaimed)
        }
        while let first = runs.first, outline.runs[first].literal.upperBound <= numeral.range.lowerBound {
            runs.removeFirst()
        }
        let links = outline.runs[runs].prefix { $0.literal.lowerBound < numeral.range.upperBound }.map(\.link)
        guard let only = links.first, links.allSatisfy({ $0 == only }) else {
            guard let claim = links.lazy.compactMap({ $0 }).first(where: { outline.links[$0].isClaim }) else {
                return (.bare, .unclaimed)
            }
            // A claim of a number that goes on outside is an error of its own.
            return compared.statements.contains(outline.links[claim].node)
                ? (.bare, .partlyClaimed) : (.checked, .unclaimed)
        }
        return only.map { standing(inside: outline.links[$0]) } ?? (.bare, .unclaimed)
    }

    private func standing(inside link: Link) -> (Standing, BareNumeral.Reason) {
        guard link.isClaim else { return (leadsToASource(link) ? .cited : .bare, .unclaimed) }
        if link.selector.elementsEqual("literal".utf8) { return (.waived, .unclaimed) }
        // It says of its table that the columns are added up; its text is a head like any other.
        if link.selector.elementsEqual("sum".utf8) { return (.bare, .unclaimed) }
        return compared.statements.contains(link.node) ? (.bare, .statement) : (.checked, .unclaimed)
    }

    /// Whether a link leads out of the course; what another lesson says is claimed there, and can be claimed here.
    private func leadsToASource(_ link: Link) -> Bool {
        guard !link.isImage else { return false }
        let scheme = link.destination.prefix { $0 != UInt8(ascii: ":") }.map { $0 | 0x20 }
        return scheme.elementsEqual("https".utf8) || scheme.elementsEqual("http".utf8)
    }
}

/// The number of a heading, which its author counts: `3. The walk`, `2.1 Rates`, `Lesson 4: Bounces`.
enum HeadingNumber {
    /// What authors number by name.
    private static let parts = [
        "Chapter", "Exercise", "Figure", "Lesson", "Lecture", "Part", "Section", "Step", "Table", "Unit",
        "Week",
    ]

    /// Whether a numeral is that of the heading with a text; `3 steps down` and `0.1 is too small` are about something.
    static func isHeld(by text: ArraySlice<UInt8>, as numeral: Numeral) -> Bool {
        guard numeral.sign == .none, !numeral.isPercent, numeral.form == .fixed else { return false }
        let behind = text[numeral.range.upperBound...]
        let isMarked = behind.first.map { ".):".utf8.contains($0) } ?? true
        if numeral.range.lowerBound == text.startIndex {
            return isMarked
                || !numeral.fraction.isEmpty && beginsATitle(behind) && numeral.whole != [UInt8(ascii: "0")]
        }
        let before = text[..<numeral.range.lowerBound].dropLast()
        return isMarked && numeral.fraction.isEmpty && parts.contains { before.elementsEqual($0.utf8) }
    }

    /// Whether a capital follows a space.
    private static func beginsATitle(_ text: ArraySlice<UInt8>) -> Bool {
        text.first == UInt8(ascii: " ")
            && text.dropFirst().first.map { $0 &- UInt8(ascii: "A") <= 25 } ?? false
    }
}
