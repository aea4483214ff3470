import Charts
import Descent
import Lessons
import Markup

/// What stands on the page in place of a `gd` block: its claimed tables, then what it shows, then how it was checked.
struct BlockSection {
    let texts: CheckTexts
    let index: Int
    private let block: Block
    private var playground: PlaygroundLink?

    /// - Parameter playground: where the block's runs may be opened, if the course has such a page.
    init(_ index: Int, _ texts: CheckTexts, playground: PlaygroundLink? = nil) {
        self.texts = texts
        self.index = index
        self.playground = playground
        block = texts.lesson.blocks[index].block
    }

    /// The sections of all blocks of a lesson. Of blocks with the very same run, such as a walk, its formula and its
    /// rule, only the first has the link to the playground: a second one would lead to the same place.
    static func all(_ texts: CheckTexts, playground: PlaygroundLink?) -> [BlockSection] {
        var linked: Set<[UInt8]> = []
        return texts.lesson.blocks.indices.map { index in
            var section = BlockSection(index, texts, playground: playground)
            if let playground, !section.isSilent,
                !linked.insert(playground.fields(of: section.bound.each)).inserted
            {
                section.playground = nil
            }
            return section
        }
    }

    private var bound: BoundBlock { texts.lesson.blocks[index] }

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
                && (bound.compared.isEmpty || isOfFirstRun(check))
        }
    }

    /// Whether a transcript is that of the run whose program is listed.
    private func isOfFirstRun(_ transcript: Check) -> Bool {
        texts.lesson.labels[Int(transcript.label)] == "\(bound.each[0].label).print"
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
        while at < items.count, html.bytes.count <= PageBuilder.contentLimit {
            // Figures that follow one another stand side by side where there is room.
            let figures = items[at...].prefix { $0.isFigure }
            if figures.isEmpty {
                add(items[at], to: &html)
                if items[at].isWidget { captionIsDue = false }
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
        playground?.add(bound.each, to: &html)
        Proof(texts: texts).add(block: index, to: &html)
    }

    /// The items; a widget holds the curve and the losses, so they do not stand beside it again.
    private var shown: [ShowItem] {
        let items = (block.show ?? []).map(\.value)
        guard let widget = items.first(where: \.isWidget) else { return items }
        let figures: [ShowItem] = [.curve, .loss]
        return items.filter { ($0 == widget || !$0.isWidget) && !figures.contains($0) }
    }

    private func add(_ item: ShowItem, to html: inout HTML) {
        let bound = bound
        // Of several runs the first stands for all where one is as much as a reader takes in.
        guard let loss = bound.scope.loss, let first = bound.each.first else { return }
        switch item {
        case .formula: html.add(markup: Formulas.formula(of: loss))
        case .rule: addRules(of: loss, to: &html)
        case .steps:
            guard let run = first.run else { return }
            addName(of: first, to: &html)
            html.add(markup: Formulas.steps(of: run))
        case .table(let steps, let digits):
            let runs = bound.each.compactMap { block in
                block.run.map { NamedRun(name: block.runName?.text ?? "", run: $0) }
            }
            ComputedTable(runs: runs, steps: steps, digits: digits).add(to: &html)
        case .code(let languages):
            guard let run = first.run, let print = first.print else { return }
            addName(of: first, to: &html)
            ListingTabs(
                run: run, line: print, languages: languages, identifier: identifier + ".code",
                hasTranscript: hasTranscript
            ).add(to: &html)
        case .widget: addWidget(withCaption: block.caption != nil, to: &html)
        case .curve, .loss, .map: break
        }
    }

    /// The rule of each run, those that have the same together; names stand above where there are several.
    private func addRules(of loss: LossFunction, to html: inout HTML) {
        var rules: [(names: [String], rule: [UInt8])] = []
        for block in bound.each {
            let rule = Formulas.rule(of: loss, run: block.run)
            let name = bound.figureName(of: block)
            if let known = rules.firstIndex(where: { $0.rule == rule }) {
                rules[known].names.append(name)
            } else {
                rules.append(([name], rule))
            }
        }
        for rule in rules {
            if rules.count > 1 { addName(RunWords.runs(rule.names), to: &html) }
            html.add(markup: rule.rule)
        }
    }

    /// Says which of several runs follows.
    private func addName(of run: BoundBlock, to html: inout HTML) {
        if run.runName != nil { addName(RunWords.runs([bound.figureName(of: run)]), to: &html) }
    }

    private func addName(_ name: String, to html: inout HTML) {
        html.add("<p class=\"caption\">")
        html.text(name)
        html.add("</p>\n")
    }

    private func addFigure(_ item: ShowItem, withCaption: Bool, to html: inout HTML) {
        let named =
            bound.namedRuns + texts.lesson.overlaid(on: index).map { NamedRun(name: $0.name, run: $0.run) }
        guard !named.isEmpty else { return }
        var figure: RunFigure? =
            switch item {
            case .loss: RunFigure.loss(named, identifier: identifier + ".loss")
            case .map: map(item)
            default: RunFigure.curve(named, identifier: identifier + ".curve")
            }
        // Runs on the same loss have figures that read alike: the block's name tells one title from another.
        figure?.chart.title += " (\(block.name?.description ?? String(index + 1)))"
        guard let figure else { return }
        html.add("<figure>\n")
        figure.chart.write(to: &html.bytes)
        html.add("\n<figcaption>")
        if withCaption { addCaptionText(to: &html) } else { html.text(figure.caption) }
        html.add("</figcaption>\n</figure>\n")
    }

    private func addWidget(withCaption: Bool, to html: inout HTML) {
        let own = bound.namedRuns
        let overlaid = texts.lesson.overlaid(on: index).map { NamedRun(name: $0.name, run: $0.run) }
        guard let curve = RunFigure.curve(own + overlaid, identifier: identifier + ".curve") else { return }
        let items = (block.show ?? []).map(\.value)
        let hasTable = items.contains { if case .table = $0 { true } else { false } }
        WidgetSection(
            texts: texts, block: index, identifier: identifier + ".widget",
            figures: [curve, RunFigure.loss(own + overlaid, identifier: identifier + ".loss")],
            hasTable: hasTable || !texts.lesson.lesson.outline.fences[block.fence].tables.isEmpty
        ).add(to: &html) { html in
            if withCaption { addCaptionText(to: &html) } else { html.text(curve.caption) }
        }
    }

    private func map(_ item: ShowItem) -> RunFigure? {
        let maps = (block.show ?? []).map(\.value).filter { if case .map = $0 { true } else { false } }
        let sweeps = bound.sweeps
        guard let number = maps.firstIndex(of: item), number < sweeps.count else { return nil }
        return RunFigure.map(sweeps[number], identifier: "\(identifier).map\(number + 1)")
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
        case .curve, .loss, .map: true
        default: false
        }
    }

    var isWidget: Bool { if case .widget = self { true } else { false } }
}
