/// How a line is read as a row of a pipe table.
enum TableGrammar {
    /// Whether a row of dashes may begin with a byte.
    static func mayBegin(_ byte: UInt8) -> Bool { byte == .pipe || byte == .dash || byte == .colon }

    /// The alignments that a row of dashes gives, or `nil` if the line is none.
    static func delimiter(_ line: Range<Int>, of source: Bytes) -> [Table.Alignment]? {
        let line = source.trimmed(line)
        guard !line.isEmpty, mayBegin(source[line.lowerBound]) else { return nil }
        var alignments: [Table.Alignment] = []
        var at = line.lowerBound
        if source[at] == .pipe { at += 1 }
        while at < line.upperBound {
            while at < line.upperBound, source[at].isSpaceOrTab { at += 1 }
            let left = at < line.upperBound && source[at] == .colon
            if left { at += 1 }
            let dashes = at
            while at < line.upperBound, source[at] == .dash { at += 1 }
            guard at > dashes else { return nil }
            let right = at < line.upperBound && source[at] == .colon
            if right { at += 1 }
            while at < line.upperBound, source[at].isSpaceOrTab { at += 1 }
            alignments.append(left ? (right ? .center : .left) : (right ? .right : .none))
            guard at < line.upperBound else { break }
            guard source[at] == .pipe else { return nil }
            at += 1
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// The trimmed contents of a row's cells. A pipe behind a backslash does not end a cell, in code neither.
    static func cells(_ line: Range<Int>, of source: Bytes, into cells: inout [Range<Int>]) {
        cells.removeAll(keepingCapacity: true)
        let line = source.trimmed(line)
        guard !line.isEmpty else { return }
        var start = line.lowerBound
        // What is not behind a first byte is not behind a backslash either.
        if source[start] == .pipe { start += 1 }
        var at = start
        while at < line.upperBound {
            if source[at] == .pipe, source[at - 1] != .backslash {
                cells.append(source.trimmed(start..<at))
                start = at + 1
            }
            at += 1
        }
        if start < line.upperBound { cells.append(source.trimmed(start..<line.upperBound)) }
    }

    /// How many cells a row has, without keeping them.
    static func count(_ line: Range<Int>, of source: Bytes) -> Int {
        let line = source.trimmed(line)
        guard !line.isEmpty else { return 0 }
        var count = 0
        var start = line.lowerBound
        if source[start] == .pipe { start += 1 }
        for at in start..<line.upperBound where source[at] == .pipe && source[at - 1] != .backslash {
            count += 1
            start = at + 1
        }
        return start < line.upperBound ? count + 1 : count
    }

    /// Whether a cell's text is just its bytes: nothing in it that Markdown gives a meaning to.
    static func isPlain(_ cell: Range<Int>, of source: Bytes) -> Bool {
        for at in cell {
            switch source[at] {
            case .backslash, .backtick, .ampersand, .asterisk, .underscore, .openBracket, .openAngle:
                return false
            default: continue
            }
        }
        return true
    }

    /// Whether a pair of bytes stands in a cell.
    static func holds(_ pair: StaticString, _ cell: Range<Int>, of source: Bytes) -> Bool {
        guard cell.count > 1 else { return false }
        for at in cell.lowerBound..<cell.upperBound - 1 where source[at] == pair.utf8Start[0] {
            if source[at + 1] == pair.utf8Start[1] { return true }
        }
        return false
    }
}
