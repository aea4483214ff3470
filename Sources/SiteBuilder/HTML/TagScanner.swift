/// Goes through the tags of HTML that this program made itself: well formed, attribute values in double quotes.
///
/// For what can only be said of a finished page, such as where its links lead from another folder. One pass, and no tree.
struct TagScanner {
    /// `<a href="…">` or `</a>`.
    struct Tag {
        /// All of it, the angle brackets included.
        let range: Range<Int>
        let name: Range<Int>
        let isEnd: Bool
    }

    /// `href="…"`; the value without its quotes, empty where there is none.
    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
    }

    let html: [UInt8]
    private var at = 0

    init(_ html: [UInt8]) { self.html = html }

    /// The next tag; nil behind the last.
    mutating func next() -> Tag? {
        while at < html.count {
            guard html[at] == UInt8(ascii: "<") else {
                at += 1
                continue
            }
            let start = at
            at += 1
            let isEnd = at < html.count && html[at] == UInt8(ascii: "/")
            if isEnd { at += 1 }
            let name = at..<endOfName(from: at)
            skipToTagEnd(from: name.upperBound)
            if !name.isEmpty { return Tag(range: start..<at, name: name, isEnd: isEnd) }
        }
        return nil
    }

    /// Whether the tag is one of an element.
    func isNamed(_ name: StaticString, _ tag: Tag) -> Bool { isEqual(tag.name, name) }

    func isEqual(_ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { html[range].elementsEqual($0) }
    }

    func attributes(of tag: Tag) -> [Attribute] {
        var attributes: [Attribute] = []
        var at = tag.name.upperBound
        let end = tag.range.upperBound - 1
        while at < end {
            guard Self.isNameByte(html[at]) else {
                at += 1
                continue
            }
            let name = at..<min(endOfName(from: at), end)
            at = name.upperBound
            var value = at..<at
            if at + 1 < end, html[at] == UInt8(ascii: "="), html[at + 1] == UInt8(ascii: "\"") {
                let close = html[(at + 2)..<end].firstIndex(of: UInt8(ascii: "\"")) ?? end
                value = at + 2..<close
                at = close + 1
            }
            attributes.append(Attribute(name: name, value: value))
        }
        return attributes
    }

    /// The value of an attribute; nil where the tag has none of that name.
    func value(of name: StaticString, in tag: Tag) -> ArraySlice<UInt8>? {
        attributes(of: tag).first { isEqual($0.name, name) }.map { html[$0.value] }
    }

    private func endOfName(from start: Int) -> Int {
        html[start...].firstIndex { !Self.isNameByte($0) } ?? html.count
    }

    private mutating func skipToTagEnd(from start: Int) {
        at = start
        var isQuoted = false
        while at < html.count {
            if html[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
            at += 1
            if html[at - 1] == UInt8(ascii: ">"), !isQuoted { return }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") <= 25 || byte &- UInt8(ascii: "0") <= 9
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }
}
