/// A tag as written: what it does, the name it carries, and where both stand.
struct TemplateTag: Sendable {
    enum Kind: Sendable, Equatable {
        case variable(raw: Bool)
        case section
        case inverted
        case close
        case comment
        case delimiters
        case partial
        case parent
        case block

        /// Whether the tag's name is looked up among the values.
        var looksUp: Bool {
            switch self {
            case .variable, .section, .inverted: true
            case .close, .comment, .delimiters, .partial, .parent, .block: false
            }
        }
    }

    let kind: Kind
    /// The whole tag, delimiters included.
    let range: Range<Int>
    /// The trimmed name; empty for comments and delimiters.
    let name: Range<Int>
}

/// A stretch of text or a tag, in the order of the file.
enum TemplateToken: Sendable {
    case text(Range<Int>)
    case tag(TemplateTag)
}

/// Cuts a template's bytes into text and tags, in one pass from left to right.
struct TemplateScanner {
    /// Longer delimiters are an error: looking for them would cost their length at every byte.
    static let delimiterLimit = 16

    private let bytes: [UInt8]
    private var open: [UInt8] = Array("{{".utf8)
    private var close: [UInt8] = Array("}}".utf8)
    private(set) var tokens: [TemplateToken] = []
    private(set) var problems: [(range: Range<Int>, problem: TemplateProblem)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        scan()
    }

    private mutating func scan() {
        // A byte order mark at the start belongs to the file, not to the page.
        var textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while let start = find(open, from: textStart) {
            if start > textStart { tokens.append(.text(textStart..<start)) }
            guard let end = scanTag(at: start) else { return }
            textStart = end
        }
        if textStart < bytes.count { tokens.append(.text(textStart..<bytes.count)) }
    }

    /// Reads the tag that opens at `start`; returns where it ends, or nothing where it never does.
    private mutating func scanTag(at start: Int) -> Int? {
        var position = start + open.count
        let sigil = position < bytes.count ? bytes[position] : 0
        let isTriple = sigil == UInt8(ascii: "{")
        let kind = isTriple ? .variable(raw: true) : Self.kind(of: sigil)
        if isTriple || kind != .variable(raw: false) { position += 1 }
        let ending: [UInt8] =
            switch kind {
            case .delimiters: [UInt8(ascii: "=")] + close
            default: isTriple ? [UInt8(ascii: "}")] + close : close
            }
        guard let contentEnd = find(ending, from: position) else {
            problems.append((start..<lineEnd(from: start), .unclosedTag(delimiter: ending)))
            return nil
        }
        let end = contentEnd + ending.count
        let name = trimmed(position..<contentEnd)
        if kind == .delimiters {
            setDelimiters(name, tag: start..<end)
        } else if kind != .comment {
            checkName(name, of: kind, tag: start..<end)
        }
        tokens.append(.tag(TemplateTag(kind: kind, range: start..<end, name: name)))
        return end
    }

    private static func kind(of sigil: UInt8) -> TemplateTag.Kind {
        switch sigil {
        case UInt8(ascii: "&"): .variable(raw: true)
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "/"): .close
        case UInt8(ascii: "!"): .comment
        case UInt8(ascii: "="): .delimiters
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        default: .variable(raw: false)
        }
    }

    /// `{{=<% %>=}}`: two runs of bytes with white space between, neither holding `=`.
    private mutating func setDelimiters(_ range: Range<Int>, tag: Range<Int>) {
        let parts = bytes[range].split(whereSeparator: isWhitespace)
        guard parts.count == 2, parts.allSatisfy({ $0.count <= Self.delimiterLimit }),
            !bytes[range].contains(UInt8(ascii: "="))
        else {
            problems.append((tag, .malformedDelimiters))
            return
        }
        open = Array(parts[0])
        close = Array(parts[1])
    }

    private mutating func checkName(_ name: Range<Int>, of kind: TemplateTag.Kind, tag: Range<Int>) {
        if name.isEmpty {
            problems.append((tag, .missingName))
        } else if bytes[name].contains(where: isWhitespace) || (kind.looksUp && hasEmptyPart(name)) {
            problems.append((name, .malformedName(Array(bytes[name]))))
        }
    }

    /// Whether a dotted name lacks a part, as in `a..b` or `.a`; a dot alone is the current item.
    private func hasEmptyPart(_ name: Range<Int>) -> Bool {
        let dot = UInt8(ascii: ".")
        guard name.count > 1 else { return false }
        return bytes[name].split(separator: dot, omittingEmptySubsequences: false).contains(where: \.isEmpty)
    }

    private func find(_ needle: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var position = start
        while position <= bytes.count - needle.count {
            if bytes[position] == first, bytes[position..<(position + needle.count)].elementsEqual(needle) {
                return position
            }
            position += 1
        }
        return nil
    }

    /// Where the line ends in which an unclosed tag stands: the message points at that line, not at the rest.
    private func lineEnd(from start: Int) -> Int {
        bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isWhitespace(bytes[start]) { start += 1 }
        while end > start, isWhitespace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }
}

/// Space, tab, line feed, form feed or carriage return.
func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
}
