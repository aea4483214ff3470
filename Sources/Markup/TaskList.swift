/// A task list of a quiz: its choices, each right or wrong, with an explanation after a dash.
public struct TaskList: Sendable, Equatable {
    public var node: NodeID
    /// The quiz around it, an index into `Outline.quotes`.
    public var quote: Int
    /// For each choice, whether it is a right one: `- [x]`.
    public var isRight: [Bool]
}

/// The HTML around the choices of a task list and around their explanations, which follow in a list of their own.
public struct TaskListTags: Sendable, Equatable {
    public var open: [UInt8]
    /// Stands between the choices and the explanations.
    public var between: [UInt8]
    public var close: [UInt8]
    /// Opens the explanation of a right choice.
    public var right: [UInt8]
    /// Opens the explanation of a wrong choice.
    public var wrong: [UInt8]
    /// Stands behind `right` or `wrong` where words follow.
    public var separator: [UInt8]

    public init(
        open: [UInt8], between: [UInt8], close: [UInt8], right: [UInt8], wrong: [UInt8], separator: [UInt8]
    ) {
        (self.open, self.between, self.close) = (open, between, close)
        (self.right, self.wrong, self.separator) = (right, wrong, separator)
    }
}

extension Reading {
    /// Enters a list that stands in a quiz and whose items all begin with `[x]` or `[ ]`.
    mutating func openTaskList(_ node: Node) {
        guard let quote, outline.quotes[quote].label == .quiz else { return }
        var isRight: [Bool] = []
        var item = node.firstChild
        while let current = item {
            guard let paragraph = current.firstChild, paragraph.kind == .paragraph,
                let text = paragraph.firstChild, text.kind == .text,
                let box = TaskBox(text.literal)
            else { return }
            isRight.append(box.isTicked)
            item = current.next
        }
        let id = enter(node, .taskList(outline.taskLists.count))
        outline.taskLists.append(TaskList(node: id, quote: quote, isRight: isRight))
    }
}

/// The `[x]` or `[ ]` that an item begins with.
private struct TaskBox {
    let isTicked: Bool
    static let count = 4

    init?(_ text: Bytes) {
        guard text.count >= TaskBox.count, text[0] == .openBracket, text[2] == .closeBracket,
            text[3] == .space, [.space, UInt8(ascii: "x"), UInt8(ascii: "X")].contains(text[1])
        else { return nil }
        isTicked = text[1] != .space
    }
}

extension Rendering {
    /// Puts the choices into one list and the explanations into another behind it.
    func apply(_ edit: Edits.One, toTaskList list: TaskList, _ node: Node) {
        guard let tags = edit.taskList.map({ edits.taskLists[$0] }), let outer = Node.make(.customBlock),
            let choices = Node.custom(.customBlock, enter: tags.open, exit: tags.between),
            let explanations = Node.custom(.customBlock, exit: tags.close)
        else { return }
        for isRight in list.isRight {
            guard let item = node.firstChild, let paragraph = item.firstChild,
                let choice = Node.custom(.customInline, enter: Array("<li>"), exit: Array("</li>")),
                let explanation = Node.custom(
                    .customInline, enter: Array("<li>") + (isRight ? tags.right : tags.wrong))
            else { break }
            item.unlink()
            append(line: choice, to: choices)
            append(line: explanation, to: explanations)
            // A table may have taken the paragraph's place.
            if paragraph.kind == .paragraph {
                paragraph.unlink()
                split(paragraph, between: choice, and: explanation, separator: tags.separator)
            }
            // What else the item holds explains, too.
            item.moveChildren(to: explanations)
            if let end = Node.custom(.customInline, enter: Array("</li>")) { explanations.append(end) }
        }
        outer.append(choices)
        outer.append(explanations)
        replace(node, with: outer)
        surround(outer, edit, .customBlock)
    }

    /// A block begins a line of its own; the inline node inside keeps its tags next to the text.
    private func append(line: Node, to parent: Node) {
        guard let block = Node.make(.customBlock) else { return }
        block.append(line)
        parent.append(block)
    }

    /// Moves what stands before the first dash, the box aside, and what stands behind it.
    private func split(
        _ paragraph: Node, between choice: Node, and explanation: Node, separator: [UInt8]
    ) {
        if let box = paragraph.firstChild { box.setLiteral(Array(box.literal.dropFirst(TaskBox.count))) }
        guard let (text, dash) = TaskDash.first(in: paragraph) else {
            return paragraph.moveChildren(to: choice)
        }
        let literal = Array(text.literal)
        let rest = Node.make(.text)
        rest?.setLiteral(Array(literal[dash.upperBound...]))
        text.setLiteral(Array(literal[..<dash.lowerBound]))
        while let child = paragraph.firstChild {
            choice.append(child)
            if child == text { break }
        }
        if let open = Node.custom(.customInline, enter: separator) { explanation.append(open) }
        if let rest { explanation.append(rest) }
        paragraph.moveChildren(to: explanation)
    }
}

/// The dash between a choice and its explanation.
private enum TaskDash {
    /// In the order of preference: a hyphen may be a minus sign.
    private static let forms: [StaticString] = [" — ", " – ", " -- ", " - "]

    /// The first dash in text that stands in no emphasis and no link.
    static func first(in paragraph: Node) -> (text: Node, dash: Range<Int>)? {
        for form in forms {
            var child = paragraph.firstChild
            while let text = child {
                if text.kind == .text,
                    let start = text.literal.indices.first(where: { text.literal.has(form, at: $0) })
                {
                    return (text, start..<start + form.utf8CodeUnitCount)
                }
                child = text.next
            }
        }
        return nil
    }
}
