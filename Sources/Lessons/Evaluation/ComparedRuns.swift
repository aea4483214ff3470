import Descent
import Diagnostics

/// The runs of a comparison, as claims name them.
extension BoundBlock {
    /// The run that a reference names; what names none, or one of none, is reported.
    func run(of reference: BlockReference, at range: Range<Int>, _ ledger: inout Ledger) -> BoundBlock? {
        guard let name = reference.run else {
            ledger.report(
                .unknownSelector, at: range,
                "'\(reference.text)' compares \(compared.count) runs, and this names none of them",
                "write one: \(names { "`\(reference.text)(\($0))`" })")
            return nil
        }
        guard !compared.isEmpty else {
            ledger.report(
                .unknownSelector, at: range,
                "'\(reference.ofBlock.text)' compares nothing, so it has no run '\(name.text)'",
                "write `\(reference.ofBlock.text)`")
            return nil
        }
        if let run = compared(named: name) { return run }
        ledger.report(
            .unknownSelector, at: range, "'\(reference.ofBlock.text)' has no run '\(name.text)'", runsHelp)
        return nil
    }

    /// The run of a name, or of a number such as `#2`.
    package func compared(named name: RunName) -> BoundBlock? {
        if let run = compared.first(where: { $0.runName == name }) { return run }
        guard let number = name.number, (1...compared.count).contains(number) else { return nil }
        return compared[number - 1]
    }

    /// What runs there are.
    package var runsHelp: String {
        compared.isEmpty ? "it compares nothing" : "its runs are \(names { $0 })"
    }

    /// What to write for a quantity of a run.
    func quantityHelp(_ quantity: String) -> String {
        "say of which: \(names { "`\(quantity)(\($0))`" })"
    }

    /// A quantity of a run, as a table's head has it.
    var example: String { "loss(\(compared.first?.runName?.text ?? "#1"))" }

    /// What it is called in a sentence; `the run 0.1` in a block without a name.
    public var title: String {
        label.isEmpty ? runName.map { "the run \($0.text)" } ?? block.title : label
    }

    private func names(_ form: (String) -> String) -> String {
        compared.compactMap { $0.runName.map { form($0.text) } }.joined(separator: ", ")
    }
}
