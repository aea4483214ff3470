// Formulas: kept from libcmark's inline parser, which would read TeX as emphasis, escapes and links, and put back.
extension Reading {
    /// Appends a leaf; one with formulas is read again with tags in their places.
    ///
    /// Its lines are in `lineScratch`.
    mutating func append(_ leaf: Leaf) {
        var leaf = leaf
        defer { leaves.append(leaf) }
        let mayHoldMaths = content.bytes.withUnsafeBufferPointer { $0.slice(leaf.content).holds(.dollar) }
        guard options.readsMaths, mayHoldMaths else { return }
        // What indents a lazy line shows in code alone, and would be lost when it is read again.
        let range = appendTrimmed(lineScratch[...])
        let text = leaf.mayDefine ? withoutDefinitions(range) : range
        guard maskFormulas(in: text) else { return }
        leaf.content = text
        leaf.mayDefine = false
        pending.append(Pending(content: text, target: .leaf(leaves.count)))
    }

    /// Appends lines without what indents them.
    mutating func appendTrimmed(_ lines: ArraySlice<Range<Int>>) -> Range<Int> {
        let start = content.count
        for line in lines {
            content.append(line, of: source)
            content.endLine()
        }
        let range = start..<content.count
        content.separate()
        return range
    }

    /// A range of the content without the definitions that it begins with.
    func withoutDefinitions(_ range: Range<Int>) -> Range<Int> {
        content.bytes.withUnsafeBufferPointer { bytes in
            let start = LinkGrammar(bytes, range).skipDefinitions(from: range.lowerBound)
            return min(start, range.upperBound)..<range.upperBound
        }
    }

    /// Finds the formulas in a range of the content and puts a tag in the place of each; says whether there are any.
    @discardableResult
    mutating func maskFormulas(in range: Range<Int>) -> Bool {
        guard options.readsMaths else { return false }
        let found = content.bytes.withUnsafeBufferPointer {
            FormulaScan.find(in: $0, range, mayDefine: mayDefine)
        }
        for formula in found { content.mask(formula.range) }
        maths += found
        isPlaced += found.map { _ in false }
        return !found.isEmpty
    }

    /// The formulas that stand in a range of the content. O(log n).
    func formulas(in range: Range<Int>) -> ArraySlice<FormulaScan.Found> {
        let first = firstFormula(from: range.lowerBound)
        return maths[first..<max(first, firstFormula(from: range.upperBound))]
    }

    private func firstFormula(from offset: Int) -> Int {
        var lower = 0
        var upper = maths.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if maths[middle].range.lowerBound < offset { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    /// Matches the tag that stands for a formula.
    mutating func matchFormula(_ node: Node, _ cursor: inout InlineCursor) -> Bool {
        let index = firstFormula(from: cursor.at)
        guard index < maths.count, maths[index].range.lowerBound == cursor.at, holds(node, maths[index])
        else { return false }
        let formula = maths[index]
        let firstRun = outline.runs.count
        var from = cursor.at
        for at in formula.range where cursor.bytes[at] == .lineFeed {
            appendTeX(from..<at, &cursor)
            let place = cursor.places.source(of: at)
            let start = outline.text.count
            outline.text.append(.lineFeed)
            appendRun(
                .maths, false, from: start, source: place..<place + 1, link: cursor.links.last?.index)
            from = at + 1
        }
        appendTeX(from..<formula.range.upperBound, &cursor)
        cursor.at = formula.range.upperBound
        isPlaced[index] = true
        append(node, formula, cursor.places.source(of: formula.range), firstRun: firstRun, cursor.passage)
        return true
    }

    /// Appends TeX of one line from the source itself, since the content has a tag there.
    private mutating func appendTeX(_ range: Range<Int>, _ cursor: inout InlineCursor) {
        var from = range.lowerBound
        while from < range.upperBound {
            let stop = min(range.upperBound, cursor.places.end(ofStretchAt: from))
            let place = cursor.places.source(of: from)
            let start = outline.text.count
            outline.text.append(contentsOf: source.slice(place..<place + stop - from))
            appendRun(
                .maths, true, from: start, source: place..<place + stop - from,
                link: cursor.links.last?.index)
            from = stop
        }
    }

    /// Whether a node's HTML is the tag that stands for a formula.
    func holds(_ node: Node, _ formula: FormulaScan.Found) -> Bool {
        content.bytes[formula.range].elementsEqual(node.literal)
    }

    /// Enters a formula whose runs, from one on, are the last ones.
    mutating func append(
        _ node: Node, _ formula: FormulaScan.Found, _ span: Range<Int>, firstRun: Int, _ passage: Int
    ) {
        let id = enter(node, .formula(outline.formulas.count))
        outline.formulas.append(
            Formula(
                node: id, isDisplay: formula.isDisplay, span: span, runs: firstRun..<outline.runs.count,
                passage: passage))
    }

    /// Reports formulas that no node stands for: what holds them is neither text nor raw HTML, which is an error itself.
    mutating func reportMisplacedMaths() {
        guard isPlaced.contains(false) else { return }
        let hidden = SpanSet(htmlSpans)
        var places = content.places()
        for (formula, isPlaced) in zip(maths, isPlaced) where !isPlaced {
            let span = places.source(of: formula.range)
            if !hidden.contains(span.lowerBound) { report(.misplacedMaths, span) }
        }
    }
}

extension Rendering {
    /// Puts what an edit gives, or else the TeX as it is written, in a formula's place.
    func apply(_ formula: Formula) {
        guard let node = document.entries[Int(formula.node.index)].node, node.parent != nil else { return }
        let tex = outline.text(of: formula.runs)
        let edit = edits[formula.node] ?? Edits.One()
        if isDescription(node) {
            // The words for a picture are plain text.
            guard let text = Node.make(.text) else { return }
            text.setLiteral(Array(tex))
            return replace(node, with: text)
        }
        var html: [UInt8] = []
        if edit.replacement == nil { html.appendEscaped(tex) }
        let written = edit.replacement.map { edits.html[$0] } ?? html[...]
        guard let new = Node.custom(.customInline, enter: written) else { return }
        replace(node, with: new)
        surround(new, edit, .customInline)
    }

    /// Whether a node stands in an image's description.
    private func isDescription(_ node: Node) -> Bool {
        var parent = node.parent
        while let current = parent {
            switch current.kind {
            case .image: return true
            case .emphasis, .strong, .link: parent = current.parent
            default: return false
            }
        }
        return false
    }
}
