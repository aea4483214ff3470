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
            if let number = before.listNumber { outline.listNumbers.append(number) }
            let width = before.takeListMarker() ?? 2
            containers.append(Container(itemWidth: width, startLine: node.startLine, quote: quote))
            return true
        case .list:
            openTaskList(node)
            return true
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
    /// - Returns: the range in `content`; each line's content in the source is in `lineScratch`.
    mutating func appendLines(_ numbers: ClosedRange<Int>) -> Range<Int> {
        let start = content.count
        lineScratch.removeAll(keepingCapacity: true)
        for number in numbers {
            let cursor = cursor(onLine: number)
            lineScratch.append(cursor.firstNonspace..<cursor.end)
            var start = cursor.firstNonspace
            if cursor.isLazy, cursor.offset < start {
                // libcmark keeps what indents such a line; it shows inside code.
                start = cursor.offset
                if cursor.restOfTab > 0 {
                    content.appendSpaces(cursor.restOfTab, at: start)
                    start += 1
                }
            }
            content.append(start..<cursor.end, of: source)
            content.endLine()
        }
        return start..<content.count
    }

    private mutating func readParagraph(_ node: Node) throws(MarkupLimit) {
        let range = appendLines(node.startLine...max(node.startLine, node.endLine))
        content.separate()
        if try readTable(in: node, underline: nil) { return }
        append(Leaf(kind: .paragraph, node: node, content: range, mayDefine: true, quote: quote))
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
        case .textBehind(let offset):
            report(
                .textBehindComment, source.trimmed(start + offset..<lineEnd(from: start + offset, in: span)))
        case .other(let offset):
            report(.rawHTML, source.trimmed(start + offset..<lineEnd(from: start + offset, in: span)))
        }
    }

    private func lineEnd(from start: Int, in span: Range<Int>) -> Int {
        var end = start
        while end < span.upperBound, !source[end].isLineEnd { end += 1 }
        return end
    }
}

/// What a stretch of HTML holds: comments, which authors may write, or anything else.
enum HTMLComments: Equatable {
    case onlyComments
    /// A comment without its end, at an offset.
    case unclosed(Int)
    /// Text behind a comment, at an offset: it belongs to the comment's block, and would be dropped with it.
    case textBehind(Int)
    /// Something else, at an offset.
    case other(Int)

    /// Looks past comments and white space (and, on later lines, the `>` of quotes around them).
    static func check(_ bytes: Bytes) -> HTMLComments {
        var offset = 0
        var hasComment = false
        while offset < bytes.count {
            if bytes[offset].isWhitespace || bytes[offset] == .closeAngle {
                offset += 1
                continue
            }
            guard bytes.has("<!--", at: offset) else {
                return hasComment && bytes[offset] != .openAngle ? .textBehind(offset) : .other(offset)
            }
            hasComment = true
            var end = offset + 4
            while end < bytes.count, !bytes.has("-->", at: end) { end += 1 }
            guard end < bytes.count else { return .unclosed(offset) }
            offset = end + 3
        }
        return .onlyComments
    }
}
