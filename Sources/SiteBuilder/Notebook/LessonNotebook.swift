import Descent
import Diagnostics
import Lessons
import Markup

/// A lesson as the cells of a notebook: its Markdown with claims as their text, its runs as Python with what they print.
///
/// The Markdown is the author's own, line by line; only what a notebook would not understand is changed. Figures are
/// left out: the reader has the program that makes the numbers.
struct LessonNotebook {
    private let lesson: EvaluatedLesson
    private let answers: AnswerPlacement
    private let source: [UInt8]
    private let links: NotebookLinks
    private let folds: [NotebookFold]
    private(set) var cells: [NotebookCell] = []
    /// The Markdown of the cell in hand.
    private var text: [UInt8] = []

    init(_ lesson: EvaluatedLesson, _ answers: AnswerPlacement) {
        self.lesson = lesson
        self.answers = answers
        source = lesson.lesson.file.bytes
        links = NotebookLinks(of: lesson)
        folds = NotebookFold.folds(of: lesson.lesson.outline, in: source)
        addTitle()
        addLines()
        endCell()
    }

    private mutating func addTitle() {
        text += Array("# ".utf8) + Array((lesson.lesson.frontMatter.title?.value ?? "").utf8) + [0x0A]
        if let summary = lesson.fragments.first(where: { $0.place == .summary }) {
            text += [0x0A] + Array(summary.text.utf8) + [0x0A]
        }
        endCell()
    }

    /// Closes the cell in hand, unless nothing stands in it.
    private mutating func endCell() {
        let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
        if let first = text.firstIndex(where: { $0 != 0x0A }),
            let last = text.lastIndex(where: { !isBlank($0) }),
            first <= last
        {
            cells.append(.markdown(Array(text[first...last])))
        }
        text.removeAll(keepingCapacity: true)
    }

    // MARK: - Lines

    private mutating func addLines() {
        let fences = lesson.lesson.outline.fences
        var fence = 0
        var fold = 0
        var at = lesson.lesson.bodyStart
        while at < source.count {
            let end = lineEnd(at)
            while fence < fences.count, fences[fence].span.upperBound <= at { fence += 1 }
            while fold < folds.count, folds[fold].end <= at { fold += 1 }
            if fence < fences.count, fences[fence].kind == .gd, fences[fence].span.lowerBound < end {
                let isQuoted = fences[fence].quote != nil
                if !isQuoted || !isHidden(at) { addBlock(fence, isQuoted: isQuoted) }
                at = lineEnd(max(at, fences[fence].span.upperBound - 1))
                fence += 1
            } else if fold < folds.count, folds[fold].start <= at {
                let isShown = answers != .omit || folds[fold].label == .hint
                if isShown {
                    text += folds[fold].text(of: source, links)
                } else if let kept = folds[fold].kept(of: source, links) {
                    text += kept
                } else {
                    dropMark()
                }
                at = folds[fold].end
                fold += 1
            } else {
                links.append(at..<end, of: source, to: &text)
                at = end
            }
        }
    }

    /// Takes away the empty quoted line in front of what is left out.
    private mutating func dropMark() {
        while text.last == 0x0A || text.last == UInt8(ascii: " ") || text.last == UInt8(ascii: ">") {
            text.removeLast()
        }
        text.append(0x0A)
    }

    private func isHidden(_ place: Int) -> Bool {
        answers == .omit && folds.contains { $0.label == .answer && $0.start <= place && place < $0.end }
    }

    private func lineEnd(_ start: Int) -> Int {
        source[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? source.count
    }

    // MARK: - Blocks

    /// What a block shows, as Markdown, and its program in a cell of its own.
    private mutating func addBlock(_ fence: Int, isQuoted: Bool) {
        guard let number = lesson.block(inFence: fence) else { return }
        let outline = lesson.lesson.outline
        let bound = lesson.blocks[number]
        let items = (bound.block.show ?? []).map(\.value)
        text.append(0x0A)
        if items.contains(.formula), let loss = bound.scope.loss { addFormula(of: loss) }
        for table in outline.fences[fence].tables { addTable(outline.tables[table], outline) }
        for case .table(let steps, let digits) in items { addTable(of: bound, steps, digits: digits) }
        if let caption = lesson.fragments.first(where: { $0.place == .caption(number) }) {
            text += Array("*".utf8) + Array(caption.text.utf8) + Array("*\n\n".utf8)
        }
        let hasCode = items.contains { if case .code = $0 { true } else { false } }
        guard hasCode, !isQuoted, let block = bound.each.first, let run = block.run, let line = block.print
        else {
            return
        }
        addProgram(of: run, line)
    }

    private mutating func addFormula(of loss: LossFunction) {
        var formula = Array("```text\n".utf8) + loss.name.bytes + Array("(".utf8)
        formula += loss.parameters.map { String($0.description) }.joined(separator: ", ").utf8
        formula += Array(") = ".utf8) + loss.expression.text + [0x0A]
        for (parameter, slope) in zip(loss.parameters, loss.gradient) {
            formula += Array("d".utf8) + loss.name.bytes + Array("/d".utf8) + parameter.bytes
            formula += Array(" = ".utf8) + slope.text + [0x0A]
        }
        text += formula + Array("```\n\n".utf8)
    }

    private mutating func addTable(_ table: Table, _ outline: Outline) {
        for (place, row) in outline.rows[table.rows].enumerated() {
            links.append(row.span, of: source, to: &text)
            text.append(0x0A)
            if place == 0 { text += source[table.delimiter] + [0x0A] }
        }
        text.append(0x0A)
    }

    private mutating func addTable(of bound: BoundBlock, _ steps: ClosedRange<Int>, digits: Int) {
        let runs = bound.each.compactMap { block in
            block.run.map { NamedRun(name: block.runName?.text ?? "", run: $0) }
        }
        text += ComputedTable(runs: runs, steps: steps, digits: digits).markdown + [0x0A]
    }

    /// Runs of more lines have no program here: what they print would be most of the notebook.
    private static let linesLimit = 2_000

    private mutating func addProgram(of run: Descent.Run, _ line: BoundPrintLine) {
        let steps = line.printedSteps(of: run)
        guard steps.count <= LessonNotebook.linesLimit,
            let listing = try? Listing(.python, run: run, line: line)
        else { return }
        endCell()
        var prints: [UInt8] = []
        for step in steps { prints += line.line(of: run, at: step) + [0x0A] }
        cells.append(.code(listing.source.dropLast(), prints: prints))
    }
}
