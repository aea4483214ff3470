import Descent
import Diagnostics
import Markup

/// Checks a `gd-output` fence, line by line and digit by digit, against what the run's listings print.
struct TranscriptChecker {
    let outline: Outline
    let source: [UInt8]
    let fence: Fence

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
                .syntax, at: fence.infoSpan, "'\(fence.info.text)' names no run",
                "write ```` ```gd-output walk ````")
        }
        guard let found = book.find(reference, at: word, &ledger) else { return }
        guard let run = found.block.run, let print = found.block.print else {
            return ledger.report(
                .missingSetting, at: word, "'\(reference.text)' has no run",
                "give the block `from`, `rate` and `steps`")
        }
        let label = ledger.label("\(reference.text).print")
        compare(run, print, Ledger.Subject(node: fence.node, label: label, block: found.index), &ledger)
    }

    /// Walks the claimed lines beside the printed ones; after a `…`, the next claimed line is looked for.
    private func compare(
        _ run: Descent.Run, _ print: BoundPrintLine, _ subject: Ledger.Subject, _ ledger: inout Ledger
    ) {
        let steps = print.printedSteps(of: run)
        var step = steps.lowerBound
        let claimed = Array(outline.fenceLines[fence.lines])
        for (index, line) in claimed.enumerated() {
            if Self.isEllipsis(source[line]) {
                step = resume(after: claimed[(index + 1)...], from: step, in: steps, run, print)
                continue
            }
            guard step < steps.upperBound else {
                ledger.report(
                    .claimCount, at: line, "a line beyond the \(steps.count) that are printed",
                    "remove it, or take more steps")
                return
            }
            var subject = subject
            subject.row = .step(Int32(step))
            compare(line, printed: print.line(of: run, at: step), subject, &ledger)
            step += 1
        }
        if step < steps.upperBound {
            ledger.report(
                .claimCount, at: fence.opening,
                "the transcript stops before the last \(steps.upperBound - step) printed lines",
                "write them, or leave them out with a line `…`")
        }
    }

    /// The step from which the lines after a `…` go on: the last lines if no other `…` follows, else the first that match.
    private func resume(
        after rest: ArraySlice<Range<Int>>, from step: Int, in steps: Range<Int>, _ run: Descent.Run,
        _ print: BoundPrintLine
    ) -> Int {
        guard let next = rest.first else { return steps.upperBound }
        guard rest.contains(where: { Self.isEllipsis(source[$0]) }) else {
            return max(step, steps.upperBound - rest.count)
        }
        return (step..<max(step, steps.upperBound)).first {
            print.line(of: run, at: $0).elementsEqual(source[next])
        } ?? step
    }

    private func compare(
        _ line: Range<Int>, printed: [UInt8], _ subject: Ledger.Subject, _ ledger: inout Ledger
    ) {
        let claimedNumerals = NumeralScanner.numerals(in: source, range: line)
        let printedNumerals = NumeralScanner.numerals(in: printed)
        let sameWords =
            Self.words(source, line, claimedNumerals)
            == Self.words(printed, 0..<printed.count, printedNumerals)
        guard sameWords, claimedNumerals.count == printedNumerals.count else {
            if printed.elementsEqual(source[line]) { return ledger.right(subject, at: line, value: nil) }
            return ledger.statement(
                subject, at: line, holds: false, claimed: Array(source[line]).text,
                "the printed line is another",
                notes: [Note("printed: \(printed.text)")])
        }
        for (claimed, actual) in zip(claimedNumerals, printedNumerals) {
            let written = Array(source[claimed.range]).text
            if printed[actual.range].elementsEqual(source[claimed.range]) {
                ledger.right(subject, at: claimed.range, value: actual.value)
            } else {
                ledger.wrongPrint(
                    written, printed: Array(printed[actual.range]).text, isOpen: claimed.isOpen,
                    at: claimed.range, value: actual.value, subject)
            }
        }
    }

    /// The line without its numerals and the spaces that set them flush, which change with the digits.
    private static func words(_ bytes: [UInt8], _ range: Range<Int>, _ numerals: [Numeral]) -> [UInt8] {
        var words: [UInt8] = []
        var index = range.lowerBound
        for numeral in numerals + [] {
            words += bytes[index..<numeral.range.lowerBound]
            while words.last == UInt8(ascii: " ") { words.removeLast() }
            words.append(UInt8(ascii: "#"))
            index = numeral.range.upperBound
        }
        return words + bytes[index..<range.upperBound]
    }

    private static func isEllipsis(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.drop { $0 == UInt8(ascii: " ") }
        return text.elementsEqual("…".utf8) || text.elementsEqual("...".utf8)
    }
}

extension [UInt8] {
    /// The bytes as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}
