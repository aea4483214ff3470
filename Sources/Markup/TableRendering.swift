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
                for link in outline.cells[cell].links { apply(outline.links[link]) }
            }
        }
        if let edit = edits[table.node] { surround(block, edit, .customBlock) }
        CommonMark.render(root, allowsHTML: document.options.allowsHTML, into: &html)
    }

    private func block(_ table: Table) -> Node? {
        let edit = edits[table.node]
        if let replacement = edit?.replacement { return Node.custom(.customBlock, enter: replacement) }
        var writer = TableWriter(block: Node.custom(.customBlock, enter: []))
        let pair = edit?.wrap ?? tags("table", edit?.attributes)
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
        let (surround, wrap) = (edits.surround(of: cell.node), edits.wrap(of: cell.node))
        writer.html.append(.lineFeed)
        if let surround { writer.html.append(contentsOf: surround.open) }
        defer { if let surround { writer.html.append(contentsOf: surround.close) } }
        if let replacement = edits.replacement(of: cell.node) {
            return writer.html.append(contentsOf: replacement)
        }
        if let wrap {
            writer.html.append(contentsOf: wrap.open)
        } else {
            writer.html.append(isHeader ? "<th" : "<td")
            writeAttributes(alignment, edits.attributes(of: cell.node) ?? [], &writer.html)
            writer.html.append(.closeAngle)
        }
        if let node = document.entries[Int(cell.node.index)].node {
            writer.insert(childrenOf: node)
        } else {
            writer.html.appendEscaped(outline.text(of: cell))
        }
        if let wrap { return writer.html.append(contentsOf: wrap.close) }
        writer.html.append(isHeader ? "</th>" : "</td>")
    }

    /// The alignment, as the first of the cell's classes, and what an edit adds.
    private func writeAttributes(_ alignment: Table.Alignment, _ added: [UInt8], _ html: inout [UInt8]) {
        html.append(document.options.writesAlign ? alignment.obsoleteAttribute : alignment.attribute)
        guard !added.isEmpty else { return }
        let opening: StaticString = "class=\""
        if !document.options.writesAlign, alignment != .none,
            added.withUnsafeBufferPointer({ $0.has(opening, at: 0) })
        {
            // The classes of both stand in one attribute: no quote ends it behind the first.
            html[html.count - 1] = .space
            html.append(contentsOf: added.dropFirst(opening.utf8CodeUnitCount))
        } else {
            html.append(.space)
            html.append(contentsOf: added)
        }
    }
}

extension Table.Alignment {
    /// How a cell says it, with the space before.
    var attribute: StaticString {
        switch self {
        case .none: ""
        case .left: " class=\"left\""
        case .center: " class=\"center\""
        case .right: " class=\"right\""
        }
    }

    /// How cells said it before there were style sheets.
    var obsoleteAttribute: StaticString {
        switch self {
        case .none: ""
        case .left: " align=\"left\""
        case .center: " align=\"center\""
        case .right: " align=\"right\""
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
