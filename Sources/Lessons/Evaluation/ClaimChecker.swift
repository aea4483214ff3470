import Descent
import Diagnostics
import Markup

/// Checks the inline claims of one text: binds each selector, and compares what its text says (LANGUAGE section 5).
struct ClaimChecker {
    let outline: Outline
    /// Where a stretch of the text stands in the lesson.
    let place: (Range<Int>) -> Range<Int>
    /// The text's number among the lesson's fragments; nil for its body.
    let fragment: Int32?

    /// - Parameter labels: links that label tables, which are no claims of their own.
    func check(except labels: Set<Int>, _ book: inout BlockBook, _ ledger: inout Ledger) {
        for (index, link) in outline.links.enumerated() where link.isClaim && !labels.contains(index) {
            check(Claim(link, in: outline), &book, &ledger)
        }
    }

    private func check(_ claim: Claim, _ book: inout BlockBook, _ ledger: inout Ledger) {
        do throws(SelectorError) {
            switch try SelectorParser.parse(claim.selector) {
            case .literal: checkReason(claim, &ledger)
            case .sum:
                throw SelectorError(
                    .unknownSelector, at: 0..<3, "`gd:sum` outside a table's top-left cell",
                    "it makes the table's last row the sums of its columns")
            case .arithmetic(_, let references): try checkArithmetic(claim, references, &book, &ledger)
            case .reference(let reference): try checkReference(claim, reference, &book, &ledger)
            }
        } catch {
            let diagnostic = Diagnostic(
                error.rule, at: place(claim.source(of: error.range)), error.message, notes: [Note(error.help)]
            )
            ledger.diagnostics.append(diagnostic)
        }
    }

    private func checkReason(_ claim: Claim, _ ledger: inout Ledger) {
        guard claim.link.title.isEmpty else { return }
        ledger.report(
            .syntax, at: place(claim.link.span), "`gd:literal` without a reason",
            "say why nothing computes the number: `[7](gd:literal \"lesson number\")`")
    }

    // MARK: - =EXPR

    private func checkArithmetic(
        _ claim: Claim, _ references: [Reference], _ book: inout BlockBook, _ ledger: inout Ledger
    ) throws(SelectorError) {
        var known: [Syntax.Known] = []
        var block: Int32?
        for reference in references {
            guard
                let found = book.find(
                    reference.block, at: place(claim.source(of: reference.blockRange)), &ledger)
            else { return }
            let value = try QuantityReader(claim.selector, found.block).value(of: reference)
            known.append(Syntax.Known(range: reference.range, value: value))
            block = block ?? found.index
        }
        let value: Double
        do throws(ExpressionError) {
            let syntax = try Syntax.parse(
                claim.selector, in: 1..<claim.selector.count, options: Syntax.Options(known: known))
            value = try Scope.make(definitions: [], loss: nil).0.constant(syntax)
        } catch {
            throw SelectorError(
                error, in: claim.selector,
                help: "write arithmetic over numbers and runs, such as `=walk.w[2]/2`")
        }
        let subject = subject(claim, String(decoding: claim.selector, as: UTF8.self), block, &ledger)
        check(claim, values: [value], subject, "one number", &ledger)
    }

    // MARK: - References

