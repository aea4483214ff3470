import Descent
import Diagnostics

/// `fragile w[3] "why"`: a cell of the block's tables that may be fragile.
struct FragileMark: Sendable, Equatable {
    /// A quantity of one run of a comparison, as in `w(0.1)`.
    struct OfRun: Sendable, Equatable {
        let suffix: RunSuffix
        let quantity: Syntax
    }

    /// Nil where the cell can only be that of a run.
    var quantity: Syntax?
    /// The cell read as that of a run, where it may be one.
    var ofRun: OfRun?
    /// The step; nil in a table of evaluations, where every row of the column is meant.
    var index: Reference.Index?
    /// Where the quantity and its step stand.
    var range: Range<Int>
}

extension BoundBlock {
    /// The run that a mark is about and the quantity of it; nil where it names none.
    private func subject(of mark: FragileMark) -> (run: BoundBlock, quantity: Syntax)? {
        guard !compared.isEmpty else { return mark.quantity.map { (self, $0) } }
        guard let ofRun = mark.ofRun, !ofRun.suffix.isCall(in: settings) else { return nil }
        return compared(named: ofRun.suffix.name).map { ($0, ofRun.quantity) }
    }

    /// Whether the block accepts that a cell of a table of steps is fragile.
    ///
    /// - Parameter owner: the block, or the run of it that the quantity is of.
    func accepts(_ quantity: Quantity, of owner: BoundBlock, at step: Int) -> Bool {
        block.fragile.contains { mark in
            guard let index = mark.index, let run = owner.run, index.step(of: run.steps) == step,
                let subject = subject(of: mark), subject.run === owner
            else { return false }
            do throws(ExpressionError) {
                return try owner.scope.quantity(subject.quantity).isSame(as: quantity)
            } catch {
                return false
            }
        }
    }

    /// Whether it accepts that a column of a table of evaluations is.
    func accepts(_ evaluation: Evaluation, inputs: [Name]) -> Bool {
        block.fragile.contains { mark in
            guard mark.index == nil, let quantity = mark.quantity else { return false }
            do throws(ExpressionError) {
                return try scope.evaluation(quantity, inputs: inputs) == evaluation
            } catch {
                return false
            }
        }
    }

    /// How an author accepts a cell, for messages.
    func acceptanceHelp(_ quantity: String) -> String {
        "claim fewer digits, or write `fragile \(quantity) \"why\"` in the block"
    }

    /// Reports marks of cells that no table of this block could have.
    func checkMarks(_ source: [UInt8], _ ledger: inout Ledger) {
        for mark in block.fragile where !isBroken {
            guard let index = mark.index else { continue }
            guard let subject = subject(of: mark) else {
                ledger.report(
                    .unknownSelector, at: mark.range,
                    compared.isEmpty
                        ? "\(block.title) compares nothing, so it has no runs to name"
                        : "\(block.title) compares \(compared.count) runs, and this names none of them",
                    compared.isEmpty ? "write `\(Keyword.fragile.form)`" : runsHelp)
                continue
            }
            do throws(ExpressionError) {
                _ = try subject.run.scope.quantity(subject.quantity)
            } catch {
                ledger.diagnostics.append(Wording(source).diagnostic(error))
                continue
            }
            guard let run = subject.run.run else {
                ledger.report(
                    .missingSetting, at: mark.range, "a step of \(block.title), which has no run",
                    "give it `from`, `rate` and `steps`")
                continue
            }
            guard index.step(of: run.steps) == nil else { continue }
            ledger.report(
                .unknownSelector, at: mark.range,
                "a step that is not in the run, which ends at step \(run.steps)", run.rangeHelp)
        }
    }
}

extension BlockParser {
    /// Reads `w[3] "why"`.
    mutating func readFragile(_ rest: Range<Int>) throws(ExpressionError) {
        let quote = UInt8(ascii: "\"")
        guard let opening = source[rest].firstIndex(of: quote) else {
            return report(
                .syntax, at: rest, "`fragile` without a reason", "write `\(Keyword.fragile.form)`")
        }
        guard let reason = quoted(opening..<rest.upperBound) else { return }
        let cell = Words.trimmed(rest.lowerBound..<opening, in: source)
        guard !cell.isEmpty, !Words.trimmed(reason, in: source).isEmpty else {
            return report(
                .syntax, at: rest, cell.isEmpty ? "`fragile` without a cell" : "`fragile` without a reason",
                "write `\(Keyword.fragile.form)`")
        }
        guard source[cell.upperBound - 1] == UInt8(ascii: "]"),
            let bracket = source[cell].lastIndex(of: UInt8(ascii: "["))
        else { return try addMark(of: cell, index: nil, at: cell) }
        guard let index = SelectorParser.index(source, in: bracket + 1..<cell.upperBound - 1) else {
            return report(
                .syntax, at: bracket..<cell.upperBound,
                "'\(Array(source[bracket..<cell.upperBound]).text)' is no step",
                "write `[8]`, `[last]` or `[last-1]`")
        }
        try addMark(of: cell.lowerBound..<bracket, index: index, at: cell)
    }

    /// Reads a quantity, which may be one of a run; `w(#2)` can be nothing else.
    private mutating func addMark(
        of range: Range<Int>, index: Reference.Index?, at cell: Range<Int>
    ) throws(ExpressionError) {
        var mark = FragileMark(index: index, range: cell)
        do throws(ExpressionError) {
            mark.quantity = try Syntax.parse(source, in: range)
        } catch {
            guard RunSuffix(source, in: range) != nil else { throw error }
        }
        if let suffix = RunSuffix(source, in: range) {
            let quantity = try Syntax.parse(source, in: suffix.quantity)
            mark.ofRun = FragileMark.OfRun(suffix: suffix, quantity: quantity)
        }
        block.fragile.append(mark)
    }
}
