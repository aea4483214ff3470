import Descent
import Diagnostics

/// `fragile w[3] "why"`: a cell of the block's tables that may be fragile.
struct FragileMark: Sendable, Equatable {
    var quantity: Syntax
    /// The step; nil in a table of evaluations, where every row of the column is meant.
    var index: Reference.Index?
    /// Where the quantity and its step stand.
    var range: Range<Int>
}

extension BoundBlock {
    /// Whether the block accepts that a cell of a table of steps is fragile.
    func accepts(_ quantity: Quantity, at step: Int) -> Bool {
        block.fragile.contains { mark in
            guard let index = mark.index, let run, index.step(of: run.steps) == step else { return false }
            do throws(ExpressionError) {
                return try scope.quantity(mark.quantity).isSame(as: quantity)
            } catch {
                return false
            }
        }
    }

    /// Whether it accepts that a column of a table of evaluations is.
    func accepts(_ evaluation: Evaluation, inputs: [Name]) -> Bool {
        block.fragile.contains { mark in
            guard mark.index == nil else { return false }
            do throws(ExpressionError) {
                return try scope.evaluation(mark.quantity, inputs: inputs) == evaluation
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
            do throws(ExpressionError) {
                _ = try scope.quantity(mark.quantity)
            } catch {
                ledger.diagnostics.append(Wording(source).diagnostic(error))
                continue
            }
            guard let run else {
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
        else {
            let quantity = try Syntax.parse(source, in: cell)
            return block.fragile.append(FragileMark(quantity: quantity, index: nil, range: cell))
        }
        guard let index = SelectorParser.index(source, in: bracket + 1..<cell.upperBound - 1) else {
            return report(
                .syntax, at: bracket..<cell.upperBound,
                "'\(Array(source[bracket..<cell.upperBound]).text)' is no step",
                "write `[8]`, `[last]` or `[last-1]`")
        }
        let quantity = try Syntax.parse(source, in: cell.lowerBound..<bracket)
        block.fragile.append(FragileMark(quantity: quantity, index: index, range: cell))
    }
}
