/// The parts of links and definitions, found just as libcmark 0.30.2 finds them.
///
/// Offsets are into `bytes`; nothing is read at or past `end`. Functions return where a part ends, or `nil`.
struct LinkGrammar {
    let bytes: Bytes
    let end: Int

    init(_ bytes: Bytes, _ range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
    }

    /// The byte at an offset; 0 past the end.
    func byte(_ at: Int) -> UInt8 { at < end ? bytes[at] : 0 }

    func skipWhitespace(_ start: Int) -> Int {
        var at = start
        while at < end, bytes[at].isWhitespace { at += 1 }
        return at
    }

    func skipSpaces(_ start: Int) -> Int {
        var at = start
        while at < end, bytes[at].isSpaceOrTab { at += 1 }
        return at
    }

    /// Skips one line end; the end of the content counts as one.
    func skipLineEnd(_ start: Int) -> Int? {
        byte(start) == .lineFeed ? start + 1 : start >= end ? start : nil
    }

    private func skipSpacesAndLineEnd(_ start: Int) -> Int {
        let at = skipSpaces(start)
        return skipLineEnd(at).map(skipSpaces) ?? at
    }

    /// A destination, in angle brackets or bare.
    func destination(_ start: Int) -> (inner: Range<Int>, end: Int)? {
        guard byte(start) == .openAngle else { return bareDestination(start) }
        var at = start + 1
        while at < end {
            switch bytes[at] {
            case .closeAngle: return (start + 1..<at, at + 1)
            case .backslash: at += 2
            case .lineFeed, .openAngle: return nil
            default: at += 1
            }
        }
        return nil
    }

    private func bareDestination(_ start: Int) -> (inner: Range<Int>, end: Int)? {
        let deepest = 32  // libcmark's own limit
        var at = start
        var depth = 0
        scan: while at < end {
            switch bytes[at] {
            case .backslash where byte(at + 1).isPunctuation: at += 2
            case .openParenthesis:
                depth += 1
                at += 1
                if depth > deepest { return nil }
            case .closeParenthesis:
                if depth == 0 { break scan }
                depth -= 1
                at += 1
            case let byte where byte.isWhitespace:
                if at == start { return nil }
                break scan
            default: at += 1
            }
        }
        return start < end && depth == 0 ? (start..<at, at) : nil
    }

    /// A title with its quotes or parentheses.
    ///
    /// libcmark takes the longest match, in which a backslash may or may not escape: a closing mark behind
    /// one ends the title only if no other does.
    func title(_ start: Int) -> Int? {
        let opening = byte(start)
        guard opening == .quotation || opening == .apostrophe || opening == .openParenthesis else {
            return nil
        }
        let closing = opening == .openParenthesis ? UInt8.closeParenthesis : opening
        var found: Int?
        for at in start + 1..<max(end, start + 1) {
            let isEscaped = at > start + 1 && bytes[at - 1] == .backslash
            if bytes[at] == closing {
                found = at + 1
                if !isEscaped { return found }
            } else if bytes[at] == .openParenthesis, closing == .closeParenthesis, !isEscaped {
                return found
            }
        }
        return found
    }

    /// A label in brackets.
    func label(_ start: Int) -> Int? {
        let longest = 1000  // CommonMark's own limit
        guard byte(start) == .openBracket else { return nil }
        var at = start + 1
        var length = 0
        while at < end, bytes[at] != .closeBracket, bytes[at] != .openBracket {
            let step = bytes[at] == .backslash && byte(at + 1).isPunctuation ? 2 : 1
            at += step
            length += step
            if length > longest { return nil }
        }
        return byte(at) == .closeBracket ? at + 1 : nil
    }

    struct Tail {
        var destination: Range<Int>
        /// What stands between the title's quotes.
        var title: Range<Int>?
        var end: Int
    }

    /// What follows the text of an inline link, from its opening parenthesis on.
    func inlineTail(_ start: Int) -> Tail? {
        guard byte(start) == .openParenthesis else { return nil }
        guard let (inner, destinationEnd) = destination(skipWhitespace(start + 1)) else { return nil }
        let titleStart = skipWhitespace(destinationEnd)
        var titleRange: Range<Int>?
        var at = titleStart
        if titleStart > destinationEnd, let titleEnd = title(titleStart) {
            titleRange = titleStart + 1..<titleEnd - 1
            at = skipWhitespace(titleEnd)
        }
        return byte(at) == .closeParenthesis ? Tail(destination: inner, title: titleRange, end: at + 1) : nil
    }

    /// A definition, `[label]: destination "title"`.
    func definition(_ start: Int) -> (destination: Range<Int>, end: Int)? {
        guard let labelEnd = label(start), byte(labelEnd) == .colon else { return nil }
        guard !bytes.trimmed(start + 1..<labelEnd - 1).isEmpty else { return nil }
        guard let (inner, destinationEnd) = destination(skipSpacesAndLineEnd(labelEnd + 1)) else {
            return nil
        }
        let titleStart = skipSpacesAndLineEnd(destinationEnd)
        if titleStart > destinationEnd, let titleEnd = title(titleStart),
            let end = skipLineEnd(skipSpaces(titleEnd))
        {
            return (inner, end)
        }
        return skipLineEnd(skipSpaces(destinationEnd)).map { (inner, $0) }
    }

    /// Where the content behind leading definitions begins.
    func skipDefinitions(from start: Int) -> Int {
        var at = start
        while byte(at) == .openBracket, let (_, next) = definition(at), next > at { at = next }
        return at
    }
}
