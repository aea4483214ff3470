import Lessons
import Markup

/// All that changes between a lesson's plain HTML and its page: blocks, marks, ids, addresses, asides, table boxes.
enum PageEdits {
    static func edits(for lesson: EvaluatedLesson, _ texts: CheckTexts, _ document: Document) -> Edits {
        let outline = lesson.lesson.outline
        var edits = Edits()
        edits.reserveCapacity(lesson.checks.count + outline.headings.count + outline.fences.count + 16)
        CheckMarks(lesson: lesson, texts: texts).add(to: &edits)
        for (heading, id) in zip(outline.headings, lesson.lesson.headingIDs) {
            var html = HTML()
            html.add("id=\"")
            html.text(id)
            html.add("\"")
            edits.add(.attributes(html.bytes), to: heading.node)
        }
        for (node, destination) in lesson.destinations { edits.add(.destination(destination), to: node) }
        for table in outline.tables where table.fence == nil {
            edits.add(.surround(before: TableBox.open, after: TableBox.close), to: table.node)
        }
        TeachingPieces.add(to: &edits, for: outline)
        // The tables inside blocks are rendered with the marks of their cells, so blocks come last.
        let marks = edits
        for (index, block) in lesson.lesson.blocks.enumerated() {
            var html = HTML()
            BlockSection(lesson: lesson, texts: texts, index: index).add(document, marks: marks, to: &html)
            edits.add(.replace(html.bytes), to: outline.fences[block.fence].node)
        }
        for fence in outline.fences where fence.kind == .gdOutput {
            edits.add(.attributes(Array("class=\"output\"".utf8)), to: fence.node)
        }
        return edits
    }
}

/// Tables scroll in a box of their own, which the keyboard reaches.
enum TableBox {
    static let open = Array(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n".utf8)
    static let close = Array("</div>\n".utf8)
}
