/// Puts tables and edits into a document's tree, as custom nodes that libcmark renders with the rest.
struct Rendering {
    let document: Document
    let edits: Edits
    var outline: Outline { document.outline }

    init(_ document: Document, _ edits: Edits) {
        self.document = document
        self.edits = edits
    }

    func applyAll() {
        for node in document.html { node.unlink() }
        for split in document.splits { place(split) }
        for formula in outline.formulas where !standsInFence(formula.passage) { apply(formula) }
        for link in outline.links where !standsInFence(link.passage) { apply(link) }
        for number in edits.nodes where Int(number.index) < document.entries.count {
            let entry = document.entries[Int(number.index)]
            guard let node = entry.node, node.parent != nil, let edit = edits[number] else { continue }
            switch entry.role {
            case .heading(let index): apply(edit, toHeading: outline.headings[index], node)
            case .fence(let index): apply(edit, toFence: outline.fences[index], node)
            case .quote: apply(edit, toBlock: node, tag: "blockquote")
            case .quoteLabel: apply(edit, toInline: node, tag: "strong")
            case .taskList(let index): apply(edit, toTaskList: outline.taskLists[index], node)
            case .link, .table, .cell, .formula: break
            }
        }
    }

    /// Tables in fences are rendered apart, with their formulas and links.
    private func standsInFence(_ passage: Int) -> Bool {
        guard case .cell(let cell) = outline.passages[passage].kind else { return false }
        return outline.tables[outline.cells[cell].table].fence != nil
    }

    /// Puts one node in another's place.
    func replace(_ node: Node, with new: Node) {
        node.insertBefore(new)
        node.unlink()
    }

    /// Puts a node between two pieces of HTML, which keeps it in its place.
    func surround(_ node: Node, _ edit: Edits.One, _ kind: Node.Kind) {
        guard let tags = edit.surround,
            let outer = Node.custom(kind, enter: edits.html[tags.open], exit: edits.html[tags.close])
        else { return }
        node.insertBefore(outer)
        outer.append(node)
    }

    private func apply(_ edit: Edits.One, toHeading heading: Heading, _ node: Node) {
        if let replacement = edit.replacement {
            guard let new = Node.custom(.customBlock, enter: edits.html[replacement]) else { return }
            replace(node, with: new)
            return surround(new, edit, .customBlock)
        }
        guard let pair = tags(Rendering.headingTags[heading.level - 1], edit) else {
            return surround(node, edit, .customBlock)
        }
        // The block begins a line of its own; the inline node inside keeps the tags next to the text.
        guard let block = Node.make(.customBlock),
            let line = Node.custom(.customInline, enter: pair.open, exit: pair.close)
        else { return }
        node.moveChildren(to: line)
        block.append(line)
        replace(node, with: block)
        surround(block, edit, .customBlock)
    }

    private func apply(_ edit: Edits.One, toBlock node: Node, tag: StaticString) {
        var new = node
        if let replacement = edit.replacement {
            guard let custom = Node.custom(.customBlock, enter: edits.html[replacement]) else { return }
            new = custom
            replace(node, with: new)
        } else if let pair = tags(tag, edit) {
            guard let custom = Node.custom(.customBlock, enter: pair.open, exit: pair.close) else { return }
            new = custom
            node.moveChildren(to: new)
            replace(node, with: new)
        }
        surround(new, edit, .customBlock)
    }

    func apply(_ edit: Edits.One, toInline node: Node, tag: StaticString) {
        var new = node
        if let replacement = edit.replacement {
            guard let custom = Node.custom(.customInline, enter: edits.html[replacement]) else { return }
            new = custom
            replace(node, with: new)
        } else if let pair = tags(tag, edit) {
            guard let custom = Node.custom(.customInline, enter: pair.open, exit: pair.close) else { return }
            new = custom
            node.moveChildren(to: new)
            replace(node, with: new)
        }
        surround(new, edit, .customInline)
    }

    private func apply(_ edit: Edits.One, toFence fence: Fence, _ node: Node) {
        var new = node
        if let html = edit.replacement.map({ edits.html[$0] }) ?? code(fence, node, edit) {
            guard let custom = Node.custom(.customBlock, enter: html) else { return }
            new = custom
            replace(node, with: new)
        }
        surround(new, edit, .customBlock)
    }

    /// A code block as libcmark writes it, with attributes or other tags; nil where there are none.
    private func code(_ fence: Fence, _ node: Node, _ edit: Edits.One) -> ArraySlice<UInt8>? {
        guard let pair = tags("pre", edit) else { return nil }
        var html = Array(pair.open)
        if edit.wrap == nil {
            html.append("<code")
            let language = fence.info.prefix { !$0.isWhitespace }
            if !language.isEmpty {
                html.append(" class=\"language-")
                html.appendEscaped(language)
                html.append("\"")
            }
            html.append(">")
        }
        html.appendEscaped(node.literal)
        if edit.wrap == nil { html.append("</code>") }
        html.append(contentsOf: pair.close)
        return html[...]
    }

    private static let headingTags: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// The tags that an edit gives a node: other ones, or its own with more attributes; nil where it gives none.
    func tags(_ name: StaticString, _ edit: Edits.One) -> TagPair? {
        if let wrap = edit.wrap { return TagPair(open: edits.html[wrap.open], close: edits.html[wrap.close]) }
        return edit.attributes.map { TagPair(name, attributes: edits.html[$0]) }
    }
}

/// The HTML before and behind something.
struct TagPair {
    var open: ArraySlice<UInt8>
    var close: ArraySlice<UInt8>

    init(open: ArraySlice<UInt8> = [], close: ArraySlice<UInt8> = []) {
        (self.open, self.close) = (open, close)
    }

    /// The tags of an element.
    init(_ name: StaticString, attributes: ArraySlice<UInt8> = []) {
        var open: [UInt8] = []
        open.reserveCapacity(name.utf8CodeUnitCount + attributes.count + 3)
        open.append(.openAngle)
        open.append(name)
        if !attributes.isEmpty {
            open.append(.space)
            open.append(contentsOf: attributes)
        }
        open.append(.closeAngle)
        var close: [UInt8] = []
        close.reserveCapacity(name.utf8CodeUnitCount + 3)
        close.append("</")
        close.append(name)
        close.append(.closeAngle)
        self.init(open: open[...], close: close[...])
    }
}

extension [UInt8] {
    init(_ text: StaticString) {
        self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
