import Charts
import Descent
import Lessons
import Markup

/// What stands on the page in place of a `gd` block: its claimed tables, then what it shows, then how it was checked.
struct BlockSection {
    let texts: CheckTexts
    let index: Int
    private let block: Block

    init(_ index: Int, _ texts: CheckTexts) {
        self.texts = texts
        self.index = index
        block = texts.lesson.blocks[index].block
    }

    /// What the ids of this block's figures begin with; a point keeps them apart from the ids of headings.
    private var identifier: String { "block.\(block.name?.description ?? String(index + 1))" }

    /// Whether it leaves nothing at its place: it has no table and shows nothing.
    var isSilent: Bool {
        (block.show ?? []).isEmpty && block.caption == nil
            && texts.lesson.lesson.outline.fences[block.fence].tables.isEmpty
    }

    /// Whether the lesson itself holds a claimed transcript of what the run prints.
    private var hasTranscript: Bool {
        let transcripts = texts.lesson.lesson.outline.fences.filter { $0.kind == .gdOutput }
        return texts.lesson.checks.contains { check in
            check.block == Int32(index) && transcripts.contains { $0.node == check.node }
        }
    }

    func add(_ document: Document, marks: Edits, to html: inout HTML) {
        let outline = texts.lesson.lesson.outline
        for table in outline.fences[block.fence].tables {
            html.add(markup: TableBox.open)
            document.html(of: outline.tables[table], edits: marks, into: &html.bytes)
            html.add(markup: TableBox.close)
        }
        let items = shown
        var captionIsDue = block.caption != nil
        var at = 0
        while at < items.count {
            // Figures that follow one another stand side by side where there is room.
            let figures = items[at...].prefix { $0.isFigure }
            if figures.isEmpty {
                add(items[at], to: &html)
                at += 1
                continue
            }
            if figures.count > 1 { html.add("<div class=\"figures\">\n") }
            for figure in figures {
                addFigure(figure, withCaption: captionIsDue, to: &html)
                captionIsDue = false
            }
            if figures.count > 1 { html.add("</div>\n") }
            at += figures.count
        }
        if captionIsDue { addCaption(to: &html) }
        Proof(texts: texts).add(block: index, to: &html)
    }

    /// The items, with the static twin of a widget where none of them shows the run already.
    private var shown: [ShowItem] {
        let items = (block.show ?? []).map(\.value)
        let hasCurve = items.contains(.curve)
        return items.compactMap { item in
            guard case .widget = item else { return item }
            return hasCurve ? nil : .curve
        }
    }

    private func add(_ item: ShowItem, to html: inout HTML) {
        let bound = texts.lesson.blocks[index]
        guard let loss = bound.scope.loss else { return }
        switch item {
        case .formula: html.add(markup: Formulas.formula(of: loss))
        case .rule: html.add(markup: Formulas.rule(of: loss, run: bound.run))
        case .steps:
            if let run = bound.run { html.add(markup: Formulas.steps(of: run)) }
        case .table(let steps, let digits):
            if let run = bound.run { ComputedTable(run: run, steps: steps, digits: digits).add(to: &html) }
        case .code(let languages):
            if let run = bound.run, let print = bound.print {
                ListingTabs(
                    run: run, line: print, languages: languages, identifier: identifier + ".code",
                    hasTranscript: hasTranscript
                ).add(to: &html)
            }
        case .curve, .loss, .widget: break
        }
    }

    private func addFigure(_ item: ShowItem, withCaption: Bool, to html: inout HTML) {
        guard let run = texts.lesson.blocks[index].run else { return }
        let named = [NamedRun(name: block.name?.description ?? "run", run: run)]
        let figure =
            item == .loss
            ? RunFigure.loss(named, identifier: identifier + ".loss")
            : RunFigure.curve(named, identifier: identifier + ".curve")
        guard let figure else { return }
        html.add("<figure>\n")
        figure.chart.write(to: &html.bytes)
        html.add("\n<figcaption>")
        if withCaption { addCaptionText(to: &html) } else { html.text(figure.caption) }
        html.add("</figcaption>\n</figure>\n")
    }

    // MARK: - Captions

    private func addCaption(to html: inout HTML) {
        html.add("<p class=\"caption\">")
        addCaptionText(to: &html)
        html.add("</p>\n")
    }

    private func addCaptionText(to html: inout HTML) {
        guard let number = texts.lesson.fragments.firstIndex(where: { $0.place == .caption(index) }) else {
            return
        }
        html.add(markup: FragmentHTML.inline(number, texts))
    }
}

extension ShowItem {
    /// Whether it is drawn.
    var isFigure: Bool {
        switch self {
        case .curve, .loss, .widget: true
        default: false
        }
    }
}
