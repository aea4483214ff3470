// The cells of all tables, the paragraphs cut off before tables, and all that holds formulas, in one more parse.
extension Reading {
    /// Parses what is pending as one document: a cell as a heading, since that is one line and only inline
    /// content.
    ///
    /// Where a cell might use a definition, the whole body follows the cells, so that its definitions are
    /// there too.
    mutating func parseAgain() {
        guard !pending.isEmpty else { return }
        var text: [UInt8] = []
        text.reserveCapacity(pending.reduce(64) { $0 + $1.content.count + 8 })
        var needsDefinitions = false
        for piece in pending {
            let bytes = content.bytes[piece.content]
            if !needsDefinitions { needsDefinitions = bytes.contains(.openBracket) }
            switch piece.target {
            case .cell:
                text.append(contentsOf: "# ".utf8)
                text.append(contentsOf: bytes)
                text.append(contentsOf: " #\n".utf8)
            case .before, .leaf: appendParagraph(bytes, to: &text)
            }
        }
        if needsDefinitions, mayDefine {
            text.append(contentsOf: "\n\n".utf8)
            text.append(contentsOf: source[bodyStart...])
        }
        secondRoot = text.withUnsafeBufferPointer { CommonMark.parse($0) }
        distribute()
    }

    /// Appends lines that were a paragraph so that they are one again.
    ///
    /// Behind a line of its own and indented, nothing that they begin with can begin another block.
    private func appendParagraph(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        text.append(contentsOf: "\nx\n".utf8)
        var isLineStart = true
        for byte in bytes {
            if isLineStart, !byte.isLineEnd { text.append(contentsOf: "    ".utf8) }
            isLineStart = byte.isLineEnd
            text.append(byte)
        }
        text.append(contentsOf: "\n\n".utf8)
    }

    /// Takes off the line that `appendParagraph` puts in front: its word, and the break behind it.
    private func dropFirstLine(of paragraph: Node) {
        paragraph.firstChild?.unlink()
        paragraph.firstChild?.unlink()
    }

    /// Gives a leaf the inline nodes that were read without its formulas.
    private mutating func replaceChildren(of node: Node, with paragraph: Node) {
        let label = node.firstChild.map(\.mark) ?? 0
        while let child = node.firstChild { child.unlink() }
        paragraph.moveChildren(to: node)
        if label > 0, let strong = node.firstChild, strong.kind == .strong {
            entries[label - 1].node = strong
        }
    }

    private mutating func distribute() {
        var node = secondRoot?.firstChild
        for piece in pending {
            guard let current = node else { return }
            switch piece.target {
            case .cell(let index):
                guard current.kind == .heading else { return }
                entries[Int(outline.cells[index].node.index)].node = current
            case .before(let leaf, let split):
                guard current.kind == .paragraph else { return }
                dropFirstLine(of: current)
                leaves[leaf].node = current
                splits[split].before = current
            case .leaf(let index):
                guard current.kind == .paragraph, let leaf = leaves[index].node else { return }
                dropFirstLine(of: current)
                replaceChildren(of: leaf, with: current)
            }
            node = current.next
        }
    }
}
