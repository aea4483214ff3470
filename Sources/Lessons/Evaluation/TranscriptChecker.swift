import Descent
import Diagnostics
import Markup

/// Checks a `gd-output` fence, line by line and digit by digit, against what the run's listings print.
struct TranscriptChecker {
    let outline: Outline
    let source: [UInt8]
    let fence: Fence

    /// Printed lines that one transcript may be compared with in search of the lines after a `…`.
    fileprivate static let searchLimit = 2_000_000

    func check(_ book: inout BlockBook, _ ledger: inout Ledger) {
        var words = Words(source, in: fence.infoSpan)
        _ = words.next()
        guard let word = words.next() else {
            return ledger.report(
                .syntax, at: fence.infoSpan, "a transcript that names no run",
                "write ```` ```gd-output walk ````")
        }
        guard let reference = BlockReference(Array(source[word])), words.next() == nil else {
            return ledger.report(
                .syntax, at: word.lowerBound..<fence.infoSpan.upperBound,
                "'\(Array(source[word.lowerBound..<fence.infoSpan.upperBound]).text)' names no run",
                "write ```` ```gd-output walk ````")
        }
        guard let found = book.find(reference, at: word, &ledger) else { return }
        guard let run = found.block.run, let print = found.block.print else {
            return ledger.report(
                .missingSetting, at: word, "'\(reference.text)' has no run",
                "give the block `from`, `rate` and `steps`")
        }
        let label = ledger.label("\(found.block.label).print")
        // Of a comparison the whole block has the marks, and one of its runs the transcript.
        let whole = book.findWhole(reference, at: word, &ledger)
        var comparison = Comparison(
            run: run, shadow: ledger.shadows.run(of: found.block, found.index),
            whole: whole?.block ?? found.block, block: found.block, print: print, source: source, searched: 0)
        compare(&comparison, Ledger.Subject(node: fence.node, label: label, block: found.index), &ledger)
    }

    // MARK: - Lines

    /// Walks the claimed lines beside the printed ones; after a `…`, the next claimed lines are looked for.
    private func compare(_ comparison: inout Comparison, _ subject: Ledger.Subject, _ ledger: inout Ledger) {
        let steps = comparison.print.printedSteps(of: comparison.run)
        let parts = split()
        var step = steps.lowerBound
        for (index, part) in parts.enumerated() {
            let isEnd = index > 0 && index == parts.count - 1
            if isEnd {
                step = comparison.findEnd(part, from: step, in: steps)
            } else if index > 0 {
                step = comparison.find(part, from: step, in: steps)
            }
            guard comparison.searched <= Self.searchLimit else {
                return ledger.report(
                    .limit, at: fence.opening, "a transcript whose lines take too long to find",
                    "leave out fewer stretches")
            }
            for (number, line) in part.enumerated() {
                switch comparison.standing(of: number, in: part, at: step, before: steps.upperBound) {
                case .inOrder: break
                case .extra:
                    ledger.report(.claimCount, at: line, "a line that is not printed here", "remove it")
                    continue
                case .behindAGap(let count):
                    ledger.report(
                        .claimCount, at: line, "\(counted(count, "printed line")) left out before this one",
                        "write what is printed there, or put a line `…` in its place")
                    step += count
                }
                guard step < steps.upperBound else {
                    return ledger.report(
                        .claimCount, at: line, "a line beyond the \(steps.count) that are printed",
                        "remove it, or take more steps")
                }
                var subject = subject
                subject.row = .step(Int32(step))
                comparison.compare(line, printedAt: step, subject, &ledger)
                step += 1
            }
        }
        guard step < steps.upperBound, parts.count == 1 || parts.last?.isEmpty == false else { return }
        ledger.report(
            .claimCount, at: fence.opening,
            "the transcript stops \(counted(steps.upperBound - step, "line")) before the end of what is printed",
            "write them, or leave them out with a line `…`")
    }

    /// The claimed lines between the lines that are a `…`.
    private func split() -> [[Range<Int>]] {
        var parts: [[Range<Int>]] = [[]]
        for line in outline.fenceLines[fence.lines] {
            let text = Words.trimmed(line, in: source)
            if source[text].elementsEqual("…".utf8) || source[text].elementsEqual("...".utf8) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(line.lowerBound..<max(line.lowerBound, text.upperBound))
            }
        }
        return parts
    }
}

/// What is printed beside what is claimed.
private struct Comparison {
    let run: Descent.Run
    let shadow: ShadowRun?
    /// The block that accepts what is fragile.
    let whole: BoundBlock
    /// The block, or the run of it, that is printed.
    let block: BoundBlock
    let print: BoundPrintLine
    let source: [UInt8]
    var searched: Int

