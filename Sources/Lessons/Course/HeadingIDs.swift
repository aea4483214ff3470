import Markup

/// Ids of headings, made from their text without the digits of claims, so that a corrected number breaks no link.
enum HeadingIDs {
    /// One id for each heading, unique in the lesson.
    static func make(for outline: Outline) -> [String] {
        make(for: outline.headings.map { text(of: $0, in: outline) })
    }

    /// One id for each text, all different: as on GitHub, with `-1`, `-2` … for repeated ones.
    static func make(for texts: [[UInt8]]) -> [String] {
        var taken = Set<String>(minimumCapacity: texts.count)
        var repeated: [String: Int] = [:]
        return texts.map { text in
            let base = slug(of: text)
            var id = base
            while !taken.insert(id).inserted {
                repeated[base, default: 0] += 1
                id = "\(base)-\(repeated[base, default: 0])"
            }
            return id
        }
    }

    /// The heading's text without the numerals of its claims.
    private static func text(of heading: Heading, in outline: Outline) -> [UInt8] {
        let runs = outline.passages[heading.passage].runs
        let claims = runs.compactMap { outline.runs[$0].link }.filter { outline.links[$0].isClaim }
        let text = outline.text(of: runs)
        guard !claims.isEmpty else { return Array(text) }
        var kept: [UInt8] = []
        var start = text.startIndex
        for claim in Set(claims).sorted() {
            let claimed = outline.text(of: outline.links[claim].runs)
            for numeral in NumeralScanner.claimed(
                in: outline.text, range: claimed.startIndex..<claimed.endIndex)
            {
                kept += outline.text[start..<max(start, numeral.range.lowerBound)]
                start = max(start, numeral.range.upperBound)
            }
        }
        return kept + outline.text[start..<max(start, text.endIndex)]
    }

    /// Lower case, letters and digits kept, spaces to hyphens, everything else dropped.
    private static func slug(of text: [UInt8]) -> String {
        let hyphen = UInt8(ascii: "-")
        var slug: [UInt8] = []
        slug.reserveCapacity(text.count)
        for scalar in text.text.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "_": slug.append(UInt8(truncatingIfNeeded: scalar.value))
            case " ", "-", "\n", "\t": if let last = slug.last, last != hyphen { slug.append(hyphen) }
            default: if isOtherLetterOrDigit(scalar) { slug += String(scalar).utf8 }
            }
        }
        while slug.last == hyphen { slug.removeLast() }
        return slug.isEmpty ? "section" : slug.text
    }

    /// Whether it is one beyond ASCII.
    private static func isOtherLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        return switch scalar.properties.generalCategory {
        case .lowercaseLetter, .modifierLetter, .otherLetter, .titlecaseLetter, .uppercaseLetter,
            .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }
}
