// Links, images and autolinks, matched with the content and checked.
extension Reading {
    mutating func openLink(_ node: Node, _ cursor: inout InlineCursor) -> Bool {
        let start = cursor.at
        let isImage = node.kind == .image
        let isAutolink = !isImage && cursor.peek() == .openAngle
        if isImage {
            guard cursor.peek() == .exclamation, cursor.peek(1) == .openBracket else { return false }
        } else {
            guard isAutolink || cursor.peek() == .openBracket else { return false }
        }
        cursor.at += isImage ? 2 : 1
        let index = appendLink(node, passage: cursor.passage)
        cursor.links.append(.init(index: index, start: start, textStart: cursor.at, isAutolink: isAutolink))
        return true
    }

    /// Appends a link whose places are still to be found.
    mutating func appendLink(_ node: Node, passage: Int) -> Int {
        let index = outline.links.count
        let id = enter(node, .link(index))
        outline.links.append(
            Link(
                node: id, kind: .reference, isImage: node.kind == .image, destination: Array(node.url),
                destinationSpan: nil, title: Array(node.title), titleSpan: nil, span: 0..<0, textSpan: 0..<0,
                runs: outline.runs.count..<outline.runs.count, passage: passage))
        return index
    }

    mutating func closeLink(_ cursor: inout InlineCursor) -> Bool {
        guard let open = cursor.links.popLast() else { return false }
        let textEnd = cursor.at
        guard cursor.peek() == (open.isAutolink ? .closeAngle : .closeBracket) else { return false }
        cursor.at += 1
        var link = outline.links[open.index]
        link.runs = link.runs.lowerBound..<outline.runs.count
        let textSpan = cursor.places.source(of: open.textStart..<textEnd)
        link.textSpan = textSpan
        let grammar = LinkGrammar(cursor.bytes, cursor.at..<cursor.end)
        if open.isAutolink {
            link.kind = .autolink
            link.destinationSpan = textSpan
        } else if let tail = grammar.inlineTail(cursor.at) {
            link.kind = .inline
            link.destinationSpan = cursor.places.source(of: tail.destination)
            link.titleSpan = tail.title.map { cursor.places.source(of: $0) }
            cursor.at = tail.end
        } else if let labelEnd = grammar.label(cursor.at) {
            cursor.at = labelEnd
        }
        link.span = cursor.places.source(of: open.start..<cursor.at)
        outline.links[open.index] = link
        return true
    }

    /// Reports a destination that is refused, and a claim that is none.
    mutating func check(_ link: Link) {
        let span = link.destinationSpan ?? link.span
        let scheme = link.destination.prefix(Link.claimScheme.count)
        if scheme.lazy.map(\.lowercased).elementsEqual(Link.claimScheme) {
            if let place = link.destinationSpan { claimPlaces.append(place.lowerBound) }
            if link.isImage {
                report(.brokenClaim(.image), link.span)
            } else if link.kind == .autolink {
                report(.brokenClaim(.autolink), link.span)
            } else if link.kind == .reference {
                report(.brokenClaim(.reference), link.span)
            } else if !scheme.elementsEqual(Link.claimScheme) {
                report(.brokenClaim(.letterCase), span)
            }
        } else if !options.allowsEveryAddress,
            let fault = Address.fault(of: link.destination, isImage: link.isImage)
        {
            report(.unsafeAddress(fault), span)
        }
    }
}
