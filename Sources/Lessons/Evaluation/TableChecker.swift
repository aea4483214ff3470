import Descent
import Diagnostics
import Markup

/// Checks a claimed table: finds its shape, binds its quantities, compares every cell (LANGUAGE section 3).
struct TableChecker {
    let outline: Outline
    let table: Table
    let block: BoundBlock
    let blockIndex: Int32?
    /// Whether the top-left cell's link names the block, so that the cell's quantity is its text.
    let topLeftNamesBlock: Bool

    private var rows: [Row] { Array(outline.rows[table.rows]) }

    /// - Returns: the links that were read as labels, indices into the outline's links.
    func check(_ ledger: inout Ledger) -> [Int] {
        let header = outline.header(of: table)
        for row in rows.dropFirst() where row.written != header.written {
            ledger.report(
                .syntax, at: row.span,
                "a row with \(row.written) cells under a header with \(header.written)",
                "a claimed table's rows are as long as its header; write `…` for a cell that is left out")
        }
        ledger.reserve(rows.count * header.cells.count)
        let topLeft = outline.cells[header.cells.lowerBound]
        var labels: [Int] = Array(topLeft.links)
        if isStep(topLeft) {
            guard block.run != nil else {
                ledger.report(
                    .missingSetting, at: topLeft.span,
                    "a table of steps, but \(block.block.title) has no run",
                    "give it `from`, `rate` and `steps`")
                return labels
            }
            labels += stepsRunAlong(header) ? checkQuantityRows(&ledger) : checkStepRows(&ledger)
        } else {
            labels += checkEvaluations(&ledger)
        }
        return labels
    }

    // MARK: - Shapes

    private func isStep(_ cell: Cell) -> Bool {
        if let label = labelLink(of: cell),
            !topLeftNamesBlock || cell.node != outline.cells[outline.header(of: table).cells.lowerBound].node
        {
            return outline.links[label].selector.elementsEqual("step".utf8)
        }
        return outline.text(of: cell).elementsEqual("step".utf8)
    }

    /// Whether the header names steps (and a row is a quantity) rather than quantities (and a row is a step).
    private func stepsRunAlong(_ header: Row) -> Bool {
        outline.cells[header.cells].dropFirst().allSatisfy { isLeftOut($0) || stepNumber($0) != nil }
    }

    /// Shape one: step numbers along the header.
    private func checkQuantityRows(_ ledger: inout Ledger) -> [Int] {
        let steps = outline.cells[outline.header(of: table).cells].dropFirst().map { step($0, &ledger) }
        var links: [Int] = []
        for row in rows.dropFirst() {
            let cells = Array(outline.cells[row.cells])
            links += Array(cells[0].links)
            if isLeftOut(cells[0]) { continue }
            guard let quantity = quantity(cells[0], &ledger) else { continue }
            for (cell, step) in zip(cells.dropFirst().prefix(max(0, row.written - 1)), steps) {
                guard let step else { continue }
                check(cell, quantity, step, &ledger)
            }
        }
        return links
    }

    /// Shape two: quantities along the header.
    private func checkStepRows(_ ledger: inout Ledger) -> [Int] {
        let header = Array(outline.cells[outline.header(of: table).cells])
        let quantities = header.dropFirst().map { isLeftOut($0) ? nil : quantity($0, &ledger) }
        for row in rows.dropFirst() {
            let cells = Array(outline.cells[row.cells])
            guard let step = step(cells[0], &ledger) else { continue }
            for (cell, quantity) in zip(cells.dropFirst().prefix(max(0, row.written - 1)), quantities) {
                guard let quantity else { continue }
                check(cell, quantity, step, &ledger)
            }
        }
        return header.flatMap { Array($0.links) }
    }

    /// Shape three: a table of evaluations.
    private func checkEvaluations(_ ledger: inout Ledger) -> [Int] {
        let header = Array(outline.cells[outline.header(of: table).cells])
        let columns = header.map { column($0, &ledger) }
        let inputs = columns.compactMap { if case .input(let name) = $0 { name } else { nil } }
        let evaluations = zip(header, columns).map {
            cell, column -> (evaluation: Evaluation, label: Int32)? in
            guard case .expression(let syntax, let text) = column,
                let evaluation = bind(
                    cell, &ledger,
                    { () throws(ExpressionError) in try block.scope.evaluation(syntax, inputs: inputs) })
            else { return nil }
            return (evaluation, ledger.label(qualified(text)))
        }
        for row in rows.dropFirst() {
            checkEvaluations(
                in: Array(outline.cells[row.cells].prefix(row.written)), columns, evaluations, &ledger)
        }
        return header.flatMap { Array($0.links) }
    }

