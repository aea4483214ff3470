/// The words of a line: runs of bytes between spaces and tabs.
struct Words {
    private let source: [UInt8]
    private var at: Int
    private let end: Int

    init(_ source: [UInt8], in range: Range<Int>) {
        self.source = source
        let trimmed = Self.trimmed(range, in: source)
        at = trimmed.lowerBound
        end = trimmed.upperBound
    }

    /// The next word; nil at the end of the line.
    mutating func next() -> Range<Int>? {
        guard at < end else { return nil }
        let start = at
        while at < end, !Self.isSpace(source[at]) { at += 1 }
        let word = start..<at
        while at < end, Self.isSpace(source[at]) { at += 1 }
        return word
    }

    /// What follows the words that were taken, without the spaces around it.
    var rest: Range<Int> { at..<end }

    func trimmed(_ range: Range<Int>) -> Range<Int> { Self.trimmed(range, in: source) }

    static func trimmed(_ range: Range<Int>, in source: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isSpace(source[start]) { start += 1 }
        while end > start, isSpace(source[end - 1]) { end -= 1 }
        return start..<end
    }

    /// The offset behind one byte that may have spaces before it; nil where another stands.
    static func skip(_ byte: UInt8, in source: [UInt8], from start: Int, to end: Int) -> Int? {
        var at = start
        while at < end, isSpace(source[at]) { at += 1 }
        return at < end && source[at] == byte ? at + 1 : nil
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

/// The arguments between commas, as in `item(value, key=value)`; brackets and quotes hold theirs together.
package enum ArgumentList {
    /// The parts between commas that stand outside brackets and quotes, without the spaces around them.
    package static func split(_ source: [UInt8], in range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var depth = 0
        var inQuotes = false
        var start = range.lowerBound
        for index in range {
            switch source[index] {
            case UInt8(ascii: "\""): inQuotes.toggle()
            case UInt8(ascii: "(") where !inQuotes: depth += 1
            case UInt8(ascii: ")") where !inQuotes: depth -= 1
            case UInt8(ascii: ",") where depth <= 0 && !inQuotes:
                parts.append(Words.trimmed(start..<index, in: source))
                start = index + 1
            default: break
            }
        }
        parts.append(Words.trimmed(start..<range.upperBound, in: source))
        return parts
    }

    /// The name and the inside of the brackets of `name(…)`, or the name alone.
    static func call(_ source: [UInt8], in range: Range<Int>) -> (name: Range<Int>, arguments: Range<Int>?)? {
        guard let open = source[range].firstIndex(of: UInt8(ascii: "(")) else { return (range, nil) }
        guard source[range.upperBound - 1] == UInt8(ascii: ")") else { return nil }
        return (Words.trimmed(range.lowerBound..<open, in: source), open + 1..<range.upperBound - 1)
    }

    /// The key and the value of `key=value`; nil for a value alone.
    static func pair(_ source: [UInt8], in range: Range<Int>) -> (key: Range<Int>, value: Range<Int>)? {
        guard let equals = source[range].firstIndex(of: UInt8(ascii: "=")) else { return nil }
        return (
            Words.trimmed(range.lowerBound..<equals, in: source),
            Words.trimmed(equals + 1..<range.upperBound, in: source)
        )
    }
}
