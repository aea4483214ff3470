// The first pass: libcmark's blocks, each with its lines in the source.
extension Reading {
    /// Walks the tree's blocks in document order; its depth is bounded by the limit on containers.
    mutating func readBlocks(_ root: Node) throws(MarkupLimit) {
        var next = root.firstChild
        while let node = next {
            if try open(node), let child = node.firstChild {
                next = child
                continue
            }
            next = following(node, within: root)
        }
    }

    /// The block behind one that is done, closing the containers that end with it.
    private mutating func following(_ node: Node, within root: Node) -> Node? {
        var done = node
        while done != root {
            switch done.kind {
            case .blockQuote, .item: containers.removeLast()
            default: break
            }
            if let next = done.next { return next }
            guard let parent = done.parent else { return nil }
            done = parent
        }
        return nil
    }

    /// Reads one block; says whether its children are blocks to be read too.
    private mutating func open(_ node: Node) throws(MarkupLimit) -> Bool {
        switch node.kind {
        case .blockQuote:
            containers.append(Container(itemWidth: nil, startLine: node.startLine, quote: quote))
            openTeachingQuote(node)
            return true
        case .item:
            var before = cursor(onLine: node.startLine)
            let width = before.takeListMarker() ?? 2
            containers.append(Container(itemWidth: width, startLine: node.startLine, quote: quote))
            return true
        case .list: return true
        case .paragraph: try readParagraph(node)
        case .heading: try readHeading(node)
        case .codeBlock: try readFence(node)
        case .htmlBlock: readHTMLBlock(node)
        default: break
        }
        return false
    }

    /// Appends the content of some lines as one leaf: each without its prefixes and leading white space.
    ///
    /// - Returns: the range in `content`, trimmed at its end, and each line's content in the source.
    mutating func appendLines(_ numbers: ClosedRange<Int>) -> (content: Range<Int>, lines: [Range<Int>]) {
        let start = content.count
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(numbers.count)
        for number in numbers {
            let cursor = cursor(onLine: number)
            ranges.append(cursor.firstNonspace..<cursor.end)
            content.append(cursor.firstNonspace..<lines.whole(number).upperBound, of: source)
        }
        return (start..<content.count, ranges)
    }

    private mutating func readParagraph(_ node: Node) throws(MarkupLimit) {
        let (range, lines) = appendLines(node.startLine...max(node.startLine, node.endLine))
        content.separate()
        if try readTable(in: node, lines: lines, content: range, underline: nil) { return }
        leaves.append(Leaf(kind: .paragraph, node: node, content: range, mayDefine: true, quote: quote))
    }

    private mutating func readHeading(_ node: Node) throws(MarkupLimit) {
        let first = node.startLine
        let last = node.endLine > first ? underline(of: node) : first
        let start = lines.whole(first).lowerBound + max(node.startColumn - 1, 0)
        let span = min(start, source.count)..<max(lines.content(last, in: source).upperBound, start)
        var range = 0..<0
        if last > first {
            let (content, lines) = appendLines(first...last - 1)
            self.content.separate()
            if try readTable(in: node, lines: lines, content: content, underline: last) { return }
            range = content
        } else {
            let inner = hashHeadingContent(span, level: node.headingLevel)
            range = content.count..<content.count + inner.count
            content.append(inner, of: source)
            content.separate()
        }
        let index = outline.headings.count
        let id = enter(node, .heading(index))
        outline.headings.append(Heading(node: id, level: node.headingLevel, span: span, passage: 0))
        leaves.append(
            Leaf(
                kind: .heading(index), node: node, content: range, mayDefine: last > first,
                place: span.upperBound,
                quote: quote))
    }

    /// The line of dashes or equal signs below a heading: libcmark's end is that line only at the document's end, and
    /// the line behind it otherwise.
    private func underline(of node: Node) -> Int {
        let before = node.endLine - 1
        guard before > node.startLine else { return node.endLine }
        var cursor = LineCursor(source, lines.content(before, in: source))
        for container in containers {
            guard container.take(from: &cursor, line: before) else { return node.endLine }
        }
        let marks = source.trimmed(cursor.firstNonspace..<cursor.end)
        guard cursor.indent <= 3, let mark = source[marks].first, mark == .dash || mark == UInt8(ascii: "=")
        else {
            return node.endLine
        }
        return source[marks].allSatisfy { $0 == mark } ? before : node.endLine
    }

    /// What stands between the marks of a `#` heading: without closing marks that white space precedes.
    private func hashHeadingContent(_ span: Range<Int>, level: Int) -> Range<Int> {
        let inner = source.trimmed(min(span.lowerBound + level, span.upperBound)..<span.upperBound)
        var end = inner.upperBound
        while end > inner.lowerBound, source[end - 1] == .hash { end -= 1 }
        guard end < inner.upperBound, end == inner.lowerBound || source[end - 1].isSpaceOrTab else {
            return inner
        }
        return source.trimmed(inner.lowerBound..<end)
    }

    /// Comments are dropped; any other HTML is a problem, at its first tag.
    private mutating func readHTMLBlock(_ node: Node) {
        let start = min(lines.whole(node.startLine).lowerBound + max(node.startColumn - 1, 0), source.count)
        let literal = node.literal
        let breaks = literal.reduce(0) { $0 + ($1 == .lineFeed ? 1 : 0) }
        let last = lines.content(node.startLine + max(breaks - 1, 0), in: source)
        let span = start..<max(start, last.upperBound)
        htmlSpans.append(span)
        guard !options.allowsHTML else { return }
        html.append(node)
        switch HTMLComments.check(source.slice(span)) {
        case .onlyComments: break
        case .unclosed(let offset):
            report(.unclosedComment, start + offset..<min(start + offset + 4, span.upperBound))
        case .other(let offset):
            var end = start + offset
            while end < span.upperBound, !source[end].isLineEnd { end += 1 }
            report(.rawHTML, source.trimmed(start + offset..<end))
        }
    }
}

/// What a stretch of HTML holds: comments, which authors may write, or anything else.
enum HTMLComments: Equatable {
    case onlyComments
    /// A comment without its end, at an offset.
    case unclosed(Int)
    /// Something else, at an offset.
    case other(Int)

    /// Looks past comments and white space (and, on later lines, the `>` of quotes around them).
    static func check(_ bytes: Bytes) -> HTMLComments {
        var offset = 0
        while offset < bytes.count {
            if bytes[offset].isWhitespace || bytes[offset] == .closeAngle {
                offset += 1
                continue
            }
            guard bytes.has("<!--", at: offset) else { return .other(offset) }
            var end = offset + 4
            while end < bytes.count, !bytes.has("-->", at: end) { end += 1 }
            guard end < bytes.count else { return .unclosed(offset) }
            offset = end + 3
        }
        return .onlyComments
    }
}
