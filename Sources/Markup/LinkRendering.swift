// Links and images: what their edits say, and what becomes of them without.
extension Rendering {
    func apply(_ link: Link) {
        guard let node = document.entries[Int(link.node.index)].node, node.parent != nil else { return }
        let edit = edits[link.node] ?? Edits.One()
        if edit.replacement != nil || edit.wrap != nil { return apply(edit, toInline: node, tag: "a") }
        if isClaim(link) { return applyToClaim(edit, node) }
        var destination = edit.destination ?? link.destination
        let isRefused =
            !document.options.allowsEveryAddress
            && Address.fault(of: destination, isImage: link.isImage) != nil
        if isRefused { destination = [] }
        guard let attributes = edit.attributes else {
            if isRefused || edit.destination != nil { node.setURL(destination) }
            return surround(node, edit, .customInline)
        }
        let html =
            link.isImage ? image(link, destination, attributes) : opening(link, destination, attributes)
        guard let new = Node.custom(.customInline, enter: html, exit: link.isImage ? [] : Array("</a>"))
        else { return }
        if !link.isImage { node.moveChildren(to: new) }
        replace(node, with: new)
        surround(new, edit, .customInline)
    }

    /// Broken claims are problems too, but never become links.
    private func isClaim(_ link: Link) -> Bool {
        guard !document.options.allowsEveryAddress, !link.isImage else { return false }
        return link.destination.prefix(Link.claimScheme.count).lazy.map(\.lowercased).elementsEqual(
            Link.claimScheme)
    }

    /// A claim is its text; attributes make it a span, a destination a link.
    private func applyToClaim(_ edit: Edits.One, _ node: Node) {
        var tags = Edits.Pair(open: [], close: [])
        if let destination = edit.destination {
            tags.open = Array("<a href=\"")
            tags.open.appendAddress(destination)
            tags.open.append("\"")
            if let attributes = edit.attributes { tags.open.append(contentsOf: [.space] + attributes) }
            tags.open.append(">")
            tags.close = Array("</a>")
        } else if let attributes = edit.attributes {
            tags = self.tags("span", attributes)
        }
        guard let new = Node.custom(.customInline, enter: tags.open, exit: tags.close) else { return }
        node.moveChildren(to: new)
        replace(node, with: new)
        surround(new, edit, .customInline)
    }

    private func opening(_ link: Link, _ destination: [UInt8], _ attributes: [UInt8]) -> [UInt8] {
        var html = Array("<a href=\"" as StaticString)
        html.appendAddress(destination)
        appendRest(link, attributes, to: &html)
        html.append(">")
        return html
    }

    private func image(_ link: Link, _ destination: [UInt8], _ attributes: [UInt8]) -> [UInt8] {
        var html = Array("<img src=\"" as StaticString)
        html.appendAddress(destination)
        html.append("\" alt=\"")
        for run in outline.runs[link.runs] {
            if run.kind == .lineBreak {
                html.append(.space)
            } else {
                html.appendEscaped(outline.text[run.literal])
            }
        }
        appendRest(link, attributes, to: &html)
        html.append(" />")
        return html
    }

    private func appendRest(_ link: Link, _ attributes: [UInt8], to html: inout [UInt8]) {
        if !link.title.isEmpty {
            html.append("\" title=\"")
            html.appendEscaped(link.title)
        }
        html.append("\" ")
        html.append(contentsOf: attributes)
    }
}
