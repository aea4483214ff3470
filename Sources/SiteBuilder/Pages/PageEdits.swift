import Diagnostics
import Lessons
import Markup

/// All that changes between a lesson's plain HTML and its page: blocks, marks, ids, addresses, asides, table boxes.
enum PageEdits {
    /// - Parameter sections: the lesson's blocks as they stand on the page.
    static func edits(
        _ texts: CheckTexts, _ sections: [BlockSection], _ document: Document, _ answers: AnswerPlacement
    ) -> Edits {
        let lesson = texts.lesson
        let outline = lesson.lesson.outline
        var edits = Edits()
        edits.reserveCapacity(lesson.checks.count + outline.headings.count + outline.fences.count + 16)
        for fence in outline.fences where fence.kind != .gd {
            edits.add(.attributes(fence.kind == .gdOutput ? CodeBox.output : CodeBox.plain), to: fence.node)
            addHighlighting(of: fence, lesson.lesson, to: &edits)
        }
        CheckMarks(texts: texts).add(to: &edits)
        texts.maths.addEdits(texts.maths.body, for: outline, to: &edits)
        // What is added is copied, so one piece after the other is written here.
        var html = HTML()
        HeadingLinks.add(to: &edits, for: lesson.lesson)
        for (node, destination) in lesson.destinations { edits.add(.destination(destination), to: node) }
        for table in outline.tables where table.fence == nil {
            edits.add(.surround(before: TableBox.open, after: TableBox.close), to: table.node)
        }
        TableBox.markNumbers(of: outline, in: &edits)
        TeachingPieces(lesson: lesson, answers: answers).add(to: &edits)
        // The tables inside blocks are rendered with the marks of their cells, so blocks come last.
        var room = PageBuilder.contentLimit
        for (section, block) in zip(sections, lesson.lesson.blocks) {
            html.bytes.removeAll(keepingCapacity: true)
            // Beyond the limit there is no page, and nothing more is made for it.
            if !section.isSilent, room >= 0 { section.add(document, marks: edits, to: &html) }
            room -= html.bytes.count
            edits.add(.replace(html.bytes), to: outline.fences[block.fence].node)
        }
        return edits
    }
}

extension PageEdits {
    /// Colours code of a known language.
    private static func addHighlighting(of fence: Fence, _ lesson: Lesson, to edits: inout Edits) {
        guard fence.kind == .code, !fence.info.isEmpty else { return }
        var code: [UInt8] = []
        for line in lesson.outline.fenceLines[fence.lines] {
            guard code.count <= HighlightedCode.sizeLimit else { return }
            code += lesson.file.bytes[line]
            code.append(0x0A)
        }
        var html = HTML()
        if HighlightedCode.add(code, info: fence.info, to: &html) {
            edits.add(.replace(html.bytes), to: fence.node)
        }
    }
}

/// Code scrolls in its own box, which the keyboard reaches.
enum CodeBox {
    static let plain = Array("tabindex=\"0\"".utf8)
    /// What a run prints.
    static let output = Array("class=\"output\" tabindex=\"0\"".utf8)
}

/// Tables scroll in a box of their own, which the keyboard reaches.
enum TableBox {
    static let open = Array(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n".utf8)
    static let close = Array("</div>\n".utf8)
    private static let numbers = Array("class=\"numbers\"".utf8)

    /// Sets the columns of tables with checked cells flush right, but for the first, which names the rows.
    ///
    /// - Parameter edits: they hold the marks of the checks, and no other edits of cells.
    static func markNumbers(of outline: Outline, in edits: inout Edits) {
        for table in outline.tables {
            let hasCheckedCell = table.rows.contains { row in
                outline.rows[row].cells.contains { edits.contains(outline.cells[$0].node) }
            }
            if hasCheckedCell { edits.add(.attributes(numbers), to: table.node) }
        }
    }
}
