// Text, breaks, inline code and inline HTML, matched with the content.
extension Reading {
    /// Appends a run whose literal has just been appended to the text, from an offset on.
    mutating func appendRun(
        _ kind: Run.Kind, _ isVerbatim: Bool, from start: Int, source: Range<Int>, link: Int?
    ) {
        outline.runs.append(
            Run(
                kind: kind, isVerbatim: isVerbatim, literal: start..<outline.text.count, source: source,
                link: link))
    }

    /// Appends a cell that is just its bytes.
    mutating func appendSource(_ span: Range<Int>) {
        guard !span.isEmpty else { return }
        let start = outline.text.count
        outline.text.append(contentsOf: source.slice(span))
        appendRun(.text, true, from: start, source: span, link: nil)
    }

    /// Appends a range of the content as it is: one run for each stretch of the source.
    mutating func appendVerbatim(_ kind: Run.Kind, _ range: Range<Int>, _ cursor: inout InlineCursor) {
        var from = range.lowerBound
        while from < range.upperBound {
            let stop = min(range.upperBound, cursor.places.end(ofStretchAt: from))
            let place = cursor.places.source(of: from)
            let start = outline.text.count
            outline.text.append(contentsOf: cursor.bytes.slice(from..<stop))
            // A single byte may be one of the spaces that a tab stands for.
            let isVerbatim = stop - from > 1 || source[place] == cursor.bytes[from]
            appendRun(
                kind, isVerbatim, from: start, source: place..<place + stop - from,
                link: cursor.links.last?.index)
            from = stop
        }
    }

    private mutating func appendDecoded(
        _ kind: Run.Kind, _ literal: some Collection<UInt8>, _ range: Range<Int>, _ cursor: inout InlineCursor
    ) {
        let start = outline.text.count
        outline.text.append(contentsOf: literal)
        appendRun(
            kind, false, from: start, source: cursor.places.source(of: range), link: cursor.links.last?.index)
    }

    /// Matches a text node: its bytes, with escapes and entities read as libcmark reads them.
    mutating func matchText(_ literal: Bytes, _ cursor: inout InlineCursor) -> Bool {
        if isSame(literal, cursor) {
            let start = cursor.at
            cursor.at += literal.count
            appendVerbatim(.text, start..<cursor.at, &cursor)
            return true
        }
        let hasEscapes = !(cursor.links.last?.isAutolink ?? false)
        var verbatim = cursor.at
        var matched = 0
        while matched < literal.count {
            let byte = cursor.peek()
            if byte == .backslash, hasEscapes, cursor.peek(1).isPunctuation {
                guard cursor.peek(1) == literal[matched] else { return false }
                appendVerbatim(.text, verbatim..<cursor.at, &cursor)
                // The character alone is visible; the backslash belongs to its place.
                appendDecoded(.text, CollectionOfOne(literal[matched]), cursor.at..<cursor.at + 2, &cursor)
                cursor.at += 2
                matched += 1
                verbatim = cursor.at
            } else if byte == .ampersand,
                let reference = cursor.entities.read(cursor.bytes, at: cursor.at, end: cursor.end)
            {
                let rest = literal.dropFirst(matched)
                guard rest.starts(with: reference.decoded) else { return false }
                appendVerbatim(.text, verbatim..<cursor.at, &cursor)
                appendDecoded(.text, reference.decoded, cursor.at..<cursor.at + reference.length, &cursor)
                cursor.at += reference.length
                matched += reference.decoded.count
                verbatim = cursor.at
            } else {
                guard cursor.at < cursor.end, byte == literal[matched] else { return false }
                cursor.at += 1
                matched += 1
            }
        }
        appendVerbatim(.text, verbatim..<cursor.at, &cursor)
        return true
    }

    /// Whether the content goes on with just these bytes, and none of them could be an escape or an entity.
    private func isSame(_ literal: Bytes, _ cursor: InlineCursor) -> Bool {
        guard cursor.end - cursor.at >= literal.count else { return false }
        return cursor.bytes.slice(cursor.at..<cursor.at + literal.count).isEqual(to: literal)
            && !literal.holds(.backslash) && !literal.holds(.ampersand)
    }

