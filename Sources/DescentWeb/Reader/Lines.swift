#if !hasFeature(Embedded)
    import Descent
#endif

/// Text for the page: lines of fields, with a tab between two of them. No name and no expression holds either sign.
struct Lines {
    private(set) var text: [UInt8] = []

    mutating func field(_ bytes: [UInt8]) {
        if let last = text.last, last != Lines.end { text.append(Lines.tab) }
        text += bytes
    }

    mutating func field(_ word: StaticString) {
        field(word.withUTF8Buffer { [UInt8]($0) })
    }

    mutating func field(_ number: Int) { field(DecimalFormat.fixed(Double(number), decimals: 0)) }

    mutating func endLine() { text.append(Lines.end) }

    private static let tab: UInt8 = 0x09
    private static let end: UInt8 = 0x0A
}
