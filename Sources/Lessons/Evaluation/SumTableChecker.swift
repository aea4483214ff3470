import Descent
import Diagnostics
import Markup

/// Checks a table of sums: the last row holds what the columns above it add up to.
struct SumTableChecker {
    let outline: Outline
    let table: Table

    func check(_ ledger: inout Ledger) {
        let body = outline.body(of: table).map { outline.rows[$0] }
        guard body.count > 1, let last = body.last else {
            return ledger.report(
                .syntax, at: table.span, "a table of sums with nothing to add up",
                "give it rows, and a last row with their sums")
        }
        let header = outline.header(of: table)
        for row in body where row.written != header.written {
            ledger.report(
                .syntax, at: row.span,
                "a row with \(counted(row.written, "cell")) under a header with \(header.written)",
                "a claimed table's rows are as long as its header")
        }
        for column in 1..<max(1, min(header.cells.count, last.written)) {
            check(column, body.dropLast().filter { column < $0.written }, last, &ledger)
        }
    }

    private func check(_ column: Int, _ rows: [Row], _ last: Row, _ ledger: inout Ledger) {
        let sumCell = outline.cells[last.cells.lowerBound + column]
        let cells = rows.map { outline.cells[$0.cells.lowerBound + column] }
        let values = cells.map { numeral($0)?.value }
        guard let claimed = numeral(sumCell) else {
            // A column of words has no sum; one of numbers does.
            guard !values.isEmpty, values.allSatisfy({ $0 != nil }), !outline.isLeftOut(sumCell) else {
                return
            }
            return ledger.report(
                .claimCount, at: sumCell.span, "no sum under a column of numbers",
                "write it, `?.??` to have it filled in, or `…` to leave it out")
        }
        for (cell, value) in zip(cells, values) where value == nil {
            ledger.report(
                .claimCount, at: cell.span, "no number to add up",
                "write one number in each cell above the sum")
        }
        guard values.allSatisfy({ $0 != nil }) else { return }
        let sum = values.reduce(0) { $0 + ($1 ?? 0) }
        let exactly = cells.reduce(ShadowNumber(0.0)) { $0.plus(numeral($1)?.exactly ?? ShadowNumber(.nan)) }
        let name = outline.written(outline.cells[outline.header(of: table).cells.lowerBound + column])
        let subject = Ledger.Subject(node: sumCell.node, label: ledger.label("sum of \(name)"))
        let range =
            outline.source(of: claimed.range, in: outline.passages[sumCell.passage].runs) ?? sumCell.span
        ledger.check(
            claimed, at: range, against: sum, subject,
            written: String(decoding: outline.text[claimed.range], as: UTF8.self),
            shadow: Shadow(exactly))
    }

    /// The only number of a cell.
    private func numeral(_ cell: Cell) -> Numeral? {
        let text = outline.text(of: cell)
        let numerals = NumeralScanner.numerals(in: outline.text, range: text.startIndex..<text.endIndex)
        return numerals.count == 1 ? numerals[0] : nil
    }
}
