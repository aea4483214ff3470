import Descent
import Diagnostics
import Markup

extension Lesson {
    /// Runs the blocks and checks every claim: the lesson's whole way from text to checked numbers.
    public func evaluated(in course: Course) -> EvaluatedLesson {
        var evaluator = LessonEvaluator(self, course)
        return evaluator.evaluate()
    }
}

/// Evaluates one lesson; each kind of claim has its own checker, and all write into one ledger.
struct LessonEvaluator {
    private let lesson: Lesson
    private let course: Course
    private var ledger = Ledger()

    init(_ lesson: Lesson, _ course: Course) {
        self.lesson = lesson
        self.course = course
        ledger.diagnostics = lesson.diagnostics
    }

    mutating func evaluate() -> EvaluatedLesson {
        // source ─► blocks, bound and run ─► tables, verdicts, transcripts, inline claims ─► links
        let blocks = bindBlocks()
        ledger.count(blocks: blocks)
        var book = BlockBook(course: course, lesson: lesson, own: blocks)
        let labels = checkTables(&book)
        checkExpectations(&book)
        checkTranscripts(&book)
        ClaimChecker(outline: lesson.outline, place: { $0 }, fragment: nil).check(
            except: labels, &book, &ledger)
        let fragments = checkFragments(&book)
        var links = LinkChecker(course: course, lesson: lesson)
        links.check(&ledger)
        let prerequisites = checkFrontMatter()
        return EvaluatedLesson(
            lesson: lesson, blocks: blocks, checks: ledger.checks, labels: ledger.labels,
            fragments: fragments,
            destinations: links.destinations, assets: links.assets, prerequisites: prerequisites,
            tally: ledger.tally,
            diagnostics: lesson.file.place(ledger.diagnostics))
    }

    private mutating func bindBlocks() -> [BoundBlock] {
        lesson.blocks.indices.map { index in
            var binder = BlockBinder(course: course, lesson: lesson)
            let bound = binder.bind(block: index, label: lesson.blocks[index].name?.description ?? "")
            ledger.diagnostics += binder.diagnostics
            return bound
        }
    }

    // MARK: - Tables

    /// - Returns: the links that label tables.
    private mutating func checkTables(_ book: inout BlockBook) -> Set<Int> {
        var labels: Set<Int> = []
        for table in lesson.outline.tables {
            if let fence = table.fence {
                guard let index = lesson.blocks.firstIndex(where: { $0.fence == fence }),
                    !book.own[index].isBroken
                else { continue }
                let checker = TableChecker(
                    outline: lesson.outline, table: table, block: book.own[index], blockIndex: Int32(index),
                    topLeftNamesBlock: false)
                labels.formUnion(checker.check(&ledger))
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

    /// A table of the text whose top-left cell links to a block, or to `gd:sum`.
    private mutating func checkOrdinaryTable(_ table: Table, _ link: Int, _ book: inout BlockBook) -> Set<Int>
    {
        let claim = Claim(lesson.outline.links[link], in: lesson.outline)
        if claim.selector.elementsEqual("literal".utf8) { return [] }
        if claim.selector.elementsEqual("sum".utf8) {
            SumTableChecker(outline: lesson.outline, table: table).check(&ledger)
            return [link]
        }
        guard let reference = BlockReference(claim.selector) else {
            // A claim of its own in the corner of an ordinary table.
            return []
        }
        guard let found = book.find(reference, at: claim.source(of: 0..<claim.selector.count), &ledger) else {
            return [link]
        }
        let checker = TableChecker(
            outline: lesson.outline, table: table, block: found.block, blockIndex: found.index,
            topLeftNamesBlock: true)
        return Set(checker.check(&ledger)).union([link])
    }

    // MARK: - Verdicts and transcripts

    private mutating func checkExpectations(_ book: inout BlockBook) {
        for (index, block) in book.own.enumerated() {
            guard let expected = block.block.expectation, !block.isBroken, let run = block.run,
                let actual = book.verdict(of: block)
            else { continue }
            let subject = Ledger.Subject(
                label: ledger.label("\(block.label).\(expected.value.word)"), block: Int32(index))
            ledger.statement(
                subject, at: expected.range, holds: actual == expected.value,
                claimed: "\(expected.value.word)",
                "expected that the run \(expected.value.word), but it \(actual.word)",
                notes: [
                    Note("'\(actual.word)': \(actual.rule)"),
                    Note("the run takes \(run.steps) steps; a verdict looks at ten times as many"),
                ])
        }
    }

    private mutating func checkTranscripts(_ book: inout BlockBook) {
        for fence in lesson.outline.fences where fence.kind == .gdOutput {
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
            ClaimChecker(outline: fragment.outline, place: fragment.place, fragment: Int32(index))
                .check(except: [], &book, &ledger)
        }
        return fragments
    }

    private mutating func add(
        _ markdown: [UInt8], _ range: Range<Int>, _ place: TextFragment.Place,
        to fragments: inout [TextFragment]
    ) {
        do throws(MarkupLimit) {
            let document = try Document(parsing: markdown)
            // A quoted scalar's range holds its quotes; what stands between them is mostly the text as it is read.
            let inner =
                range.count == markdown.count + 2 ? range.lowerBound + 1..<range.upperBound - 1 : range
            let isVerbatim = inner.count == markdown.count && lesson.file.bytes[inner].elementsEqual(markdown)
            fragments.append(
                TextFragment(
                    place: place, markdown: markdown, outline: document.outline,
                    range: isVerbatim ? inner : range,
                    isVerbatim: isVerbatim))
        } catch {
            var diagnostic = MarkupWording.diagnostic(error)
            diagnostic.range = range
            ledger.diagnostics.append(diagnostic)
        }
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
            if let head = course.head(id: slug.value) { return head }
            ledger.report(
                .brokenLink, at: slug.range, "no lesson is called '\(slug.value)'",
                "a prerequisite is a lesson's slug, with its folders")
            return nil
        }
    }
}
