import Descent
import Diagnostics
import Markup

/// Gives every numeral of a lesson its standing, and finds the bare ones.
///
/// It looks at what a reader sees: the passages of the text, the summary and the captions, the front matter's title,
/// objectives, terms and sources; and at what stands in code. O(n log n) in the lesson's bytes.
struct NumeralCensus {
    var tally = NumeralTally()
    /// In the order of their places.
    private(set) var bare: [BareNumeral] = []

    /// Whether numbers in words are counted too; nobody asks for them where only bare numerals are looked for.
    private let countsWords: Bool

    /// - Parameters:
    ///   - checks: what was compared in the lesson.
    ///   - fragments: its texts outside the body, by the numbers that the checks have for them.
    init(_ lesson: Lesson, checks: [Check], fragments: [TextFragment], countsWords: Bool) {
        self.countsWords = countsWords
        var compared = Array(repeating: ComparedNodes(), count: fragments.count + 1)
        for check in checks { compared[check.fragment.map { Int($0) + 1 } ?? 0].add(check) }
        count(lesson.outline, compared[0], place: { $0 })
        for (index, fragment) in fragments.enumerated() {
            count(fragment.outline, compared[index + 1], place: fragment.place)
        }
        countCode(of: lesson)
        count(lesson.frontMatter, in: lesson.file.bytes)
        bare.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    // MARK: - Passages

    private mutating func count(
        _ outline: Outline, _ compared: ComparedNodes, place: (Range<Int>) -> Range<Int>
    ) {
        let tables = outline.tables.map { TableStanding($0, outline, compared) }
        for passage in outline.passages {
            countWords(passage, outline)
            let numerals = NumeralScanner.numerals(
                in: outline.text, range: outline.text(of: passage.runs).indices)
            guard !numerals.isEmpty else { continue }
            if case .cell(let index) = passage.kind,
                let standing = tables[outline.cells[index].table].standing(of: index, compared)
            {
                tally[standing] += numerals.count
                continue
            }
            var walk = PassageWalk(passage, outline, compared)
            for numeral in numerals {
                let found = walk.standing(of: numeral)
                tally[found.standing] += 1
                guard found.standing == .bare else { continue }
                let source = outline.source(of: numeral.range, in: passage.runs) ?? passage.span
                bare.append(
                    BareNumeral(
                        range: place(source), written: Array(outline.text[numeral.range]).text,
                        reason: found.reason))
            }
        }
    }

    private mutating func countWords(_ passage: Passage, _ outline: Outline) {
        guard countsWords else { return }
        for run in outline.runs[passage.runs] where run.link.map({ !outline.links[$0].isClaim }) ?? true {
            tally.words += NumberWord.numerals(in: outline.text, range: run.literal).count
        }
    }

    // MARK: - Front matter

    /// Title, objectives and terms reach pages and hold no claims; the summary is a fragment; a source's title cites.
    private mutating func count(_ front: FrontMatter, in bytes: [UInt8]) {
        let title = front.title.map { [$0] } ?? []
        for text in title + front.objectives + front.terms.map(\.definition) {
            let written = Array(text.value.utf8)
            if countsWords { tally.words += NumberWord.numerals(in: written, range: written.indices).count }
            let numerals = NumeralScanner.numerals(in: written)
            guard !numerals.isEmpty else { continue }
            let spelling = ScalarSpelling(of: written, at: text.range, in: bytes)
            for numeral in numerals {
                if text == front.title, HeadingNumber.isHeld(by: written[...], as: numeral) {
                    tally[.structural] += 1
                    continue
                }
                tally[.bare] += 1
                bare.append(
                    BareNumeral(
                        range: spelling?.source(of: numeral.range) ?? text.range,
                        written: Array(written[numeral.range]).text, reason: .frontMatter))
            }
        }
        for source in front.sources {
            tally[.cited] += NumeralScanner.numerals(in: Array(source.title.utf8)).count
        }
    }

    // MARK: - Code

    /// List numbers, and the lines of fences but for tables and captions, which are texts.
    private mutating func countCode(of lesson: Lesson) {
        let outline = lesson.outline
        tally[.structural] += outline.listNumbers.count
        for (index, fence) in outline.fences.enumerated() {
            let block = fence.kind == .gd ? lesson.block(inFence: index).map { lesson.blocks[$0] } : nil
            var tables = outline.tables[fence.tables].map(\.span)[...]
            for line in outline.fenceLines[fence.lines] {
                while let first = tables.first, first.upperBound <= line.lowerBound { tables.removeFirst() }
                let isText =
                    tables.first?.overlaps(line) ?? false || block?.caption?.range.overlaps(line) ?? false
                guard !isText else { continue }
                tally[fence.kind == .gdOutput ? .checked : .structural] +=
                    NumeralScanner.numerals(in: lesson.file.bytes, range: line).count
            }
        }
    }
}

/// The links and cells of one text whose numbers were compared, and the links that claim a statement.
struct ComparedNodes {
    private(set) var numbers: Set<NodeID> = []
    private(set) var statements: Set<NodeID> = []

    mutating func add(_ check: Check) {
        guard let node = check.node else { return }
        if check.value == nil { statements.insert(node) } else { numbers.insert(node) }
    }
}
