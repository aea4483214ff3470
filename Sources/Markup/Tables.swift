// Tables, found in libcmark's paragraphs and in `gd` fences.
extension Reading {
    /// Looks for a table among the lines of a paragraph (or of what dashes below made a heading) and reads
    /// it.
    ///
    /// As on GitHub, lines before the header row stay a paragraph. A table ends with its paragraph: at a
    /// blank line or where another block begins.
    mutating func readTable(
        in node: Node, underline: Int?
    ) throws(MarkupLimit) -> Bool {
        guard lineScratch.count > 1 else { return false }
        for index in 1..<lineScratch.count {
            let line = lineScratch[index]
            guard !line.isEmpty, TableGrammar.mayBegin(source[line.lowerBound]) else { continue }
            let header = lineScratch[index - 1]
            guard let alignments = TableGrammar.delimiter(line, of: source),
                TableGrammar.count(header, of: source) == alignments.count, hasPipe(header) || hasPipe(line)
            else { continue }
            try readTable(in: node, header: index - 1, alignments, underline: underline)
            return true
        }
        return false
    }

    private func hasPipe(_ line: Range<Int>) -> Bool { source[line].contains(.pipe) }

    private mutating func readTable(
        in node: Node, header: Int, _ alignments: [Table.Alignment], underline: Int?
    ) throws(MarkupLimit) {
        var rows = lineScratch
        var endsWithBreak = false
        if let underline {
            // Dashes or equal signs below a table make libcmark see a heading: they are a break, or a row.
            let cursor = cursor(onLine: underline)
            let marks = source.trimmed(cursor.firstNonspace..<cursor.end)
            endsWithBreak = marks.count >= 3 && source[marks.lowerBound] == .dash
            if !endsWithBreak { rows.append(marks) }
        }
        let split = splits.count
        splits.append(
            Split(node: node, table: outline.tables.count, before: nil, endsWithBreak: endsWithBreak))
        if header > 0 { appendBefore(rows[..<header], split: split) }
        try appendTable(node: node, fence: nil, lines: rows[header...], alignments)
    }

    /// The paragraph before a table, if anything but definitions stands in it: its lines, without what
    /// indents them.
    private mutating func appendBefore(_ lines: ArraySlice<Range<Int>>, split: Int) {
        let range = appendTrimmed(lines)
        let text = withoutDefinitions(range)
        guard !holdsOnlyDefinitions(range) else { return }
        maskFormulas(in: text)
        pending.append(Pending(content: text, target: .before(leaf: leaves.count, split: split)))
        leaves.append(Leaf(kind: .paragraph, node: nil, content: text, quote: quote))
    }

    /// Appends a table whose lines are known: the header, the row of dashes, and the rows below.
    private mutating func appendTable(
        node: Node?, fence: Int?, lines: ArraySlice<Range<Int>>, _ alignments: [Table.Alignment]
    ) throws(MarkupLimit) {
        let table = outline.tables.count
        let header = lines[lines.startIndex]
        let delimiter = source.trimmed(lines[lines.startIndex + 1])
        guard alignments.count <= MarkupLimit.tableColumns else {
            throw MarkupLimit(kind: .tableColumns, span: delimiter)
        }
        let id = enter(node, .table(table))
        let firstRow = outline.rows.count
        for (number, line) in zip(lines.indices, lines) where number != lines.startIndex + 1 {
            try appendRow(line, columns: alignments.count, table: table, inFence: fence != nil)
        }
        let end = source.trimmed(lines[lines.endIndex - 1]).upperBound
        outline.tables.append(
            Table(
                node: id, fence: fence,
                span: source.trimmed(header).lowerBound..<max(end, delimiter.upperBound),
                delimiter: delimiter, alignments: alignments, rows: firstRow..<outline.rows.count,
                quote: quote))
        leaves.append(Leaf(kind: .table(table), node: nil, content: 0..<0, quote: quote))
    }