    /// The step from which some lines go on: where all fit, else where the fewest numerals differ.
    mutating func find(_ lines: [Range<Int>], from step: Int, in steps: Range<Int>) -> Int {
        let last = steps.upperBound - lines.count
        guard !lines.isEmpty, step <= last else { return step }
        var best = (step: step, differing: Int.max)
        for candidate in step...last {
            let differing = differences(lines, from: candidate, limit: best.differing)
            if differing == 0 { return candidate }
            if differing < best.differing { best = (candidate, differing) }
            if searched > TranscriptChecker.searchLimit { break }
        }
        return best.step
    }

    /// The step from which the last lines go on: so that they reach the end, unless the first of them is printed
    /// elsewhere, and more than one number would be wrong: then lines are missing, or too many.
    mutating func findEnd(_ lines: [Range<Int>], from step: Int, in steps: Range<Int>) -> Int {
        let end = max(step, steps.upperBound - lines.count)
        guard let first = lines.first, end < steps.upperBound, !isPrinted(first, at: end) else { return end }
        if end + lines.count == steps.upperBound, differences(lines, from: end, limit: 2) < 2 { return end }
        for candidate in (step..<steps.upperBound).suffix(lines.count + Self.widestGap).reversed()
        where isPrinted(first, at: candidate) {
            return candidate
        }
        return end
    }

    /// How a claimed line stands to what is printed at the step that it should have.
    enum Standing {
        case inOrder
        /// It is no printed line, and the one behind it is printed at the step.
        case extra
        /// It is the line printed so many steps later.
        case behindAGap(Int)
    }

    /// Lines that may have been forgotten at one place, for it to be found.
    private static let widestGap = 50

    /// Tells a line too many, or lines left out, from a line with wrong numbers: where the line behind goes on in step,
    /// only the numbers are wrong.
    mutating func standing(of number: Int, in lines: [Range<Int>], at step: Int, before end: Int) -> Standing
    {
        guard step < end, searched <= TranscriptChecker.searchLimit, !isPrinted(lines[number], at: step)
        else { return .inOrder }
        let next = number + 1 < lines.count ? lines[number + 1] : nil
        if let next {
            if step + 1 < end, isPrinted(next, at: step + 1) { return .inOrder }
            if isPrinted(next, at: step) { return .extra }
        }
        for later in step + 1..<max(step + 1, min(end, step + 1 + Self.widestGap))
        where isPrinted(lines[number], at: later) {
            guard let next else { return later + 1 == end ? .behindAGap(later - step) : .inOrder }
            return later + 1 < end && isPrinted(next, at: later + 1) ? .behindAGap(later - step) : .inOrder
        }
        return .inOrder
    }

    private mutating func isPrinted(_ line: Range<Int>, at step: Int) -> Bool {
        searched += 1
        return printedLine(at: step).elementsEqual(source[line])
    }

    /// How many numerals differ from what is printed from a step on; no more than a limit is counted.
    private mutating func differences(_ lines: [Range<Int>], from step: Int, limit: Int) -> Int {
        var differing = 0
        for (offset, line) in lines.enumerated() where differing < limit {
            searched += 1
            let printed = printedLine(at: step + offset)
            if printed.elementsEqual(source[line]) { continue }
            let claimed = NumeralScanner.numerals(in: source, range: line)
            let actual = NumeralScanner.numerals(in: printed)
            // Words that differ weigh more than any number.
            guard claimed.count == actual.count else { return limit }
            differing += max(
                1, zip(claimed, actual).count { !source[$0.range].elementsEqual(printed[$1.range]) })
        }
        return differing
    }

    /// Spaces at the end of a line are nobody's claim.
    private func printedLine(at step: Int) -> [UInt8] {
        let printed = print.line(of: run, at: step)
        return Array(printed[..<Words.trimmed(0..<printed.count, in: printed).upperBound])
    }

