// The second pass: inline nodes, found again in the content that libcmark read them from.
//
// libcmark says which inline nodes there are, but not reliably where. Since each kind of node is written in
// few ways, the nodes in their order and the content in its order determine every place: this walks both side
// by side.

/// How far the content of a leaf has been matched with its nodes.
struct InlineCursor {
    struct OpenLink {
        /// The index into `Outline.links`.
        var index: Int
        /// Where the construct and its text begin, in the content.
        var start: Int
        var textStart: Int
        var isAutolink: Bool
    }

    let bytes: Bytes
    var places: Content.Places
    var entities = Entities()
    var at = 0
    var end = 0
    var links: [OpenLink] = []
    /// The passage that is being read, and the node whose children are its content.
    var passage = 0

    /// The byte at an offset from the cursor; 0 past the end.
    func peek(_ distance: Int = 0) -> UInt8 { at + distance < end ? bytes[at + distance] : 0 }
}

extension Reading {
    mutating func readInlines() {
        let content = self.content
        content.bytes.withUnsafeBufferPointer { bytes in
            var cursor = InlineCursor(bytes: bytes, places: content.places())
            for leaf in leaves {
                switch leaf.kind {
                case .table(let index): readCells(of: index, quote: leaf.quote, &cursor)
                case .paragraph: readPassage(.paragraph, leaf, &cursor)
                case .heading(let index):
                    outline.headings[index].passage = outline.passages.count
                    readPassage(.heading(index), leaf, &cursor)
                }
            }
        }
    }

    private mutating func readPassage(_ kind: Passage.Kind, _ leaf: Leaf, _ cursor: inout InlineCursor) {
        var range = leaf.content
        if leaf.mayDefine, !range.isEmpty, cursor.bytes[range.lowerBound] == .openBracket {
            let start = LinkGrammar(cursor.bytes, range).skipDefinitions(from: range.lowerBound)
            range = min(start, range.upperBound)..<range.upperBound
        }
        let visible = cursor.bytes.trimmed(range)
        range = range.lowerBound..<(visible.isEmpty ? range.lowerBound : visible.upperBound)
        let span = leaf.content.isEmpty ? leaf.place..<leaf.place : cursor.places.source(of: visible)
        let first = beginPassage()
        if let node = leaf.node { place(node, range, span, &cursor) }
        outline.passages.append(
            Passage(kind: kind, span: span, runs: first..<outline.runs.count, quote: leaf.quote))
    }

    private mutating func readCells(of table: Int, quote: Int?, _ cursor: inout InlineCursor) {
        let isDocument = outline.tables[table].fence == nil
        for row in outline.tables[table].rows {
            for index in outline.rows[row].cells {
                let span = outline.cells[index].span
                let first = beginPassage()
                let firstLink = outline.links.count
                let range = cellContent[index]
                if let node = entries[Int(outline.cells[index].node.index)].node {
                    place(node, range, span, &cursor)
                } else if range.isEmpty {
                    appendSource(span)
                } else {
                    cursor.links.removeAll(keepingCapacity: true)
                    appendVerbatim(.text, range, &cursor)
                    if isDocument || TableGrammar.holds("](", span, of: source) {
                        outline.unplaced.append(outline.passages.count)
                    }
                }
                outline.cells[index].passage = outline.passages.count
                outline.cells[index].links = firstLink..<outline.links.count
                outline.passages.append(
                    Passage(kind: .cell(index), span: span, runs: first..<outline.runs.count, quote: quote))
            }
        }
    }

    /// Sets passages apart in the text; returns the index of the next run.
    private mutating func beginPassage() -> Int {
        if !outline.text.isEmpty { outline.text.append(.lineFeed) }
        return outline.runs.count
    }

    /// Places the children of a leaf's node, or, if that should ever fail, gives them all the leaf's span.
    private mutating func place(
        _ node: Node, _ range: Range<Int>, _ span: Range<Int>, _ cursor: inout InlineCursor
    ) {
        cursor.at = range.lowerBound
        cursor.end = range.upperBound
        cursor.passage = outline.passages.count
        cursor.links.removeAll(keepingCapacity: true)
        let before = Mark(self)
        if align(node, &cursor), cursor.at == cursor.end {
            for index in before.links..<outline.links.count { check(outline.links[index]) }
            return
        }
        before.restore(&self)
        outline.unplaced.append(cursor.passage)
        var left = formulas(in: range)
        appendUnplaced(node, span, passage: cursor.passage, &left)
        for index in before.links..<outline.links.count { check(outline.links[index]) }
    }