    private mutating func appendRow(
        _ line: Range<Int>, columns: Int, table: Int, inFence: Bool
    ) throws(MarkupLimit) {
        let line = source.trimmed(line)
        TableGrammar.cells(line, of: source, into: &cellScratch)
        let first = outline.cells.count
        guard first + columns <= MarkupLimit.tableCells else {
            throw MarkupLimit(kind: .tableCells, span: line)
        }
        // Without these no cell of the row can hold anything but its bytes.
        let row = source.slice(line)
        let isPlain =
            inFence ? !row.holds(.closeBracket) && !row.holds(.backslash) && !row.holds(.dollar) : false
        for column in 0..<columns {
            let span = column < cellScratch.count ? cellScratch[column] : line.upperBound..<line.upperBound
            let index = outline.cells.count
            let id = enter(nil, .cell(index))
            outline.cells.append(Cell(node: id, span: span, passage: 0, links: 0..<0, table: table))
            if isPlain {
                cellContent.append(0..<0)
            } else {
                appendContent(ofCell: index, span, inFence: inFence)
            }
        }
        outline.rows.append(Row(span: line, written: cellScratch.count, cells: first..<outline.cells.count))
    }

    /// Puts a cell that is not plain into the content, and those that Markdown reads among what is parsed
    /// again.
    private mutating func appendContent(ofCell index: Int, _ span: Range<Int>, inFence: Bool) {
        var hasMarkdown =
            inFence ? TableGrammar.holds("](", span, of: source) : !TableGrammar.isPlain(span, of: source)
        let hasDollar = source.slice(span).holds(.dollar)
        let hasEscapedPipe = TableGrammar.holds("\\|", span, of: source)
        guard hasMarkdown || hasDollar || hasEscapedPipe else {
            cellContent.append(0..<0)
            return
        }
        let start = content.count
        var from = span.lowerBound
        var at = from
        while at < span.upperBound {
            if source[at] == .backslash, at + 1 < span.upperBound, source[at + 1] == .pipe {
                content.append(from..<at, of: source)
                from = at + 1
                at += 1
            }
            at += 1
        }
        content.append(from..<span.upperBound, of: source)
        let range = start..<content.count
        content.separate()
        if hasDollar, maskFormulas(in: range) { hasMarkdown = true }
        cellContent.append(hasMarkdown || hasEscapedPipe ? range : 0..<0)
        if hasMarkdown { pending.append(Pending(content: range, target: .cell(index))) }
    }

    /// Reads the runs of lines with pipes in a `gd` fence, each a table or a problem.
    mutating func readTables(inFence index: Int) throws(MarkupLimit) {
        let fence = outline.fences[index]
        var line = fence.lines.lowerBound
        while line < fence.lines.upperBound {
            guard startsWithPipe(outline.fenceLines[line]) else {
                line += 1
                continue
            }
            let first = line
            while line < fence.lines.upperBound, startsWithPipe(outline.fenceLines[line]) { line += 1 }
            let run = outline.fenceLines[first..<line]
            let header = source.trimmed(run[first])
            guard run.count > 1, let alignments = TableGrammar.delimiter(run[first + 1], of: source) else {
                report(.brokenTable(.noDelimiter), run.count > 1 ? source.trimmed(run[first + 1]) : header)
                continue
            }
            let columns = TableGrammar.count(header, of: source)
            guard columns == alignments.count else {
                report(
                    .brokenTable(.delimiterCount(header: columns, delimiter: alignments.count)),
                    source.trimmed(run[first + 1]))
                continue
            }
            try appendTable(node: nil, fence: index, lines: run, alignments)
        }
        outline.fences[index].tables = fence.tables.lowerBound..<outline.tables.count
    }

    private func startsWithPipe(_ line: Range<Int>) -> Bool {
        let line = source.trimmed(line)
        return !line.isEmpty && source[line.lowerBound] == .pipe
    }
}