    /// Matches a break: the white space before it, the backslash of a hard one, the line end, and what
    /// indents the next.
    mutating func matchBreak(_ cursor: inout InlineCursor) -> Bool {
        let start = cursor.at
        while cursor.peek().isWhitespace, !cursor.peek().isLineEnd { cursor.at += 1 }
        let hasBackslash = cursor.peek() == .backslash
        if hasBackslash { cursor.at += 1 }
        guard cursor.peek() == .lineFeed else { return false }
        cursor.at += 1
        // Behind a backslash libcmark leaves what may indent the next line in the text.
        if !hasBackslash { while cursor.peek().isSpaceOrTab { cursor.at += 1 } }
        let lower = cursor.places.source(of: start)
        let upper = cursor.at < cursor.end ? cursor.places.source(of: cursor.at) : lower + cursor.at - start
        let from = outline.text.count
        outline.text.append(.lineFeed)
        appendRun(
            .lineBreak, false, from: from, source: lower..<max(lower, upper), link: cursor.links.last?.index)
        return true
    }

    /// Matches inline code: from its opening backticks to the next run of as many.
    mutating func matchCode(_ literal: Bytes, _ cursor: inout InlineCursor) -> Bool {
        let opening = cursor.at
        while cursor.peek() == .backtick { cursor.at += 1 }
        let ticks = cursor.at - opening
        guard ticks > 0 else { return false }
        let inner = cursor.at
        guard let close = closingBackticks(ticks, from: inner, cursor) else { return false }
        cursor.at = close + ticks
        var range = inner..<close
        if literal.count < range.count, isPadded(range, literal, cursor) { range = inner + 1..<close - 1 }
        reportCodeThatWasAFence(opening, ticks, inner..<close, &cursor)
        return appendCode(range, literal, &cursor)
    }

    private func closingBackticks(_ ticks: Int, from start: Int, _ cursor: InlineCursor) -> Int? {
        var at = start
        while at < cursor.end {
            guard cursor.bytes[at] == .backtick else {
                at += 1
                continue
            }
            let run = at
            while at < cursor.end, cursor.bytes[at] == .backtick { at += 1 }
            if at - run == ticks { return run }
        }
        return nil
    }

    /// Whether one space on each side was taken off, as where code begins or ends with a backtick.
    private func isPadded(_ range: Range<Int>, _ literal: Bytes, _ cursor: InlineCursor) -> Bool {
        guard range.count > 1 else { return false }
        let first = cursor.bytes[range.lowerBound]
        let last = cursor.bytes[range.upperBound - 1]
        guard first == .space || first == .lineFeed, last == .space || last == .lineFeed else { return false }
        return literal.count == range.count - 2
    }

    /// Appends code; a line end in it stands for one space.
    private mutating func appendCode(_ range: Range<Int>, _ literal: Bytes, _ cursor: inout InlineCursor)
        -> Bool
    {
        guard literal.count == range.count else { return false }
        var verbatim = range.lowerBound
        for at in range {
            let isBreak = cursor.bytes[at] == .lineFeed
            guard literal[at - range.lowerBound] == (isBreak ? .space : cursor.bytes[at]) else {
                return false
            }
            guard isBreak else { continue }
            appendVerbatim(.code, verbatim..<at, &cursor)
            appendDecoded(.code, CollectionOfOne(.space), at..<at + 1, &cursor)
            verbatim = at + 1
        }
        appendVerbatim(.code, verbatim..<range.upperBound, &cursor)
        return true
    }

    /// Two backticks at the start of a line and `gd` behind them were meant as a fence.
    private mutating func reportCodeThatWasAFence(
        _ opening: Int, _ ticks: Int, _ inner: Range<Int>, _ cursor: inout InlineCursor
    ) {
        guard ticks >= 2, opening == 0 || cursor.bytes[opening - 1].isLineEnd else { return }
        guard let lineEnd = inner.first(where: { cursor.bytes[$0].isLineEnd }) else { return }
        let info = Array(cursor.bytes.slice(inner.lowerBound..<lineEnd))
        guard Fence.kind(ofInfo: info) != .code || GdSpelling.isNearMiss(info) else { return }
        report(.nearlyGdFence, cursor.places.source(of: opening..<lineEnd))
    }

    /// Matches inline HTML, which stands in the tree as it is written.
    mutating func matchHTML(_ node: Node, _ cursor: inout InlineCursor) -> Bool {
        let literal = node.literal
        guard cursor.at + literal.count <= cursor.end,
            cursor.bytes[cursor.at..<cursor.at + literal.count].elementsEqual(literal)
        else { return false }
        let span = cursor.places.source(of: cursor.at..<cursor.at + literal.count)
        cursor.at += literal.count
        htmlSpans.append(span)
        if !options.allowsHTML { reportInlineHTML(node, span) }
        return true
    }

    mutating func reportInlineHTML(_ node: Node, _ span: Range<Int>) {
        html.append(node)
        if !node.literal.starts(with: "<!--".utf8) { report(.rawHTML, span) }
    }
}
