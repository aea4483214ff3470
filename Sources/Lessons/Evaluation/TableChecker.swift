import Descent
import Diagnostics
import Markup

/// Checks a claimed table: finds its shape, binds its quantities, compares every cell (LANGUAGE section 3).
///
/// This file tells the shapes apart and checks the two shapes of steps; `EvaluationTable` checks the third, `TableHeaders`
/// reads header cells and `TableCells` compares numbers.
struct TableChecker {
    let outline: Outline
    let table: Table
    let block: BoundBlock
    let blockIndex: Int32?
    /// Whether the top-left cell's link names the block, so that the cell's quantity is its text.
    let topLeftNamesBlock: Bool

    /// The cells of the header, indices into the outline's cells; a row has as many.
    var header: Range<Int> { outline.header(of: table).cells }

    var topLeft: Cell { outline.cells[header.lowerBound] }

    /// - Returns: the links that were read as labels, indices into the outline's links.
    func check(_ ledger: inout Ledger) -> [Int] {
        checkLengths(&ledger)
        ledger.reserve(outline.body(of: table).count * header.count)
        guard isStep(topLeft) else { return checkEvaluations(&ledger) }
        let runs = runs(&ledger)
        guard let longest = runs.max(by: { $0.run.steps < $1.run.steps })?.run else {
            ledger.report(
                .missingSetting, at: topLeft.span, "a table of steps, but \(block.block.title) has no run",
                "give it `from`, `rate` and `steps`")
            return Array(topLeft.links)
        }
        return stepsRunAlong
            ? checkQuantityRows(runs, longest, &ledger) : checkStepRows(runs, longest, &ledger)
    }

    /// The block's run, or the runs that it compares.
    private func runs(_ ledger: inout Ledger) -> [TableRun] {
        var runs: [TableRun] = []
        for block in block.each {
            guard let run = block.run else { continue }
            runs.append(
                TableRun(block: block, run: run, shadow: ledger.shadows.run(of: block, blockIndex)))
        }
        return runs
    }

    private func checkLengths(_ ledger: inout Ledger) {
        let wanted = outline.header(of: table).written
        for row in outline.rows[outline.body(of: table)] where row.written != wanted {
            ledger.report(
                .syntax, at: row.span,
                "a row with \(counted(row.written, "cell")) under a header with \(wanted)",
                "a claimed table's rows are as long as its header; write `…` for a cell that is left out")
        }
    }

    // MARK: - Shapes

    private func isStep(_ cell: Cell) -> Bool {
        if let label = labelLink(of: cell), !topLeftNamesBlock {
            return outline.links[label].selector.elementsEqual("step".utf8)
        }
        return outline.text(of: cell).elementsEqual("step".utf8)
    }

    /// Whether the header names steps, and a row is a quantity, rather than quantities, and a row is a step.
    ///
    /// A header that names steps and something else is one of steps with a mistake, unless the rows begin with steps.
    private var stepsRunAlong: Bool {
        let named = header.dropFirst().filter { !outline.isLeftOut(outline.cells[$0]) }
        let areSteps = named.map { stepNumber(outline.cells[$0]) != nil }
        guard areSteps.contains(true) else { return named.isEmpty }
        return !areSteps.contains(false) || !rowsBeginWithSteps
    }

    private var rowsBeginWithSteps: Bool {
        outline.body(of: table).contains {
            stepNumber(outline.cells[outline.rows[$0].cells.lowerBound]) != nil
        }
    }

    // MARK: - Tables of steps

    /// Shape one: step numbers along the header.
    private func checkQuantityRows(
        _ runs: [TableRun], _ longest: Descent.Run, _ ledger: inout Ledger
    ) -> [Int] {
        let steps = header.dropFirst().map { step(outline.cells[$0], longest, &ledger) }
        var links = Array(topLeft.links)
        for row in outline.rows[outline.body(of: table)] {
            let first = outline.cells[row.cells.lowerBound]
            links += Array(first.links)
            let quantity = quantity(first, &ledger)
            for (cell, step) in zip(row.cells.prefix(row.written).dropFirst(), steps) {
                check(outline.cells[cell], quantity, step, runs, &ledger)
            }
        }
        return links
    }

    /// Shape two: quantities along the header.
    private func checkStepRows(
        _ runs: [TableRun], _ longest: Descent.Run, _ ledger: inout Ledger
    ) -> [Int] {
        let quantities = header.dropFirst().map { quantity(outline.cells[$0], &ledger) }
        for row in outline.rows[outline.body(of: table)] {
            let step = step(outline.cells[row.cells.lowerBound], longest, &ledger)
            for (cell, quantity) in zip(row.cells.prefix(row.written).dropFirst(), quantities) {
                check(outline.cells[cell], quantity, step, runs, &ledger)
            }
        }
        return header.flatMap { Array(outline.cells[$0].links) }
    }
}
