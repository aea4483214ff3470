// Code blocks: where their lines stand in the source, and the tables inside `gd` fences.
extension Reading {
    mutating func readFence(_ node: Node) throws(MarkupLimit) {
        let first = node.startLine
        var start = cursor(onLine: first)
        let count = node.literal.reduce(0) { $0 + ($1 == .lineFeed ? 1 : 0) }
        guard start.indent < 4, start.first == .backtick || start.first == .tilde else {
            return readIndentedCode(node, from: first, lines: count)
        }
        let mark = start.first
        let indent = start.indent
        start.take(upTo: start.firstNonspace)
        let opening = start.offset..<start.end
        var length = 0
        while opening.lowerBound + length < opening.upperBound, source[opening.lowerBound + length] == mark {
            length += 1
        }
        let infoSpan = source.trimmed(opening.lowerBound + length..<opening.upperBound)
        let firstLine = outline.fenceLines.count
        for number in first + 1..<first + 1 + count {
            var cursor = cursor(onLine: number)
            cursor.take(columns: min(cursor.indent, indent))
            outline.fenceLines.append(cursor.offset..<cursor.end)
        }
        let closing = closingFence(onLine: first + 1 + count, mark: mark, length: length)
        let lastEnd =
            count > 0 ? outline.fenceLines[outline.fenceLines.count - 1].upperBound : opening.upperBound
        let info = Array(node.fenceInfo)
        let index = outline.fences.count
        outline.fences.append(
            Fence(
                node: enter(node, .fence(index)), kind: Fence.kind(ofInfo: info), info: info,
                infoSpan: infoSpan,
                opening: opening, lines: firstLine..<outline.fenceLines.count,
                span: opening.lowerBound..<(closing?.upperBound ?? lastEnd), isClosed: closing != nil,
                tables: outline.tables.count..<outline.tables.count, quote: quote))
        if closing == nil { report(.unclosedFence, opening) }
        try readInside(index)
    }

    private mutating func readInside(_ index: Int) throws(MarkupLimit) {
        let fence = outline.fences[index]
        switch fence.kind {
        case .gd:
            try readTables(inFence: index)
        case .code where GdSpelling.isNearMiss(fence.info):
            report(.nearlyGdFence, fence.infoSpan)
        default: break
        }
    }

    /// Where the fence that closes a block stands, if the line behind its content is one.
    private func closingFence(onLine number: Int, mark: UInt8, length: Int) -> Range<Int>? {
        guard number <= lines.count else { return nil }
        let cursor = cursor(onLine: number)
        guard !cursor.isLazy, cursor.indent <= 3, cursor.first == mark else { return nil }
        var end = cursor.firstNonspace
        while end < cursor.end, source[end] == mark { end += 1 }
        guard end - cursor.firstNonspace >= length, source.trimmed(end..<cursor.end).isEmpty else {
            return nil
        }
        return cursor.firstNonspace..<end
    }

    private mutating func readIndentedCode(_ node: Node, from first: Int, lines count: Int) {
        let firstLine = outline.fenceLines.count
        for number in first..<first + count {
            var cursor = cursor(onLine: number)
            cursor.take(columns: min(cursor.indent, 4))
            outline.fenceLines.append(cursor.offset..<cursor.end)
        }
        guard count > 0 else { return }
        let begin = outline.fenceLines[firstLine]
        let end = outline.fenceLines[outline.fenceLines.count - 1].upperBound
        let index = outline.fences.count
        outline.fences.append(
            Fence(
                node: enter(node, .fence(index)), kind: .indented, info: [],
                infoSpan: begin.lowerBound..<begin.lowerBound, opening: begin.lowerBound..<begin.lowerBound,
                lines: firstLine..<outline.fenceLines.count,
                span: begin.lowerBound..<max(end, begin.lowerBound),
                isClosed: true, tables: outline.tables.count..<outline.tables.count, quote: quote))
        if let near = GdSpelling.fence(in: source.trimmed(begin), of: source) { report(.nearlyGdFence, near) }
    }
}

extension Fence {
    static func kind(ofInfo info: [UInt8]) -> Kind {
        let word = info.prefix { !$0.isWhitespace }
        if word.elementsEqual("gd".utf8) { return .gd }
        return word.elementsEqual("gd-output".utf8) ? .gdOutput : .code
    }
}

/// How authors nearly write `gd`: `GD`, `gd:walk`, `{gd}`, `.gd`, `gd-walk`; but `gdscript` is a language.
enum GdSpelling {
    /// Whether an info string that is neither `gd …` nor `gd-output …` was meant as one.
    static func isNearMiss(_ info: [UInt8]) -> Bool {
        info.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count, bytes[at].isPunctuation || bytes[at].isWhitespace { at += 1 }
            at = skipInvisible(bytes, at)
            if bytes.has("gdoutput", at: at, ignoringCase: true) { return ends(bytes, at + 8) }
            guard bytes.has("gd", at: at, ignoringCase: true) else { return false }
            return ends(bytes, at + 2)
        }
    }

    /// Where a line of indented code opens what would be a `gd` fence with less indentation.
    static func fence(in line: Range<Int>, of source: Bytes) -> Range<Int>? {
        var at = line.lowerBound
        while at < line.upperBound, source[at] == .backtick || source[at] == .tilde { at += 1 }
        guard at - line.lowerBound >= 3 else { return nil }
        let info = source.trimmed(at..<line.upperBound)
        let word = Array(source.slice(info))
        return Fence.kind(ofInfo: word) != .code || isNearMiss(word) ? line : nil
    }

    /// Whether a word ends here: no letter or digit of any script follows.
    private static func ends(_ bytes: Bytes, _ at: Int) -> Bool {
        guard at < bytes.count else { return true }
        return bytes[at] < 0x80 ? !bytes[at].isLetterOrDigit : skipInvisible(bytes, at) > at
    }

    /// Skips no-break spaces, zero-width spaces and byte order marks.
    private static func skipInvisible(_ bytes: Bytes, _ start: Int) -> Int {
        var at = start
        while true {
            if bytes.has("\u{A0}", at: at) {
                at += 2
            } else if bytes.has("\u{200B}", at: at) || bytes.has("\u{FEFF}", at: at) {
                at += 3
            } else {
                return at
            }
        }
    }
}
