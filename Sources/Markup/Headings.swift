// Headings of both kinds, and where their content stands.
extension Reading {
    mutating func readHeading(_ node: Node) throws(MarkupLimit) {
        if node.endLine > node.startLine { return try readUnderlined(node) }
        let start = lines.whole(node.startLine).lowerBound + max(node.startColumn - 1, 0)
        let span = min(start, source.count)..<max(lines.content(node.startLine, in: source).upperBound, start)
        let inner = hashHeadingContent(span, level: node.headingLevel)
        let range = content.count..<content.count + inner.count
        content.append(inner, of: source)
        content.separate()
        lineScratch.removeAll(keepingCapacity: true)
        lineScratch.append(inner)
        append(node, span, range, mayDefine: false)
    }

    private mutating func append(_ node: Node, _ span: Range<Int>, _ content: Range<Int>, mayDefine: Bool) {
        let index = outline.headings.count
        let id = enter(node, .heading(index))
        outline.headings.append(Heading(node: id, level: node.headingLevel, span: span, passage: 0))
        append(
            Leaf(
                kind: .heading(index), node: node, content: content, mayDefine: mayDefine,
                place: span.upperBound,
                quote: quote))
    }

    /// Reads a heading that dashes or equal signs below it make.
    ///
    /// libcmark's end is the line of those marks only at the document's end, and the line behind it
    /// otherwise. So the first such line is sought that stands below more than definitions.
    private mutating func readUnderlined(_ node: Node) throws(MarkupLimit) {
        var underline = node.startLine
        var range = 0..<0
        repeat {
            underline += 1
            while underline < node.endLine, !isUnderline(underline) { underline += 1 }
            range = appendLines(node.startLine...underline - 1)
            content.separate()
        } while underline < node.endLine && holdsOnlyDefinitions(range)

        if try readTable(in: node, underline: underline) { return }
        let start = lineScratch[0].lowerBound
        let end = lines.content(underline, in: source).upperBound
        append(node, start..<max(start, end), range, mayDefine: true)
    }

    private func isUnderline(_ line: Int) -> Bool {
        let cursor = cursor(onLine: line)
        let marks = source.trimmed(cursor.firstNonspace..<cursor.end)
        guard !cursor.isLazy, cursor.indent <= 3, let mark = source[marks].first else { return false }
        return (mark == .dash || mark == UInt8(ascii: "=")) && source[marks].allSatisfy { $0 == mark }
    }

    /// Whether nothing but definitions stands in a range of the content, so that it leaves no text.
    func holdsOnlyDefinitions(_ range: Range<Int>) -> Bool {
        content.bytes[withoutDefinitions(range)].allSatisfy(\.isWhitespace)
    }

    /// What stands between the marks of a `#` heading: without closing marks that white space precedes.
    private func hashHeadingContent(_ span: Range<Int>, level: Int) -> Range<Int> {
        var start = min(span.lowerBound + level, span.upperBound)
        while start < span.upperBound, source[start].isSpaceOrTab { start += 1 }
        let inner = start..<max(start, source.trimmed(start..<span.upperBound).upperBound)
        var end = inner.upperBound
        while end > inner.lowerBound, source[end - 1] == .hash { end -= 1 }
        guard end < inner.upperBound, end == inner.lowerBound || source[end - 1].isSpaceOrTab else {
            return inner
        }
        return source.trimmed(inner.lowerBound..<end)
    }
}
