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
    /// Whether the places are exact, so that a number can be written there.
    let isPlaced: Bool

    /// - Parameter labels: links that label tables, which are no claims of their own.
    func check(except labels: Set<Int>, _ book: inout BlockBook, _ ledger: inout Ledger) {
        for (index, link) in outline.links.enumerated() where link.isClaim && !labels.contains(index) {
            let claim = Claim(link, in: outline)
            if claim.acceptsWithoutReason {
                ledger.report(
                    .syntax, at: place(link.span), "`fragile` without a reason",
                    "say why the digits may stay: `\"fragile: an exact tie\"`")
            }
            check(claim, &book, &ledger)
        }
    }

    private func check(_ claim: Claim, _ book: inout BlockBook, _ ledger: inout Ledger) {
        do throws(SelectorError) {
            switch try SelectorParser.parse(claim.selector) {
            case .literal: checkReason(claim, &ledger)
            case .sum:
                throw SelectorError(
                    .unknownSelector, at: 0..<claim.selector.count,
                    "`gd:sum` outside a table's top-left cell",
                    "it makes the table's last row the sums of its columns")
            case .arithmetic(_, let references): try checkArithmetic(claim, references, &book, &ledger)
            case .reference(let reference): try checkReference(claim, reference, &book, &ledger)
            }
        } catch {
            ledger.report(error.rule, at: place(claim.source(of: error.range)), error.message, error.help)
        }
    }

    private func checkReason(_ claim: Claim, _ ledger: inout Ledger) {
        guard Words.trimmed(0..<claim.link.title.count, in: claim.link.title).isEmpty else { return }
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
        var isKnown = true
        var parted: Int?
        for reference in references {
            guard let found = find(reference, claim, &book, &ledger) else { return }
            let reader = QuantityReader(claim.selector, found.block)
            let value = try reader.value(of: reference)
            let shadow = reader.shadow(of: reference, ledger.shadows.run(of: found.block, found.index))
            isKnown = isKnown && shadow != nil
            parted = parted ?? shadow?.parted
            known.append(Syntax.Known(range: reference.range, value: value, exactly: shadow?.number))
            block = block ?? found.index
        }
        let value: Double
        var shadow: Shadow?
        do throws(ExpressionError) {
            let syntax = try Syntax.parse(
                claim.selector, in: 1..<claim.selector.count, options: Syntax.Options(known: known))
            value = try Scope().constant(syntax)
            if isKnown { shadow = try Scope().exactConstant(syntax).map { Shadow($0, parted: parted) } }
        } catch {
            throw SelectorError(
                error, in: claim.selector,
                help: "write arithmetic over numbers and runs, such as `=walk.w[2]/2`")
        }
        check(claim, value, shadow, "one number", subject(claim, block, &ledger), &ledger)
    }

    private func find(
        _ reference: Reference, _ claim: Claim, _ book: inout BlockBook, _ ledger: inout Ledger
    ) -> BlockBook.Found? {
        book.find(reference.block, at: place(claim.source(of: reference.blockRange)), &ledger)
    }

    // MARK: - References

    private func checkReference(
        _ claim: Claim, _ reference: Reference, _ book: inout BlockBook, _ ledger: inout Ledger
    ) throws(SelectorError) {
        guard let found = find(reference, claim, &book, &ledger) else { return }
        let reader = QuantityReader(claim.selector, found.block)
        let subject = subject(claim, found.index, &ledger)
        switch reference.tail {
        case .block:
            throw SelectorError(
                .unknownSelector, at: reference.range, "a claim that names a block and nothing of it",
                "add what is claimed, as in `\(reference.block.text).loss[8]`")
        case .word(let name, let range):
            try checkWord(claim, name, range, reader, found, subject, &book, &ledger)
        case .part:
            check(
                claim, try reader.value(of: reference), reader.shadow(of: reference, nil), "one number",
                subject,
                &ledger)
        case .value(let syntax, let index):
            let step = try reader.step(index, at: reference.indexRange(after: syntax))
            let sequence = try ClaimedSequence(claim, syntax, step...step, reader, subject, &ledger)
            try check(claim, sequence, &ledger)
        case .stretch(let syntax, let lower, let upper):
            let range = reference.indexRange(after: syntax)
            let sequence = try ClaimedSequence(
                claim, syntax, try reader.stretch(from: lower, to: upper, at: range), reader, subject, &ledger
            )
            try check(claim, sequence, &ledger)
        case .sequence(let syntax):
            try checkSequence(claim, syntax, reader, subject, &ledger)
        case .trend(let syntax, let trend):
            try checkTrend(claim, syntax, trend, reader, subject, &ledger)
        case .first(let condition):
            let step = Double(try reader.first(condition))
            let shadow = reader.first(condition, ledger.shadows.run(of: found.block, found.index))
            check(claim, step, shadow, "one step", subject, &ledger)
        }
    }

    /// One plain name: a verdict, a setting, or a quantity of the run, in that order.
    private func checkWord(
        _ claim: Claim, _ name: Name, _ range: Range<Int>, _ reader: QuantityReader, _ found: BlockBook.Found,
        _ subject: Ledger.Subject, _ book: inout BlockBook, _ ledger: inout Ledger
    ) throws(SelectorError) {
        if let verdict = Verdict(name) {
            let run = try reader.run(at: range)
            guard let actual = book.verdict(of: found, at: place(claim.link.span), &ledger) else { return }
            return ledger.verdict(
                verdict, actual, run, subject, at: place(claim.link.span), claimed: claim.text, "claimed")
        }
        if let setting = try reader.setting(name, at: range) {
            return check(
                claim, setting, reader.shadow(of: name, at: range), "one number", subject, &ledger)
        }
        try checkSequence(claim, try reader.plainQuantity(name, at: range), reader, subject, &ledger)
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
        let certainty = TrendCertainty(
            trend, values, ledger.shadows.run(of: reader.block, subject.block)?.values(of: quantity))
        ledger.statement(
            subject, at: place(claim.link.span), holds: failure == nil, claimed: claim.text,
            "claimed that \(name) \(trend.words), but it does not",
            notes: [Self.note(on: failure ?? 0, values)] + certainty.notes)
        if failure == nil {
            ledger.judge(certainty, name, at: place(claim.link.span), claim.text, claim.acceptance)
        }
    }

    private static func note(on step: Int, _ values: [Double]) -> Note {
        guard step > 0, step < values.count else {
            return Note("a statement about every step needs a run of at least one")
        }
        let (before, now) = (Shortest.text(values[step - 1]), Shortest.text(values[step]))
        return Note("step \(step - 1) has \(before), step \(step) has \(now)")
    }

    // MARK: - Numbers

    private func checkSequence(
        _ claim: Claim, _ syntax: Syntax, _ reader: QuantityReader, _ subject: Ledger.Subject,
        _ ledger: inout Ledger
    ) throws(SelectorError) {
        if try reader.quantity(syntax).isConstant {
            return check(
                claim, try reader.constant(syntax), reader.exactConstant(syntax), "one number", subject,
                &ledger)
        }
        let run = try reader.run(at: syntax.range)
        let sequence = try ClaimedSequence(claim, syntax, 0...run.steps, reader, subject, &ledger)
        try check(claim, sequence, &ledger)
    }

    /// Compares the text's numbers with the values of the steps that they stand for.
    private func check(_ claim: Claim, _ sequence: ClaimedSequence, _ ledger: inout Ledger)
        throws(SelectorError)
    {
        guard isClear(claim, &ledger) else { return }
        guard let steps = sequence.claimedSteps else {
            let (message, help) = sequence.wrongCount
            return ledger.report(.claimCount, at: place(claim.link.textSpan), message, help)
        }
        for (numeral, step) in zip(claim.numerals, steps) {
            let value = try sequence.value(at: step)
            var subject = sequence.subject
            subject.row = .step(Int32(step))
            let shadow = ledger.shadows.run(of: sequence.block, subject.block)?
                .value(of: sequence.quantity, at: step)
            check(claim, numeral, value, shadow, subject, &ledger) {
                sequence.run.neighbours(of: sequence.quantity, at: step)
            }
        }
    }

    /// Whether the text's numbers are read as its reader reads them; what is not is reported.
    private func isClear(_ claim: Claim, _ ledger: inout Ledger) -> Bool {
        guard claim.holdsLongNumberWord else { return true }
        ledger.report(
            .claimCount, at: place(claim.link.textSpan), "a number in words beyond zero to twenty",
            "write it in digits")
        return false
    }

    /// Compares the text's one number.
    private func check(
        _ claim: Claim, _ value: Double, _ shadow: Shadow?, _ wanted: String, _ subject: Ledger.Subject,
        _ ledger: inout Ledger
    ) {
        guard isClear(claim, &ledger) else { return }
        guard claim.numerals.count == 1 else {
            return ledger.report(
                .claimCount, at: place(claim.link.textSpan),
                "\(claim.counted) in the text, the selector gives \(wanted)",
                claim.countHelp)
        }
        check(claim, claim.numerals[0], value, shadow, subject, &ledger)
    }

    private func check(
        _ claim: Claim, _ numeral: Numeral, _ value: Double, _ shadow: Shadow?, _ subject: Ledger.Subject,
        _ ledger: inout Ledger,
        neighbours: () -> [(value: Double, words: String)] = { [] }
    ) {
        let source = outline.source(of: numeral.range, in: claim.link.runs) ?? claim.link.textSpan
        let written = String(decoding: outline.text[numeral.range], as: UTF8.self)
        guard !claim.hasDash(before: numeral, in: outline) else {
            return ledger.report(
                .syntax, at: place(source), "the dash before \(written) is no minus sign",
                "write −\(written), with a minus sign or a hyphen; a dash that is none wants a space behind it"
            )
        }
        if let seen = claim.numberBeyond(numeral, in: outline) {
            return ledger.report(
                .syntax, at: place(source),
                "the claim holds \(written), but its reader sees \(Array(outline.text[seen]).text)",
                "put the whole number between the brackets")
        }
        ledger.check(
            numeral, at: place(source), against: value, subject, written: written,
            isWhole: isPlaced && outline.isWhole(numeral.range, in: claim.link.runs), shadow: shadow,
            acceptance: claim.acceptance, neighbours: neighbours)
    }

    private func subject(_ claim: Claim, _ block: Int32?, _ ledger: inout Ledger) -> Ledger.Subject {
        let label = ledger.label(String(decoding: claim.selector, as: UTF8.self))
        return Ledger.Subject(node: claim.link.node, fragment: fragment, label: label, block: block)
    }
}
