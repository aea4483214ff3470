// Teaching quotes are told by the bold label that they open with.
extension Reading {
    /// Enters a block quote that opens with a label; its container has just been opened.
    mutating func openTeachingQuote(_ node: Node) {
        guard let paragraph = node.firstChild, paragraph.kind == .paragraph,
            let strong = paragraph.firstChild, strong.kind == .strong,
            let words = strong.firstChild, words.kind == .text, words.next == nil
        else { return }
        let behind = strong.next.map { $0.kind == .text ? $0.literal : Bytes(start: nil, count: 0) }
        guard let opening = TeachingLabel(words.literal, behind: behind) else { return }
        let cursor = cursor(onLine: paragraph.startLine)
        let start = cursor.firstNonspace + 2
        guard start + words.literal.count <= source.count,
            source[start..<start + words.literal.count].elementsEqual(words.literal)
        else { return }

        let parent = quote
        let index = outline.quotes.count
        containers[containers.count - 1].quote = index
        node.mark = index + 1
        let begin = min(lines.whole(node.startLine).lowerBound + max(node.startColumn - 1, 0), start)
        let end = lines.content(max(node.endLine, node.startLine), in: source).upperBound
        let id = enter(node, .quote(index))
        let labelID = enter(strong, .quoteLabel)
        strong.mark = Int(labelID.index) + 1
        outline.quotes.append(
            Quote(
                node: id, label: opening.label, labelNode: labelID,
                labelSpan: start..<start + words.literal.count, span: begin..<max(begin, end),
                minutes: opening.minutes, parent: parent,
                belongsTo: opening.label.isReply ? owner(after: previous(node), parent: parent) : nil))
    }

    private func previous(_ node: Node) -> Int? {
        guard let sibling = node.previous, sibling.kind == .blockQuote, sibling.mark > 0 else { return nil }
        return sibling.mark - 1
    }

    /// Whom a reply belongs to: through other replies, to the quote that they follow, or to the one around.
    private func owner(after sibling: Int?, parent: Int?) -> Int? {
        if let sibling {
            let before = outline.quotes[sibling]
            if !before.label.isReply { return sibling }
            if let owner = before.belongsTo { return owner }
        }
        guard let parent else { return nil }
        return outline.quotes[parent].label.isReply ? outline.quotes[parent].belongsTo : parent
    }
}

extension Quote.Label {
    /// Hints and answers, which belong to another quote.
    public var isReply: Bool { self == .hint || self == .answer }
}

/// A bold label, read from its words and what follows them: `Exercise.`, `Exercise (3 min).`, `Exercise` + `
/// (3 min)`.
struct TeachingLabel {
    var label: Quote.Label
    var minutes: Int?

    /// - Parameters:
    ///   - words: What stands between the asterisks.
    ///   - behind: The text right behind them; `nil` where the paragraph ends there.
    init?(_ words: Bytes, behind: Bytes?) {
        var letters = 0
        while letters < words.count, words[letters].isLetter { letters += 1 }
        let name = words[..<letters]
        guard let label = Quote.Label.allCases.first(where: { name.elementsEqual($0.rawValue.utf8) }) else {
            return nil
        }
        self.label = label
        let rest = words.slice(letters..<words.count)
        minutes = TeachingLabel.minutes(rest)
        if minutes == nil, let behind { minutes = TeachingLabel.minutes(behind) }
        let marks =
            rest.count == 1 && (rest[0] == UInt8(ascii: ".") || rest[0] == .colon || rest[0] == .exclamation)
        let ends =
            behind == nil
            || behind.map { $0.isEmpty || $0[0] == UInt8(ascii: ".") || $0[0] == .colon } == true
        guard marks || minutes != nil || (rest.isEmpty && ends) else { return nil }
    }

    /// Reads `(3 min)` or `(3 minutes)`, with a full stop, a colon or spaces before it.
    private static func minutes(_ bytes: Bytes) -> Int? {
        var at = 0
        while at < bytes.count,
            bytes[at].isSpaceOrTab || bytes[at] == UInt8(ascii: ".") || bytes[at] == .colon
        {
            at += 1
        }
        guard at < bytes.count, bytes[at] == .openParenthesis else { return nil }
        at += 1
        var value = 0
        let digits = at
        while at < bytes.count, bytes[at].isDigit, at - digits < 4 {
            value = value * 10 + Int(bytes[at] - 48)
            at += 1
        }
        guard at > digits else { return nil }
        while at < bytes.count, bytes[at].isSpaceOrTab { at += 1 }
        for unit: StaticString in ["minutes", "minute", "min"] where bytes.has(unit, at: at) {
            at += unit.utf8CodeUnitCount
            if at < bytes.count, bytes[at] == UInt8(ascii: ".") { at += 1 }
            return at < bytes.count && bytes[at] == .closeParenthesis ? value : nil
        }
        return nil
    }
}
