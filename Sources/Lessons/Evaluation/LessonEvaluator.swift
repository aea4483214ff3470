import Descent
import Diagnostics
import Markup

extension Lesson {
    /// Runs the blocks and checks every claim: the lesson's whole way from text to checked numbers.
    public func evaluated(in course: Course, demands: Demands = Demands()) -> EvaluatedLesson {
        var evaluator = LessonEvaluator(self, course, demands)
        return evaluator.evaluate()
    }
}

/// Evaluates one lesson; each kind of claim has its own checker, and all write into one ledger.
struct LessonEvaluator {
    private let lesson: Lesson
    private let course: Course
    private let demands: Demands
    private var ledger = Ledger()
    /// What is wrong with files beside the lesson.
    private var placed: [PlacedDiagnostic] = []

    init(_ lesson: Lesson, _ course: Course, _ demands: Demands) {
        self.lesson = lesson
        self.course = course
        self.demands = demands
        ledger.diagnostics = lesson.diagnostics
        if demands.keepsComparisons { ledger.comparisons = [:] }
        ledger.isStrict = demands.isStrict || lesson.frontMatter.isStrict
    }

    mutating func evaluate() -> EvaluatedLesson {
        // source ─► blocks, bound and run ─► tables, verdicts, transcripts, inline claims ─► links
        var budget = Limits.values
        let blocks = bindBlocks(&budget)
        ledger.count(blocks: blocks)
        var book = BlockBook(course: course, lesson: lesson, own: blocks, budget: Limits.values)
        let overlays = bindOverlays(&book)
        WidgetChecker(lesson: lesson, blocks: blocks).check(&ledger)
        for block in blocks { block.checkMarks(lesson.file.bytes, &ledger) }
        let labels = checkTables(&book)
        checkExpectations(&book)
        checkTranscripts(&book)
        ClaimChecker(outline: lesson.outline, place: { $0 }, fragment: nil, isPlaced: true).check(
            except: labels, &book, &ledger)
        let fragments = checkFragments(&book)
        for block in blocks { for run in block.each { run.checkStop(&ledger) } }
        var links = LinkChecker(course: course, lesson: lesson)
        links.check(&ledger)
        let prerequisites = checkFrontMatter()
        let numerals = countNumerals(fragments)
        addHints(blocks)
        return EvaluatedLesson(
            lesson: lesson, blocks: blocks, overlays: overlays, checks: ledger.checks, labels: ledger.labels,
            fragments: fragments,
            destinations: links.destinations, assets: assets(links), prerequisites: prerequisites,
            tally: ledger.tally, numerals: numerals, comparisons: ledger.comparisons ?? [:],
            diagnostics: lesson.file.place(ledger.diagnostics) + placed)
    }