    private func checkEvaluations(
        in cells: [Cell], _ columns: [Column?], _ evaluations: [(evaluation: Evaluation, label: Int32)?],
        _ ledger: inout Ledger
    ) {
        var inputs: [Double] = []
        var words: [String] = []
        for (cell, column) in zip(cells, columns) {
            guard case .input(let name) = column else { continue }
            if isLeftOut(cell) { return }
            guard let value = input(cell, &ledger) else { return }
            inputs.append(value)
            words.append("\(name) = \(String(decoding: outline.text(of: cell), as: UTF8.self))")
        }
        guard inputs.count == columns.count(where: { if case .input = $0 { true } else { false } }) else {
            return
        }
        let row: Check.Row = words.isEmpty ? .none : .inputs(ledger.label(words.joined(separator: ", ")))
        for (cell, evaluation) in zip(cells, evaluations) {
            guard let evaluation, !isLeftOut(cell) else { continue }
            let subject = Ledger.Subject(
                node: cell.node, label: evaluation.label, row: row, block: blockIndex)
            check(cell, against: evaluation.evaluation.value(inputs), subject, &ledger, neighbours: [])
        }
    }

    // MARK: - Headers

    private struct BoundQuantity {
        let quantity: Quantity
        let label: Int32
    }

    private enum Column {
        case input(Name)
        case expression(Syntax, String)
    }

    /// What a header cell of a table of evaluations stands for: a name that nothing defines is an input.
    private func column(_ cell: Cell, _ ledger: inout Ledger) -> Column? {
        guard !isLeftOut(cell) else { return nil }
        guard let (syntax, text) = syntax(of: cell, &ledger) else { return nil }
        if let name = syntax.plainName, !defines(name) { return .input(name) }
        return .expression(syntax, text)
    }

    private func defines(_ name: Name) -> Bool {
        if block.settings.loss?.parameters?.contains(name) == true { return false }
        return block.settings.definitions.contains { $0.name == name } || block.settings.loss?.name == name
            || Function.allCases.contains { $0.name == name } || name == "pi" || name == "e" || name == "π"
    }

    private func quantity(_ cell: Cell, _ ledger: inout Ledger) -> BoundQuantity? {
        guard let (syntax, text) = syntax(of: cell, &ledger),
            let quantity = bind(
                cell, &ledger, { () throws(ExpressionError) in try block.scope.quantity(syntax) })
        else { return nil }
        guard !quantity.isCondition else {
            ledger.report(
                .syntax, at: cell.span, "a condition where a quantity is wanted",
                "name a parameter, `loss`, `slope` or an expression over them")
            return nil
        }
        return BoundQuantity(quantity: quantity, label: ledger.label(qualified(text)))
    }

    private func qualified(_ text: String) -> String { block.label.isEmpty ? text : "\(block.label).\(text)" }

    /// The expression of a header cell, from its label link where it has one, and as it is written.
    private func syntax(of cell: Cell, _ ledger: inout Ledger) -> (Syntax, String)? {
        let isTopLeft = cell.node == outline.cells[outline.header(of: table).cells.lowerBound].node
        let bytes: [UInt8]
        if let link = labelLink(of: cell), !(isTopLeft && topLeftNamesBlock) {
            bytes = Array(outline.links[link].selector)
        } else {
            bytes = Array(outline.text(of: cell))
        }
        guard !bytes.isEmpty else {
            ledger.report(
                .syntax, at: cell.span, "an empty header cell",
                "name a quantity, or write `…` for a column that is left out")
            return nil
        }
        let syntax = bind(cell, in: bytes, &ledger) { () throws(ExpressionError) in
            try Syntax.parse(bytes, in: 0..<bytes.count, options: Syntax.Options(bars: false))
        }
        return syntax.map { ($0, String(decoding: bytes, as: UTF8.self)) }
    }

    private func bind<Value>(
        _ cell: Cell, in bytes: [UInt8]? = nil, _ ledger: inout Ledger,
        _ body: () throws(ExpressionError) -> Value
    ) -> Value? {
        do throws(ExpressionError) {
            return try body()
        } catch {
            if case .definedWithErrors = error.kind { return nil }
            var diagnostic = Wording(bytes ?? Array(outline.text(of: cell))).diagnostic(error)
            // Bytes for bytes the cell's source, the error's own place; else the cell.
            let isVerbatim = (bytes.map { $0.count } ?? outline.text(of: cell).count) == cell.span.count
            diagnostic.range =
                isVerbatim
                ? cell.span.lowerBound + error.range.lowerBound..<cell.span.lowerBound
                    + error.range.upperBound
                : cell.span
            if diagnostic.range.isEmpty { diagnostic.range = cell.span }
            ledger.diagnostics.append(diagnostic)
            return nil
        }
    }

    private func labelLink(of cell: Cell) -> Int? { cell.links.first { outline.links[$0].isClaim } }

    // MARK: - Steps and inputs

    private func stepNumber(_ cell: Cell) -> Int? {
        let text = outline.text(of: cell)
        let numerals = NumeralScanner.numerals(in: outline.text, range: text.startIndex..<text.endIndex)
        guard numerals.count == 1, numerals[0].range == text.startIndex..<text.endIndex else { return nil }
        return numerals[0].wholeValue
    }