    private func checkReference(
        _ claim: Claim, _ reference: Reference, _ book: inout BlockBook, _ ledger: inout Ledger
    ) throws(SelectorError) {
        guard
            let found = book.find(reference.block, at: place(claim.source(of: reference.blockRange)), &ledger)
        else { return }
        let reader = QuantityReader(claim.selector, found.block)
        let subject = subject(claim, String(decoding: claim.selector, as: UTF8.self), found.index, &ledger)
        switch reference.tail {
        case .block:
            throw SelectorError(
                .unknownSelector, at: reference.range, "a claim that names a block and nothing of it",
                "add what is claimed, as in `\(reference.block.text).loss[8]`")
        case .word(let name, let range):
            try checkWord(claim, name, range, reader, found, subject, &book, &ledger)
        case .part:
            check(claim, values: [try reader.value(of: reference)], subject, "one number", &ledger)
        case .value(let syntax, let index):
            let step = try reader.step(index, at: reference.range)
            let quantity = try reader.quantity(syntax)
            let value = try reader.value(of: quantity, at: step, syntax)
            var subject = subject
            subject.label = ledger.label(label(found.block, syntax, claim))
            subject.row = .step(Int32(step))
            check(
                claim, values: [value], subject, "one number", &ledger,
                neighbours: reader.neighbours(quantity, step))
        case .stretch(let syntax, let lower, let upper):
            try checkStretch(claim, syntax, lower, upper, reference, reader, found, subject, &ledger)
        case .sequence(let syntax):
            try checkSequence(claim, syntax, reader, found, subject, &ledger)
        case .trend(let syntax, let trend):
            try checkTrend(claim, syntax, trend, reader, subject, &ledger)
        case .first(let condition):
            let step = try reader.first(condition)
            check(claim, values: [Double(step)], subject, "one step", &ledger)
        }
    }

    /// One plain name: a verdict, a setting, or a quantity of the run, in that order.
    private func checkWord(
        _ claim: Claim, _ name: Name, _ range: Range<Int>, _ reader: QuantityReader, _ found: BlockBook.Found,
        _ subject: Ledger.Subject, _ book: inout BlockBook, _ ledger: inout Ledger
    ) throws(SelectorError) {
        if let verdict = Verdict(name) {
            let run = try reader.run(at: range)
            guard let actual = book.verdict(of: found.block) else { return }
            return ledger.statement(
                subject, at: place(claim.link.span), holds: actual == verdict, claimed: claim.text,
                "claimed that the run \(verdict.word), but it \(actual.word)",
                notes: [
                    Note("'\(actual.word)': \(actual.rule)"),
                    Note("the run takes \(run.steps) steps; a verdict looks at ten times as many"),
                ])
        }
        if let setting = try reader.setting(name, at: range) {
            return check(claim, values: [setting], subject, "one number", &ledger)
        }
        let syntax = try reader.syntax(in: range)
        try checkSequence(claim, syntax, reader, found, subject, &ledger)
    }

    private func checkTrend(
        _ claim: Claim, _ syntax: Syntax, _ trend: Trend, _ reader: QuantityReader, _ subject: Ledger.Subject,
        _ ledger: inout Ledger
    ) throws(SelectorError) {
        let quantity = try reader.quantity(syntax)
        let run = try reader.run(at: syntax.range)
        let values = run.values(of: quantity).map { $0 ?? .nan }
        let failure = trend.firstFailure(in: values)
        let name = String(decoding: claim.selector[syntax.range], as: UTF8.self)
        ledger.statement(
            subject, at: place(claim.link.span), holds: failure == nil, claimed: claim.text,
            "claimed that \(name) \(trend.words), but it does not",
            notes: failure.map { step in
                guard step < values.count else {
                    return [Note("a statement about steps needs a run of at least one")]
                }
                return [
                    Note(
                        "step \(step - 1) has \(Shortest.text(values[step - 1])), step \(step) has \(Shortest.text(values[step]))"
                    )
                ]
            } ?? [])
    }

    // MARK: - Sequences

    private func checkStretch(
        _ claim: Claim, _ syntax: Syntax, _ lower: Reference.Index, _ upper: Reference.Index,
        _ reference: Reference,
        _ reader: QuantityReader, _ found: BlockBook.Found, _ subject: Ledger.Subject, _ ledger: inout Ledger
    ) throws(SelectorError) {
        let first = try reader.step(lower, at: reference.range)
        let last = try reader.step(upper, at: reference.range)
        guard first <= last else {
            throw SelectorError(
                .unknownSelector, at: reference.range, "a stretch from step \(first) back to step \(last)",
                "write the earlier step first")
        }
        try checkSteps(claim, first...last, syntax, reader, found, subject, &ledger)
    }