    /// The files that the page needs: those that it links to, and the data of its blocks.
    private func assets(_ links: LinkChecker) -> [String] {
        let data = lesson.blocks.compactMap { block -> String? in
            guard case .file(_, let path?)? = block.settings.data?.value else { return nil }
            return path
        }
        guard !data.isEmpty else { return links.assets }
        return Set(links.assets + data).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private mutating func bindBlocks(_ budget: inout Int) -> [BoundBlock] {
        lesson.blocks.indices.map { index in
            var binder = BlockBinder(course: course, lesson: lesson, block: index)
            let bound = binder.bind(label: lesson.blocks[index].name?.description ?? "", budget: &budget)
            ledger.diagnostics += binder.diagnostics
            // Blocks that use the same file find the same errors.
            for diagnostic in binder.placed where !placed.contains(diagnostic) { placed.append(diagnostic) }
            return bound
        }
    }

    /// The other runs in the charts of blocks that have such.
    private mutating func bindOverlays(_ book: inout BlockBook) -> [Overlay] {
        var overlays: [Overlay] = []
        for (index, block) in book.own.enumerated() where !block.block.overlay.isEmpty && !block.isBroken {
            let binder = OverlayBinder(block: block, index: Int32(index))
            overlays.append(Overlay(block: index, runs: binder.runs(&book, &ledger)))
        }
        return overlays
    }

    // MARK: - Tables

    /// - Returns: the links that label tables.
    private mutating func checkTables(_ book: inout BlockBook) -> Set<Int> {
        var labels: Set<Int> = []
        for table in lesson.outline.tables {
            if let fence = table.fence {
                guard let index = lesson.block(inFence: fence) else { continue }
                let block = book.own[index]
                labels.formUnion(block.isBroken ? labelLinks(of: table) : check(table, block, Int32(index)))
                continue
            }
            let topLeft = lesson.outline.cells[lesson.outline.header(of: table).cells.lowerBound]
            guard let link = topLeft.links.first(where: { lesson.outline.links[$0].isClaim }) else {
                continue
            }
            labels.formUnion(checkOrdinaryTable(table, link, &book))
        }
        return labels
    }

    private mutating func check(_ table: Table, _ block: BoundBlock, _ index: Int32?) -> [Int] {
        TableChecker(
            outline: lesson.outline, table: table, block: block, blockIndex: index,
            topLeftNamesBlock: table.fence == nil
        ).check(&ledger)
    }

    /// A table of the text whose top-left cell links to a block, or to `gd:sum`.
    private mutating func checkOrdinaryTable(_ table: Table, _ link: Int, _ book: inout BlockBook) -> [Int] {
        let claim = Claim(lesson.outline.links[link], in: lesson.outline)
        if claim.selector.elementsEqual("literal".utf8) { return [] }
        if claim.selector.elementsEqual("sum".utf8) {
            SumTableChecker(outline: lesson.outline, table: table).check(&ledger)
            return [link]
        }
        // Anything but a block's name is a claim of its own in the corner of an ordinary table.
        guard let reference = BlockReference(claim.selector) else { return [] }
        let place = claim.source(of: 0..<claim.selector.count)
        // Without a run's name all runs of a comparison are meant, and its quantities name them.
        let found =
            reference.run == nil
            ? book.findWhole(reference, at: place, &ledger) : book.find(reference, at: place, &ledger)
        guard let found else { return labelLinks(of: table) }
        return check(table, found.block, found.index) + [link]
    }

    /// The links of a table's heads, where the table itself cannot be checked.
    private func labelLinks(of table: Table) -> [Int] {
        let outline = lesson.outline
        let firsts = outline.body(of: table).map { outline.rows[$0].cells.lowerBound }
        return (Array(outline.header(of: table).cells) + firsts).flatMap { Array(outline.cells[$0].links) }
    }

    // MARK: - Verdicts and transcripts

    private mutating func checkExpectations(_ book: inout BlockBook) {
        for (index, block) in book.own.enumerated() {
            guard let expected = block.block.expectation, !block.isBroken else { continue }
            for run in block.each { checkExpectation(expected, of: run, Int32(index), &book) }
        }
    }

    /// Of a block that compares each run has to end as expected.
    private mutating func checkExpectation(
        _ expected: Located<Verdict>, of block: BoundBlock, _ index: Int32, _ book: inout BlockBook
    ) {
        guard let run = block.run,
            let actual = book.verdict(
                of: BlockBook.Found(block: block, index: index), at: expected.range, &ledger)
        else { return }
        let label = ledger.label("\(block.label).\(expected.value.word)")
        ledger.verdict(
            expected.value, actual, run, Ledger.Subject(label: label, block: index), at: expected.range,
            claimed: "\(expected.value.word)", "expected", ofEach: block.runName == nil ? nil : block.title)
    }

    private mutating func checkTranscripts(_ book: inout BlockBook) {
        for fence in lesson.outline.fences where fence.kind == .gdOutput && fence.isClosed {
            TranscriptChecker(outline: lesson.outline, source: lesson.file.bytes, fence: fence).check(
                &book, &ledger)
        }
    }

    // MARK: - Texts outside the body

    private mutating func checkFragments(_ book: inout BlockBook) -> [TextFragment] {
        var fragments: [TextFragment] = []
        if let summary = lesson.frontMatter.summary {
            add(Array(summary.value.utf8), summary.range, .summary, to: &fragments)
        }
        for (index, block) in lesson.blocks.enumerated() {
            if let caption = block.caption {
                add(caption.value, caption.range, .caption(index), to: &fragments)
            }
        }
        for (index, fragment) in fragments.enumerated() {
            ledger.diagnostics += fragment.outline.problems.map { problem in
                var diagnostic = MarkupWording.diagnostic(problem)
                diagnostic.range = fragment.place(of: diagnostic.range)
                return diagnostic
            }
            ClaimChecker(
                outline: fragment.outline, place: fragment.place, fragment: Int32(index),
                isPlaced: fragment.isPlaced
            )
            .check(except: [], &book, &ledger)
        }
        return fragments
    }

    private mutating func add(
        _ markdown: [UInt8], _ range: Range<Int>, _ place: TextFragment.Place,
        to fragments: inout [TextFragment]
    ) {
        do throws(MarkupLimit) {
            fragments.append(try TextFragment(place, markdown, at: range, in: lesson.file.bytes))
        } catch {
            var diagnostic = MarkupWording.diagnostic(error)
            diagnostic.range = range
            ledger.diagnostics.append(diagnostic)
        }
    }

    // MARK: - Hints

    /// Says of stale numbers that nothing explains yet what else they are.
    private mutating func addHints(_ blocks: [BoundBlock]) {
        guard ledger.tally.stale > 0 else { return }
        let hints = StaleHints(blocks, ledger.checks, ledger.labels, lesson.file.bytes).hints
        for index in ledger.diagnostics.indices {
            let diagnostic = ledger.diagnostics[index]
            guard diagnostic.rule == .staleNumber, let hint = hints[diagnostic.range] else { continue }
            // What another setting explains is no matter of rounding or of a neighbouring step.
            if diagnostic.notes.isEmpty || hint.isSetting {
                ledger.diagnostics[index].notes = [Note(hint.words)]
            }
        }
    }

    // MARK: - Standing

    /// Counts the numerals where that is asked for; a strict lesson has no bare one.
    private mutating func countNumerals(_ fragments: [TextFragment]) -> NumeralTally? {
        guard demands.countsNumerals || ledger.isStrict else { return nil }
        let census = NumeralCensus(
            lesson, checks: ledger.checks, fragments: fragments, countsWords: demands.countsNumerals)
        ledger.diagnostics += census.bare.map { $0.diagnostic(ledger.isStrict ? .error : .warning) }
        return census.tally
    }

    // MARK: - Front matter

    private mutating func checkFrontMatter() -> [LessonHead] {
        for source in lesson.frontMatter.sources {
            guard let url = source.url, !url.value.hasPrefix("https://"), !url.value.hasPrefix("http://")
            else { continue }
            ledger.report(
                .unsafeURL, at: url.range, "a source whose address is no http or https address",
                "write it in full: https://…")
        }
        return lesson.frontMatter.prerequisites.compactMap { slug in
            guard let head = course.head(id: slug.value) else {
                var unknown = course.unknown(lesson: slug.value, at: slug.range)
                unknown.rule = .brokenLink
                ledger.diagnostics.append(unknown)
                return nil
            }
            guard head.path != lesson.file.path else {
                ledger.report(
                    .frontMatter, at: slug.range, "the lesson is its own prerequisite",
                    "name lessons that come before it")
                return nil
            }
            return head
        }
    }
}