    /// Walks the inline nodes below a leaf without recursion, since they may nest deeply.
    private mutating func align(_ root: Node, _ cursor: inout InlineCursor) -> Bool {
        var next = root.firstChild
        while let node = next {
            guard enter(node, &cursor) else { return false }
            next = node.firstChild
            var done = node
            while next == nil {
                guard leave(done, &cursor) else { return false }
                next = done.next
                guard next == nil else { break }
                guard let parent = done.parent, parent != root else { return true }
                done = parent
            }
        }
        return true
    }

    private mutating func enter(_ node: Node, _ cursor: inout InlineCursor) -> Bool {
        switch node.kind {
        case .text: return matchText(node.literal, &cursor)
        case .softBreak, .lineBreak: return matchBreak(&cursor)
        case .code: return matchCode(node.literal, &cursor)
        case .htmlInline: return matchFormula(node, &cursor) || matchHTML(node, &cursor)
        case .emphasis: return matchDelimiter(1, &cursor)
        case .strong: return matchDelimiter(2, &cursor)
        case .link, .image: return openLink(node, &cursor)
        default: return false
        }
    }

    private mutating func leave(_ node: Node, _ cursor: inout InlineCursor) -> Bool {
        switch node.kind {
        case .emphasis: return matchDelimiter(1, &cursor)
        case .strong: return matchDelimiter(2, &cursor)
        case .link, .image: return closeLink(&cursor)
        default: return true
        }
    }

    private func matchDelimiter(_ count: Int, _ cursor: inout InlineCursor) -> Bool {
        let byte = cursor.peek()
        guard byte == .asterisk || byte == .underscore, cursor.peek(count - 1) == byte else { return false }
        cursor.at += count
        return true
    }
}

extension Reading {
    /// How much had been read before a passage, to go back to.
    struct Mark {
        let text: Int
        let runs: Int
        let links: Int
        private let problems: Int
        private let html: Int
        private let htmlSpans: Int
        private let entries: Int
        private let formulas: Int

        init(_ reading: borrowing Reading) {
            text = reading.outline.text.count
            runs = reading.outline.runs.count
            links = reading.outline.links.count
            problems = reading.outline.problems.count
            html = reading.html.count
            htmlSpans = reading.htmlSpans.count
            entries = reading.entries.count
            formulas = reading.outline.formulas.count
        }

        func restore(_ reading: inout Reading) {
            reading.outline.text.removeSubrange(text...)
            reading.outline.runs.removeSubrange(runs...)
            reading.outline.links.removeSubrange(links...)
            reading.outline.problems.removeSubrange(problems...)
            reading.html.removeSubrange(html...)
            reading.htmlSpans.removeSubrange(htmlSpans...)
            reading.entries.removeSubrange(entries...)
            reading.outline.formulas.removeSubrange(formulas...)
        }
    }

    /// Gives all that is below a node the same span: nothing is missed, only places are rough.
    private mutating func appendUnplaced(
        _ root: Node, _ span: Range<Int>, passage: Int, _ formulas: inout ArraySlice<FormulaScan.Found>
    ) {
        var open: [(link: Int, node: Node)] = []
        var next = root.firstChild
        while let node = next {
            appendUnplaced(node, span, passage: passage, &open, &formulas)
            next = node.firstChild
            var done = node
            while next == nil {
                if let last = open.last, last.node == done {
                    outline.links[last.link].runs =
                        outline.links[last.link].runs.lowerBound..<outline.runs.count
                    open.removeLast()
                }
                next = done.next
                guard next == nil else { break }
                guard let parent = done.parent, parent != root else { return }
                done = parent
            }
        }
    }

    private mutating func appendUnplaced(
        _ node: Node, _ span: Range<Int>, passage: Int, _ open: inout [(link: Int, node: Node)],
        _ formulas: inout ArraySlice<FormulaScan.Found>
    ) {
        switch node.kind {
        case .text, .code:
            let start = outline.text.count
            outline.text.append(contentsOf: node.literal)
            appendRun(
                node.kind == .code ? .code : .text, false, from: start, source: span, link: open.last?.link)
        case .softBreak, .lineBreak:
            let start = outline.text.count
            outline.text.append(.lineFeed)
            appendRun(.lineBreak, false, from: start, source: span, link: open.last?.link)
        case .htmlInline where formulas.first.map { holds(node, $0) } ?? false:
            let formula = formulas.removeFirst()
            isPlaced[formulas.startIndex - 1] = true
            let start = outline.text.count
            outline.text.append(contentsOf: formula.isDisplay ? "$$?$$".utf8 : "$?$".utf8)
            appendRun(.maths, false, from: start, source: span, link: open.last?.link)
            append(node, formula, span, firstRun: outline.runs.count - 1, passage)
        case .htmlInline:
            htmlSpans.append(span)
            if !options.allowsHTML { reportInlineHTML(node, span) }
        case .link, .image:
            let index = appendLink(node, passage: passage)
            outline.links[index].span = span
            outline.links[index].textSpan = span
            open.append((index, node))
        default: break
        }
    }
}
