import Descent
import Diagnostics
import Markup

/// Compares the cells of claimed tables with what was computed.
extension TableChecker {
    /// One cell of a table of steps.
    func check(
        _ cell: Cell, _ quantity: TableHeader<BoundQuantity>, _ step: TableHeader<Int>, _ runs: [TableRun],
        _ ledger: inout Ledger
    ) {
        if outline.isLeftOut(cell) { return }
        switch (quantity, step) {
        case (.failed, _), (_, .failed): return
        case (.leftOut, _), (_, .leftOut): reportUnchecked(cell, &ledger)
        case (.meaning(let bound), .meaning(let step)):
            let run = runs[bound.run].run
            guard let value = run.value(of: bound.quantity, at: step) else {
                return ledger.report(
                    .unknownSelector, at: cell.span,
                    "'\(ledger.labels[Int(bound.label)])' has no value at step \(step)",
                    step > run.steps
                        ? "that run ends at step \(run.steps); write `…` here"
                        : "`previous` begins at step 1; write `…` here")
            }
            let subject = Ledger.Subject(
                node: cell.node, label: bound.label, row: .step(Int32(step)), block: blockIndex)
            let shadow = runs[bound.run].shadow?.value(of: bound.quantity, at: step)
            if ledger.comparisons == nil, isPlainlyRight(cell, value, shadow) {
                return ledger.right(subject, at: cell.span, value: value)
            }
            let name = ledger.labels[Int(bound.label)]
            let owner = runs[bound.run].block
            let acceptance = Ledger.Acceptance(
                help: { block.acceptanceHelp("\(unqualified(name, of: owner))[\(step)]") },
                isGiven: { block.accepts(bound.quantity, of: owner, at: step) })
            check(cell, against: value, shadow, subject, &ledger, acceptance: acceptance) {
                run.neighbours(of: bound.quantity, at: step)
            }
        }
    }

    /// Whether a cell holds plain digits that are right and certain; false says only that a closer look is due.
    func isPlainlyRight(_ cell: Cell, _ value: Double, _ shadow: Shadow?) -> Bool {
        guard let plain = PlainDigits(outline.text(of: cell)), plain.areRight(for: value) else {
            return false
        }
        return shadow?.isCertain(value, decimals: plain.decimals) ?? false
    }

    /// - Parameter neighbours: asked for only where the cell is wrong.
    func check(
        _ cell: Cell, against value: Double, _ shadow: Shadow?, _ subject: Ledger.Subject,
        _ ledger: inout Ledger, acceptance: Ledger.Acceptance,
        neighbours: () -> [(value: Double, words: String)] = { [] }
    ) {
        let text = outline.text(of: cell)
        guard !text.isEmpty else { return reportEmpty(cell, &ledger) }
        let numerals = NumeralScanner.numerals(in: outline.text, range: text.startIndex..<text.endIndex)
        guard numerals.count == 1 else {
            return ledger.report(
                .claimCount, at: cell.span,
                "\(numerals.isEmpty ? "no number" : "\(numerals.count) numbers") in a claimed cell",
                "write one number, or `…` to leave the cell out")
        }
        let range =
            outline.source(of: numerals[0].range, in: outline.passages[cell.passage].runs) ?? cell.span
        let written = String(decoding: outline.text[numerals[0].range], as: UTF8.self)
        ledger.check(
            numerals[0], at: range, against: value, subject, written: written,
            isWhole: outline.isWhole(numerals[0].range, in: outline.passages[cell.passage].runs),
            shadow: shadow, acceptance: acceptance, neighbours: neighbours)
    }

    func reportEmpty(_ cell: Cell, _ ledger: inout Ledger) {
        ledger.report(
            .syntax, at: cell.span, "an empty cell in a claimed table",
            "write the number, `?.??` to have it filled in, or `…` to leave it out")
    }

    /// A cell whose row or column is left out claims nothing, so it may not look as if it did.
    func reportUnchecked(_ cell: Cell, _ ledger: inout Ledger) {
        if outline.text(of: cell).isEmpty { return reportEmpty(cell, &ledger) }
        ledger.report(
            .syntax, at: cell.span, "a cell that nothing checks: its row or column is left out",
            "write `…` here too, or say at the head what it holds")
    }
}
