// Tables: one custom block each. Its HTML is text up to a cell whose content libcmark renders, and so on.
extension Rendering {
    /// Puts a table where libcmark saw a paragraph or a heading.
    func place(_ split: Reading.Split) {
        let table = outline.tables[split.table]
        guard let block = block(table) else { return }
        split.node.insertBefore(block)
        if let before = split.before { block.insertBefore(before) }
        if split.endsWithBreak, let rule = Node.make(.thematicBreak) { block.insertAfter(rule) }
        split.node.unlink()
        if let edit = edits[table.node] { surround(block, edit, .customBlock) }
    }

    /// Renders a table that stands in a fence, apart from the document.
    func render(_ table: Table, into html: inout [UInt8]) {
        guard let root = Node.make(.document), let block = block(table) else { return }
        root.append(block)
        for row in table.rows {
            for cell in outline.rows[row].cells {
                for formula in outline.formulas(in: outline.cells[cell].passage) { apply(formula) }
                for link in outline.cells[cell].links { apply(outline.links[link]) }
            }
        }
        if let edit = edits[table.node] { surround(block, edit, .customBlock) }
        CommonMark.render(root, allowsHTML: document.options.allowsHTML, into: &html)
    }

    private func block(_ table: Table) -> Node? {
        let edit = edits[table.node] ?? Edits.One()
        if let replacement = edit.replacement {
            return Node.custom(.customBlock, enter: edits.html[replacement])
        }
        var writer = TableWriter(block: Node.make(.customBlock))
        let pair = tags("table", edit) ?? TagPair("table")
        writer.html.append(contentsOf: pair.open)
        for row in table.rows {
            let isHeader = row == table.rows.lowerBound
            if isHeader { writer.html.append("\n<thead>") }
            if row == table.rows.lowerBound + 1 { writer.html.append("\n<tbody>") }
            writer.html.append("\n<tr>")
            for (column, index) in outline.rows[row].cells.enumerated() {
                write(outline.cells[index], isHeader: isHeader, table.alignments[column], &writer)
            }
            writer.html.append("\n</tr>")
            if isHeader { writer.html.append("\n</thead>") }
        }
        if table.rows.count > 1 { writer.html.append("\n</tbody>") }
        writer.html.append("\n")
        writer.html.append(contentsOf: pair.close)
        return writer.finish()
    }

    private func write(
        _ cell: Cell, isHeader: Bool, _ alignment: Table.Alignment, _ writer: inout TableWriter
    ) {
        let edit = edits[cell.node] ?? Edits.One()
        writer.html.append(.lineFeed)
        if let surround = edit.surround { writer.html.append(contentsOf: edits.html[surround.open]) }
        defer {
            if let surround = edit.surround { writer.html.append(contentsOf: edits.html[surround.close]) }
        }
        if let replacement = edit.replacement {
            return writer.html.append(contentsOf: edits.html[replacement])
        }
        if let wrap = edit.wrap {
            writer.html.append(contentsOf: edits.html[wrap.open])
        } else {
            writer.html.append(opening(alignment, isHeader: isHeader))
            if let attributes = edit.attributes { add(edits.html[attributes], alignment, &writer.html) }
            writer.html.append(.closeAngle)
        }
        if let node = document.entries[Int(cell.node.index)].node {
            writer.insert(childrenOf: node)
        } else {
            writer.html.appendEscaped(outline.text(of: cell))
        }
        if let wrap = edit.wrap { return writer.html.append(contentsOf: edits.html[wrap.close]) }
        writer.html.append(isHeader ? "</th>" : "</td>")
    }

    /// Adds an edit's attributes to a cell's tag, which holds its alignment already.
    private func add(
        _ attributes: ArraySlice<UInt8>, _ alignment: Table.Alignment, _ html: inout [UInt8]
    ) {
        let opening: StaticString = "class=\""
        if !document.options.writesAlign, alignment != .none,
            attributes.withUnsafeBufferPointer({ $0.has(opening, at: 0) })
        {
            // The classes of both stand in one attribute: no quote ends it behind the first.
            html[html.count - 1] = .space
            html.append(contentsOf: attributes.dropFirst(opening.utf8CodeUnitCount))
        } else {
            html.append(.space)
            html.append(contentsOf: attributes)
        }
    }

    /// A cell's tag, up to where more attributes may follow.
    private func opening(_ alignment: Table.Alignment, isHeader: Bool) -> StaticString {
        if document.options.writesAlign { return alignment.obsoleteOpening(isHeader: isHeader) }
        return switch alignment {
        case .none: isHeader ? "<th" : "<td"
        case .left: isHeader ? "<th class=\"left\"" : "<td class=\"left\""
        case .center: isHeader ? "<th class=\"center\"" : "<td class=\"center\""
        case .right: isHeader ? "<th class=\"right\"" : "<td class=\"right\""
        }
    }
}

extension Table.Alignment {
    /// How cells said it before there were style sheets.
    fileprivate func obsoleteOpening(isHeader: Bool) -> StaticString {
        switch self {
        case .none: isHeader ? "<th" : "<td"
        case .left: isHeader ? "<th align=\"left\"" : "<td align=\"left\""
        case .center: isHeader ? "<th align=\"center\"" : "<td align=\"center\""
        case .right: isHeader ? "<th align=\"right\"" : "<td align=\"right\""
        }
    }
}

/// Writes HTML into a custom block: as text, as long as no cell has nodes of its own.
struct TableWriter {
    let block: Node?
    var html: [UInt8] = []

    init(block: Node?) {
        self.block = block
        html.reserveCapacity(2048)
    }

    /// Puts the children of a node here, behind the text so far.
    mutating func insert(childrenOf node: Node) {
        guard let block, let cell = Node.custom(.customInline, enter: html) else { return }
        node.moveChildren(to: cell)
        block.append(cell)
        html.removeAll(keepingCapacity: true)
    }

    /// Ends the block with the text that is left.
    func finish() -> Node? {
        guard let block else { return nil }
        if block.firstChild == nil {
            block.setEnter(html)
        } else if let end = Node.custom(.customInline, enter: html) {
            // Not the block's own end: that would begin a line of its own.
            block.append(end)
        }
        return block
    }
}