    func compare(_ line: Range<Int>, printedAt step: Int, _ subject: Ledger.Subject, _ ledger: inout Ledger) {
        let printed = printedLine(at: step)
        let claimed = NumeralScanner.numerals(in: source, range: line)
        let actual = NumeralScanner.numerals(in: printed)
        if printed.elementsEqual(source[line]) {
            if claimed.isEmpty { return ledger.right(subject, at: line, value: nil) }
            let numbers = printedNumbers(at: step)
            for (claimed, actual) in zip(claimed, actual) {
                ledger.right(subject, at: claimed.range, value: claimed.value)
                judge(actual, among: numbers, at: claimed.range, step, &ledger)
            }
            return
        }
        let differing = zip(claimed, actual).filter { !source[$0.range].elementsEqual(printed[$1.range]) }
        let isSame =
            claimed.count == actual.count
            && words(source, line, claimed) == words(printed, 0..<printed.count, actual)
        guard isSame, !differing.isEmpty else {
            return ledger.statement(
                subject, at: line, holds: false, claimed: Array(source[line]).text,
                "the printed line is another",
                notes: [Note("printed: \(printed.text)")])
        }
        let numbers = printedNumbers(at: step)
        for (claimed, actual) in zip(claimed, actual) {
            if source[claimed.range].elementsEqual(printed[actual.range]) {
                ledger.right(subject, at: claimed.range, value: actual.value)
                judge(actual, among: numbers, at: claimed.range, step, &ledger)
            } else {
                ledger.wrongPrint(
                    Array(source[claimed.range]).text, printed: Array(printed[actual.range]).text,
                    isOpen: claimed.isOpen, at: claimed.range, value: actual.value, subject,
                    note: tie(actual, among: numbers, at: step),
                    edit: edit(claimed.range, of: line, as: actual.range, of: printed))
            }
        }
    }

    /// A printed number in a claimed one's place, with as many blanks before it as are printed; nil where there are as many.
    private func edit(
        _ claimed: Range<Int>, of line: Range<Int>, as actual: Range<Int>, of printed: [UInt8]
    ) -> SourceEdit? {
        let written = source[line.lowerBound..<claimed.lowerBound].reversed().prefix {
            $0 == UInt8(ascii: " ")
        }
        let blanks = printed[..<actual.lowerBound].reversed().prefix { $0 == UInt8(ascii: " ") }
        guard written.count != blanks.count else { return nil }
        return SourceEdit(
            claimed.lowerBound - written.count..<claimed.upperBound, Array(blanks) + printed[actual])
    }

    // MARK: - Certainty

    /// A quantity of a printed line, and the bytes that it fills, blanks included.
    private typealias PrintedNumber = (quantity: Quantity, value: Double, range: Range<Int>)

    /// The numbers of a line whose digits may be in doubt.
    private func printedNumbers(at step: Int) -> [PrintedNumber] {
        var numbers: [PrintedNumber] = []
        _ = print.line(of: run, at: step) { quantity, value, range in
            if !quantity.expression.isCount { numbers.append((quantity, value, range)) }
        }
        return numbers
    }

    /// Judges a number that is right; one of the line's fixed text is nobody's value.
    private func judge(
        _ numeral: Numeral, among numbers: [PrintedNumber], at range: Range<Int>, _ step: Int,
        _ ledger: inout Ledger
    ) {
        guard let (quantity, value, _) = numbers.first(where: { $0.range.contains(numeral.range.lowerBound) })
        else { return }
        let shadow = shadow?.value(of: quantity, at: step)
        let acceptance = Ledger.Acceptance(
            help: {
                let name = quantity.expression.text.text + (block.runName.map { "(\($0.text))" } ?? "")
                return whole.acceptanceHelp("\(name)[\(step)]")
            },
            isGiven: { whole.accepts(quantity, of: block, at: step) })
        ledger.judge(
            numeral, at: range, value, shadow, written: Array(source[range]).text, acceptance: acceptance)
    }

    /// What is to be said where a printed number is an exact tie.
    private func tie(_ numeral: Numeral, among numbers: [PrintedNumber], at step: Int) -> String? {
        guard
            let (quantity, value, _) = numbers.first(where: { $0.range.contains(numeral.range.lowerBound) }),
            let shadow = shadow?.value(of: quantity, at: step), numeral.doubt(about: value, shadow) == .tie
        else { return nil }
        return FragileWording.tie(numeral, value, shadow)
    }

    /// The line without its numerals and the spaces that set them flush, which change with the digits.
    private func words(_ bytes: [UInt8], _ range: Range<Int>, _ numerals: [Numeral]) -> [UInt8] {
        var words: [UInt8] = []
        var index = range.lowerBound
        for numeral in numerals {
            words += bytes[index..<numeral.range.lowerBound]
            while words.last == UInt8(ascii: " ") { words.removeLast() }
            words.append(UInt8(ascii: "#"))
            index = numeral.range.upperBound
        }
        return words + bytes[index..<range.upperBound]
    }
}

extension [UInt8] {
    /// The bytes as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}