    private func checkSequence(
        _ claim: Claim, _ syntax: Syntax, _ reader: QuantityReader, _ found: BlockBook.Found,
        _ subject: Ledger.Subject,
        _ ledger: inout Ledger
    ) throws(SelectorError) {
        let quantity = try reader.quantity(syntax)
        if quantity.isConstant {
            let value = try reader.constant(syntax)
            return check(claim, values: [value], subject, "one number", &ledger)
        }
        let run = try reader.run(at: syntax.range)
        try checkSteps(claim, 0...run.steps, syntax, reader, found, subject, &ledger)
    }

    /// Compares the text's numbers with the values of some steps; where the text has a `…`, those after it count from the end.
    private func checkSteps(
        _ claim: Claim, _ steps: ClosedRange<Int>, _ syntax: Syntax, _ reader: QuantityReader,
        _ found: BlockBook.Found,
        _ subject: Ledger.Subject, _ ledger: inout Ledger
    ) throws(SelectorError) {
        let quantity = try reader.quantity(syntax)
        let gap = claim.gap
        let before =
            gap.map { gap in claim.numerals.count { $0.range.lowerBound < gap } } ?? claim.numerals.count
        let after = claim.numerals.count - before
        let fits =
            gap == nil
            ? claim.numerals.count == steps.count : claim.numerals.count <= steps.count && before > 0
        guard fits, !claim.numerals.isEmpty else {
            let wanted =
                gap == nil
                ? "\(steps.count) numbers, one for each step from \(steps.lowerBound) to \(steps.upperBound)"
                : "at most \(steps.count) numbers, with one at least before the `…`"
            return ledger.report(
                .claimCount, at: place(claim.link.textSpan),
                "\(claim.counted) in the text, the selector gives \(wanted)",
                gap == nil ? "leave some out with ` … `, or write them all" : nil)
        }
        var subject = subject
        subject.label = ledger.label(label(found.block, syntax, claim))
        for (index, numeral) in claim.numerals.enumerated() {
            let step =
                index < before ? steps.lowerBound + index : steps.upperBound - after + 1 + index - before
            let value = try reader.value(of: quantity, at: step, syntax)
            subject.row = .step(Int32(step))
            check(claim, numeral, value, subject, &ledger, neighbours: reader.neighbours(quantity, step))
        }
    }

    // MARK: - Numbers

    private func check(
        _ claim: Claim, values: [Double], _ subject: Ledger.Subject, _ wanted: String, _ ledger: inout Ledger,
        neighbours: [(value: Double, words: String)] = []
    ) {
        guard claim.numerals.count == values.count else {
            return ledger.report(
                .claimCount, at: place(claim.link.textSpan),
                "\(claim.counted) in the text, the selector gives \(wanted)",
                claim.numerals.isEmpty
                    ? "write the number, or `?.??` to have it filled in" : "claim each number by itself")
        }
        for (numeral, value) in zip(claim.numerals, values) {
            check(claim, numeral, value, subject, &ledger, neighbours: neighbours)
        }
    }

    private func check(
        _ claim: Claim, _ numeral: Numeral, _ value: Double, _ subject: Ledger.Subject,
        _ ledger: inout Ledger,
        neighbours: [(value: Double, words: String)]
    ) {
        let source = outline.source(of: numeral.range, in: claim.link.runs) ?? claim.link.textSpan
        let written = String(decoding: outline.text[numeral.range], as: UTF8.self)
        ledger.check(
            numeral, at: place(source), against: value, subject, written: written, neighbours: neighbours)
    }

    private func subject(_ claim: Claim, _ label: String, _ block: Int32?, _ ledger: inout Ledger)
        -> Ledger.Subject
    {
        Ledger.Subject(node: claim.link.node, fragment: fragment, label: ledger.label(label), block: block)
    }

    private func label(_ block: BoundBlock, _ syntax: Syntax, _ claim: Claim) -> String {
        "\(block.label).\(String(decoding: claim.selector[syntax.range], as: UTF8.self))"
    }
}
