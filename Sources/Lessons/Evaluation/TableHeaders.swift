import Descent
import Diagnostics
import Markup

/// What the first cell of a row or column says.
enum TableHeader<Meaning> {
    case meaning(Meaning)
    /// `…`
    case leftOut
    /// It has an error, which is reported.
    case failed
}

/// A quantity of a run, bound once for a row or a column of a table.
struct BoundQuantity {
    let quantity: Quantity
    let label: Int32
    /// Whose quantity it is: a place in the table's runs.
    var run = 0
}

/// One run of a table of steps.
struct TableRun {
    let block: BoundBlock
    let run: Descent.Run
    let shadow: ShadowRun?
}

/// Reads the header cells of claimed tables.
extension TableChecker {
    func quantity(_ cell: Cell, _ ledger: inout Ledger) -> TableHeader<BoundQuantity> {
        if outline.isLeftOut(cell) { return .leftOut }
        guard block.compared.isEmpty else { return comparedQuantity(cell, &ledger) }
        guard let (syntax, text) = syntax(of: cell, &ledger),
            let quantity = bind(
                cell, text, &ledger, { () throws(ExpressionError) in try block.scope.quantity(syntax) })
        else { return .failed }
        guard isValue(quantity, cell, &ledger) else { return .failed }
        return .meaning(BoundQuantity(quantity: quantity, label: ledger.label(qualified(text.text))))
    }

    /// Whether a quantity is a number; reports a condition.
    func isValue(_ quantity: Quantity, _ cell: Cell, _ ledger: inout Ledger) -> Bool {
        guard quantity.isCondition else { return true }
        ledger.report(
            .syntax, at: cell.span, "a condition where a quantity is wanted",
            "name a parameter, `loss`, `slope` or an expression over them")
        return false
    }

    func qualified(_ text: String) -> String { block.label.isEmpty ? text : "\(block.label).\(text)" }

    /// The expression of a header cell, from its label link where it has one, and as it is written.
    func syntax(of cell: Cell, _ ledger: inout Ledger) -> (Syntax, [UInt8])? {
        guard let bytes = headerBytes(of: cell, &ledger) else { return nil }
        return syntax(of: cell, bytes, in: 0..<bytes.count, &ledger).map { ($0, bytes) }
    }

    /// The expression that a part of a header cell's bytes hold.
    func syntax(
        of cell: Cell, _ bytes: [UInt8], in range: Range<Int>, _ ledger: inout Ledger, help: String? = nil
    ) -> Syntax? {
        bind(cell, bytes, &ledger, help: help) { () throws(ExpressionError) in
            try Syntax.parse(bytes, in: range, options: Syntax.Options(bars: false))
        }
    }

    /// What a header cell says, from its label link where it has one.
    func headerBytes(of cell: Cell, _ ledger: inout Ledger) -> [UInt8]? {
        let bytes: [UInt8]
        if let link = labelLink(of: cell), !(topLeftNamesBlock && cell.node == topLeft.node) {
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
        return bytes
    }

    /// The step that a header cell names.
    ///
    /// - Parameter run: of several the longest.
    func step(_ cell: Cell, _ run: Descent.Run, _ ledger: inout Ledger) -> TableHeader<Int> {
        if outline.isLeftOut(cell) { return .leftOut }
        guard let step = stepNumber(cell) else {
            let written = outline.written(cell)
            ledger.report(
                .syntax, at: cell.span,
                written.isEmpty ? "an empty cell where a step is wanted" : "'\(written)' is no step",
                "write the step's number, or `…` for what is left out")
            return .failed
        }
        guard step >= 0, step <= run.steps else {
            ledger.report(
                .unknownSelector, at: cell.span,
                "step \(step) is not in the run, which ends at step \(run.steps)", run.rangeHelp)
            return .failed
        }
        return .meaning(step)
    }

    /// The number of a cell that holds nothing but a whole number.
    func stepNumber(_ cell: Cell) -> Int? {
        let text = outline.text(of: cell)
        // Digits alone, as nearly every step is written, need no scanner; so many do not overflow.
        guard (1...18).contains(text.count), text.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else {
            return onlyNumeral(of: cell)?.wholeValue
        }
        return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// The numeral of a cell that holds nothing else.
    func onlyNumeral(of cell: Cell) -> Numeral? {
        let text = outline.text(of: cell)
        guard let first = text.first, first < UInt8(ascii: "A") || first >= 0x80 else { return nil }
        let numerals = NumeralScanner.numerals(in: outline.text, range: text.startIndex..<text.endIndex)
        guard numerals.count == 1, numerals[0].range == text.startIndex..<text.endIndex else { return nil }
        return numerals[0]
    }

    func labelLink(of cell: Cell) -> Int? { cell.links.first { outline.links[$0].isClaim } }

    /// Reports what is wrong with a header cell's expression, at its own bytes where the cell holds them as they are.
    func bind<Value>(
        _ cell: Cell, _ bytes: [UInt8], _ ledger: inout Ledger, help: String? = nil,
        _ body: () throws(ExpressionError) -> Value
    ) -> Value? {
        do throws(ExpressionError) {
            return try body()
        } catch {
            if case .definedWithErrors = error.kind { return nil }
            var diagnostic = Wording(bytes).diagnostic(error)
            diagnostic.range = place(of: error.range, of: bytes, in: cell)
            if let help { diagnostic.notes = [Note(help)] }
            ledger.diagnostics.append(diagnostic)
            return nil
        }
    }

    /// The bytes of the lesson that hold a part of a header cell's expression; the whole cell where that is not clear.
    func place(of part: Range<Int>, of bytes: [UInt8], in cell: Cell) -> Range<Int> {
        let text = outline.text(of: cell)
        guard !part.isEmpty, text.elementsEqual(bytes) else {
            guard !part.isEmpty, let link = labelLink(of: cell).map({ outline.links[$0] }),
                let span = link.destinationSpan, span.count == link.destination.count,
                link.selector.elementsEqual(bytes)
            else { return cell.span }
            let start = span.lowerBound + Link.claimScheme.count
            return start + part.lowerBound..<start + part.upperBound
        }
        let start = text.startIndex
        let wanted = start + part.lowerBound..<start + part.upperBound
        return outline.source(of: wanted, in: outline.passages[cell.passage].runs) ?? cell.span
    }
}

extension Descent.Run {
    /// Why a step beyond the last is none.
    var rangeHelp: String { stopped ? "`stop when` ended it there" : "its steps go from 0 to \(steps)" }

    /// The values one step away, which may explain a wrong number.
    func neighbours(of quantity: Quantity, at step: Int) -> [(value: Double, words: String)] {
        [step - 1, step + 1].compactMap { other in
            value(of: quantity, at: other).map { ($0, "the value at step \(other)") }
        }
    }
}

extension Outline {
    /// Whether a cell says that it leaves something out.
    func isLeftOut(_ cell: Cell) -> Bool {
        let text = text(of: cell)
        return text.count == 3 && (text.elementsEqual("…".utf8) || text.elementsEqual("...".utf8))
    }

    /// A cell's visible text.
    func written(_ cell: Cell) -> String { String(decoding: text(of: cell), as: UTF8.self) }

    /// Whether a part of the visible text stands in the source without marks of emphasis or code inside it.
    func isWhole(_ part: Range<Int>, in runs: Range<Int>) -> Bool {
        var end: Int?
        for run in self.runs[runs] where run.literal.overlaps(part) {
            if let end, end != run.source.lowerBound { return false }
            end = run.source.upperBound
        }
        return true
    }
}
