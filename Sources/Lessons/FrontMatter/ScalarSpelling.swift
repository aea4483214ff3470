/// Where each byte of a value stands in the YAML scalar that spells it, through quotes, escapes and folded lines.
///
/// The scalar is walked beside the value that libyaml read. Where the two cannot be brought together there is no spelling,
/// so that a place is exact or not claimed at all.
struct ScalarSpelling {
    /// For each byte of the value, the bytes of the file that spell it; a folded line break spells a space.
    private let places: [Range<Int>]

    /// - Parameters:
    ///   - value: what was read.
    ///   - range: where the scalar stands in the file, its quotes or its `>` included.
    init?(of value: [UInt8], at range: Range<Int>, in file: [UInt8]) {
        var walk = Walk(file: file, at: range.lowerBound, end: range.upperBound)
        guard let places = walk.places(of: value) else { return nil }
        self.places = places
    }

    /// The bytes of the file from the first to the last byte of a stretch of the value.
    func source(of part: Range<Int>) -> Range<Int>? {
        guard part.lowerBound >= 0, part.upperBound <= places.count else { return nil }
        guard let first = places[part].first, let last = places[part].last else {
            guard part.lowerBound < places.count else { return nil }
            return places[part.lowerBound].lowerBound..<places[part.lowerBound].lowerBound
        }
        return first.lowerBound..<last.upperBound
    }
}

/// A walk along the source of one scalar.
private struct Walk {
    let file: [UInt8]
    var at: Int
    var end: Int
    private var style = Style.plain

    private enum Style { case plain, single, double, block }

    init(file: [UInt8], at: Int, end: Int) {
        self.file = file
        self.at = at
        self.end = end
    }

    mutating func places(of value: [UInt8]) -> [Range<Int>]? {
        // What stands there byte for byte needs no walk: a caption, most scalars on one line.
        for skipped in 0...1 where end - at == value.count + 2 * skipped {
            let inner = at + skipped..<end - skipped
            if file[inner].elementsEqual(value) { return inner.map { $0..<$0 + 1 } }
        }
        open()
        var places: [Range<Int>] = []
        places.reserveCapacity(value.count)
        while places.count < value.count {
            guard let (place, width) = next(for: value, at: places.count) else { return nil }
            for _ in 0..<width { places.append(place) }
        }
        return places.count == value.count ? places : nil
    }

    /// Moves past the opening quote, or the line with `>` or `|`.
    private mutating func open() {
        switch file[at] {
        case UInt8(ascii: "'"):
            style = .single
            (at, end) = (at + 1, end - 1)
        case UInt8(ascii: "\""):
            style = .double
            (at, end) = (at + 1, end - 1)
        case UInt8(ascii: ">"), UInt8(ascii: "|"):
            style = .block
            while at < end, !isBreak(file[at]) { at += 1 }
            skipSpace()
        default: style = .plain
        }
    }

    /// The bytes that spell the value's byte at an index, and how many of its bytes they spell.
    private mutating func next(for value: [UInt8], at index: Int) -> (Range<Int>, Int)? {
        // In double quotes a line break behind a backslash spells nothing.
        while style == .double, at + 1 < end, file[at] == UInt8(ascii: "\\"), isBreak(file[at + 1]) {
            at += 1
            skipSpace()
        }
        guard at < end else { return nil }
        let start = at
        let byte = file[at]
        if isBreak(byte) { return folded(value, at: index) }
        if isSpace(byte), value[index] != byte || leadsToBreak { return folded(value, at: index) }
        if style == .single, byte == UInt8(ascii: "'") {
            guard at + 1 < end, file[at + 1] == byte, value[index] == byte else { return nil }
            at += 2
            return (start..<at, 1)
        }
        if style == .double, byte == UInt8(ascii: "\\") { return escaped(value, at: index) }
        guard value[index] == byte else { return nil }
        at += 1
        return (start..<at, 1)
    }

    /// White space with a line break in it spells one space, or all the line feeds that follow one another in the value.
    private mutating func folded(_ value: [UInt8], at index: Int) -> (Range<Int>, Int)? {
        let start = at
        skipSpace()
        let lineFeeds = value[index...].prefix { $0 == UInt8(ascii: "\n") }.count
        guard lineFeeds > 0 else { return value[index] == UInt8(ascii: " ") ? (start..<start + 1, 1) : nil }
        // A line that is indented more than the others keeps the rest of its spaces.
        for space in value[(index + lineFeeds)...] {
            guard space == UInt8(ascii: " "), at > start + 1, isSpace(file[at - 1]) else { break }
            at -= 1
        }
        return (start..<start + 1, lineFeeds)
    }

    /// `\"`, `\\`, `\u00e9`
    private mutating func escaped(_ value: [UInt8], at index: Int) -> (Range<Int>, Int)? {
        let start = at
        guard at + 1 < end else { return nil }
        let letter = file[at + 1]
        let digits =
            letter == UInt8(ascii: "x")
            ? 2 : letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
        at = min(at + 2 + digits, end)
        // The value holds one character for it, of as many bytes as its first one says.
        let width = value[index] < 0xC0 ? 1 : value[index] < 0xE0 ? 2 : value[index] < 0xF0 ? 3 : 4
        return index + width <= value.count ? (start..<at, width) : nil
    }

    /// Whether only spaces stand before the end of the line.
    private var leadsToBreak: Bool {
        var index = at
        while index < end, isSpace(file[index]) { index += 1 }
        return index < end && isBreak(file[index])
    }

    private mutating func skipSpace() {
        while at < end, isSpace(file[at]) || isBreak(file[at]) { at += 1 }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
