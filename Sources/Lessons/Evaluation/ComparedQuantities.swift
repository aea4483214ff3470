import Descent
import Diagnostics
import Markup

/// Header cells of a block that compares: `loss(0.1)`, `next w(adam)`, `slope(#2)`.
extension TableChecker {
    /// A quantity of one of the runs. A number that is the same in all, such as `L'(0)`, needs no run.
    func comparedQuantity(_ cell: Cell, _ ledger: inout Ledger) -> TableHeader<BoundQuantity> {
        guard let bytes = headerBytes(of: cell, &ledger) else { return .failed }
        if let suffix = RunSuffix(bytes, in: 0..<bytes.count), !suffix.isCall(in: block.settings) {
            return quantity(cell, bytes, suffix, &ledger)
        }
        guard let quantity = quantity(cell, bytes, 0..<bytes.count, of: block.compared[0], &ledger) else {
            return .failed
        }
        guard quantity.isConstant else {
            ledger.report(
                .unknownSelector, at: cell.span,
                "\(block.block.title) compares \(block.compared.count) runs, and this names none of them",
                block.quantityHelp(bytes.text))
            return .failed
        }
        return .meaning(BoundQuantity(quantity: quantity, label: ledger.label(qualified(bytes.text))))
    }

    private func quantity(
        _ cell: Cell, _ bytes: [UInt8], _ suffix: RunSuffix, _ ledger: inout Ledger
    ) -> TableHeader<BoundQuantity> {
        guard let run = block.compared(named: suffix.name),
            let number = block.compared.firstIndex(where: { $0 === run })
        else {
            ledger.report(
                .unknownSelector, at: place(of: suffix.inside, of: bytes, in: cell),
                "\(block.block.title) has no run '\(suffix.name.text)'", block.runsHelp)
            return .failed
        }
        guard let quantity = quantity(cell, bytes, suffix.quantity, of: run, &ledger) else { return .failed }
        let label =
            run.label.isEmpty ? bytes.text : "\(run.label).\(Array(bytes[suffix.quantity]).text)"
        return .meaning(BoundQuantity(quantity: quantity, label: ledger.label(label), run: number))
    }

    private func quantity(
        _ cell: Cell, _ bytes: [UInt8], _ range: Range<Int>, of run: BoundBlock, _ ledger: inout Ledger
    ) -> Quantity? {
        // Without this `slope(0.1)/2` would only be said to call no function.
        let help =
            range.count == bytes.count && bytes.contains(UInt8(ascii: "("))
            ? "a run's name stands behind the whole quantity, as in `\(block.example)`" : nil
        guard let syntax = syntax(of: cell, bytes, in: range, &ledger, help: help) else { return nil }
        let bound = bind(cell, bytes, &ledger, help: help) { () throws(ExpressionError) in
            try run.scope.quantity(syntax)
        }
        guard let bound, isValue(bound, cell, &ledger) else { return nil }
        return bound
    }

    /// A quantity's name as the block itself writes it: `w`, or `w(0.1)` of one of its runs.
    func unqualified(_ label: String, of run: BoundBlock) -> String {
        let prefix = "\(run.label)."
        guard !run.label.isEmpty, label.hasPrefix(prefix) else { return label }
        return label.dropFirst(prefix.count) + (run.runName.map { "(\($0.text))" } ?? "")
    }
}