    private func step(_ cell: Cell, _ ledger: inout Ledger) -> Int? {
        if isLeftOut(cell) { return nil }
        guard let step = stepNumber(cell) else {
            ledger.report(
                .syntax, at: cell.span, "'\(outline.written(cell))' is no step",
                "write the step's number, or `…` for what is left out")
            return nil
        }
        guard let run = block.run, step >= 0, step <= run.steps else {
            let last = block.run?.steps ?? 0
            ledger.report(
                .unknownSelector, at: cell.span, "step \(step) is not in the run, which ends at step \(last)",
                block.run?.stopped == true ? "`stop when` ended it there" : "its steps go from 0 to \(last)")
            return nil
        }
        return step
    }

    private func input(_ cell: Cell, _ ledger: inout Ledger) -> Double? {
        let text = outline.text(of: cell)
        let numerals = NumeralScanner.numerals(in: outline.text, range: text.startIndex..<text.endIndex)
        if numerals.count == 1, numerals[0].range == text.startIndex..<text.endIndex,
            let value = numerals[0].value
        {
            return value
        }
        guard !text.isEmpty else {
            emptyCell(cell, &ledger)
            return nil
        }
        let bytes = Array(text)
        return bind(cell, in: bytes, &ledger) { () throws(ExpressionError) in
            try block.scope.constant(
                Syntax.parse(bytes, in: 0..<bytes.count, options: Syntax.Options(bars: false)))
        }
    }

    private func isLeftOut(_ cell: Cell) -> Bool { outline.isLeftOut(cell) }

    private func emptyCell(_ cell: Cell, _ ledger: inout Ledger) {
        ledger.report(
            .syntax, at: cell.span, "an empty cell in a claimed table",
            "write the number, `?.??` to have it filled in, or `…` to leave it out")
    }

    // MARK: - Cells

    private func check(_ cell: Cell, _ bound: BoundQuantity, _ step: Int, _ ledger: inout Ledger) {
        guard !isLeftOut(cell), let run = block.run else { return }
        guard let value = run.value(of: bound.quantity, at: step) else {
            return ledger.report(
                .unknownSelector, at: cell.span,
                "'\(ledger.labels[Int(bound.label)])' has no value at step \(step)",
                "`previous` begins at step 1; write `…` here")
        }
        let subject = Ledger.Subject(
            node: cell.node, label: bound.label, row: .step(Int32(step)), block: blockIndex)
        check(cell, against: value, subject, &ledger, neighbours: neighbours(bound, step, run))
    }

    private func neighbours(_ bound: BoundQuantity, _ step: Int, _ run: Descent.Run) -> () -> [(
        value: Double, words: String
    )] {
        {
            [step - 1, step + 1].filter { $0 >= 0 && $0 <= run.steps }.compactMap { other in
                run.value(of: bound.quantity, at: other).map { ($0, "the value at step \(other)") }
            }
        }
    }

    private func check(
        _ cell: Cell, against value: Double, _ subject: Ledger.Subject, _ ledger: inout Ledger,
        neighbours: [(value: Double, words: String)]
    ) {
        check(cell, against: value, subject, &ledger, neighbours: { neighbours })
    }

    private func check(
        _ cell: Cell, against value: Double, _ subject: Ledger.Subject, _ ledger: inout Ledger,
        neighbours: () -> [(value: Double, words: String)]
    ) {
        let text = outline.text(of: cell)
        if PlainDigits.areRight(outline.text, in: text.startIndex..<text.endIndex, for: value) {
            return ledger.right(subject, at: cell.span, value: value)
        }
        guard !text.isEmpty else { return emptyCell(cell, &ledger) }
        let numerals = NumeralScanner.numerals(in: outline.text, range: text.startIndex..<text.endIndex)
        guard numerals.count == 1 else {
            let found = numerals.isEmpty ? "no number" : "\(numerals.count) numbers"
            return ledger.report(
                .claimCount, at: cell.span, "\(found) in a claimed cell",
                "write one number, or `…` to leave the cell out")
        }
        let range =
            outline.source(of: numerals[0].range, in: outline.passages[cell.passage].runs) ?? cell.span
        let written = String(decoding: outline.text[numerals[0].range], as: UTF8.self)
        ledger.check(
            numerals[0], at: range, against: value, subject, written: written, neighbours: neighbours())
    }
}

extension Outline {
    /// Whether a cell says that it leaves something out.
    func isLeftOut(_ cell: Cell) -> Bool {
        let text = text(of: cell)
        return text.count == 3 && (text.elementsEqual("…".utf8) || text.elementsEqual("...".utf8))
    }

    func written(_ cell: Cell) -> String { String(decoding: text(of: cell), as: UTF8.self) }
}
