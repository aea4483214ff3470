/// The edits of each node, in one look.
struct EditsByNode {
    /// All edits of one node, the last of each kind.
    struct One {
        var replacement: [UInt8]?
        var wrap: (open: [UInt8], close: [UInt8])?
        var attributes: [UInt8]?
        var destination: [UInt8]?
        var surround: (before: [UInt8], after: [UInt8])?
    }

    private var numbers: [Int32]
    private(set) var all: [One] = []
    /// The nodes that have edits, in the order of their first edit.
    private(set) var nodes: [Int] = []

    init(_ edits: Edits, nodes count: Int) {
        numbers = [Int32](repeating: -1, count: edits.isEmpty ? 0 : count)
        for entry in edits.entries {
            let node = Int(entry.node.index)
            guard node >= 0, node < numbers.count else { continue }
            if numbers[node] < 0 {
                numbers[node] = Int32(all.count)
                all.append(One())
                nodes.append(node)
            }
            let number = Int(numbers[node])
            switch entry.edit {
            case .replace(let html): all[number].replacement = html
            case .wrap(let open, let close): all[number].wrap = (open, close)
            case .surround(let before, let after): all[number].surround = (before, after)
            case .attributes(let attributes): all[number].attributes = attributes
            case .destination(let destination): all[number].destination = destination
            }
        }
    }

    subscript(_ node: NodeID) -> One? {
        let index = Int(node.index)
        guard index >= 0, index < numbers.count, numbers[index] >= 0 else { return nil }
        return all[Int(numbers[index])]
    }
}

/// Puts tables and edits into a document's tree, as custom nodes that libcmark renders with the rest.
struct Rendering {
    let document: Document
    let edits: EditsByNode
    var outline: Outline { document.outline }

    init(_ document: Document, _ edits: EditsByNode) {
        self.document = document
        self.edits = edits
    }

    func applyAll() {
        for node in document.html { node.unlink() }
        for split in document.splits { place(split) }
        for link in outline.links where !standsInFence(link) { apply(link) }
        for number in edits.nodes {
            let entry = document.entries[number]
            guard let node = entry.node, node.parent != nil, let edit = edits[NodeID(index: Int32(number))]
            else { continue }
            switch entry.role {
            case .heading(let index): apply(edit, toHeading: outline.headings[index], node)
            case .fence(let index): apply(edit, toFence: outline.fences[index], node)
            case .quote: apply(edit, toBlock: node, tag: "blockquote")
            case .quoteLabel: apply(edit, toInline: node, tag: "strong")
            case .link, .table, .cell: break
            }
        }
    }

    /// Tables in fences are rendered apart, with their links.
    private func standsInFence(_ link: Link) -> Bool {
        guard case .cell(let cell) = outline.passages[link.passage].kind else { return false }
        return outline.tables[outline.cells[cell].table].fence != nil
    }

    /// Puts one node in another's place.
    func replace(_ node: Node, with new: Node) {
        node.insertBefore(new)
        node.unlink()
    }

    /// Puts a node between two pieces of HTML, which keeps it in its place.
    func surround(_ node: Node, _ edit: EditsByNode.One, _ kind: Node.Kind) {
        guard let (before, after) = edit.surround, let outer = Node.custom(kind, enter: before, exit: after)
        else {
            return
        }
        node.insertBefore(outer)
        outer.append(node)
    }

    private func apply(_ edit: EditsByNode.One, toHeading heading: Heading, _ node: Node) {
        if let replacement = edit.replacement {
            guard let new = Node.custom(.customBlock, enter: replacement) else { return }
            replace(node, with: new)
            return surround(new, edit, .customBlock)
        }
        guard edit.wrap != nil || edit.attributes != nil else { return surround(node, edit, .customBlock) }
        let tag = [UInt8(ascii: "h"), UInt8(48 + heading.level)]
        let (open, close) = edit.wrap ?? tags(tag, edit.attributes)
        // The block begins a line of its own; the inline node inside keeps the tags next to the text.
        guard let block = Node.custom(.customBlock, enter: []),
            let line = Node.custom(.customInline, enter: open, exit: close)
        else { return }
        node.moveChildren(to: line)
        block.append(line)
        replace(node, with: block)
        surround(block, edit, .customBlock)
    }

    private func apply(_ edit: EditsByNode.One, toBlock node: Node, tag: StaticString) {
        var new = node
        if let replacement = edit.replacement {
            guard let custom = Node.custom(.customBlock, enter: replacement) else { return }
            new = custom
            replace(node, with: new)
        } else if edit.wrap != nil || edit.attributes != nil {
            let (open, close) = edit.wrap ?? tags(Array(tag), edit.attributes)
            guard let custom = Node.custom(.customBlock, enter: open, exit: close) else { return }
            new = custom
            node.moveChildren(to: new)
            replace(node, with: new)
        }
        surround(new, edit, .customBlock)
    }

    func apply(_ edit: EditsByNode.One, toInline node: Node, tag: StaticString) {
        var new = node
        if let replacement = edit.replacement {
            guard let custom = Node.custom(.customInline, enter: replacement) else { return }
            new = custom
            replace(node, with: new)
        } else if edit.wrap != nil || edit.attributes != nil {
            let (open, close) = edit.wrap ?? tags(Array(tag), edit.attributes)
            guard let custom = Node.custom(.customInline, enter: open, exit: close) else { return }
            new = custom
            node.moveChildren(to: new)
            replace(node, with: new)
        }
        surround(new, edit, .customInline)
    }

    private func apply(_ edit: EditsByNode.One, toFence fence: Fence, _ node: Node) {
        var html = edit.replacement
        if html == nil, edit.wrap != nil || edit.attributes != nil { html = code(fence, node, edit) }
        var new = node
        if let html {
            guard let custom = Node.custom(.customBlock, enter: html) else { return }
            new = custom
            replace(node, with: new)
        }
        surround(new, edit, .customBlock)
    }

    /// A code block as libcmark writes it, with attributes or other tags.
    private func code(_ fence: Fence, _ node: Node, _ edit: EditsByNode.One) -> [UInt8] {
        var html = edit.wrap?.open ?? []
        if edit.wrap == nil {
            html = tags(Array("pre"), edit.attributes).open
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
        if let wrap = edit.wrap { html.append(contentsOf: wrap.close) } else { html.append("</code></pre>") }
        return html
    }

    func tags(_ name: [UInt8], _ attributes: [UInt8]?) -> (open: [UInt8], close: [UInt8]) {
        var open: [UInt8] = [.openAngle]
        open.append(contentsOf: name)
        if let attributes {
            open.append(.space)
            open.append(contentsOf: attributes)
        }
        open.append(.closeAngle)
        var close: [UInt8] = [.openAngle, UInt8(ascii: "/")]
        close.append(contentsOf: name)
        close.append(.closeAngle)
        return (open, close)
    }
}

extension [UInt8] {
    init(_ text: StaticString) {
        self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
