import Descent
import Diagnostics

/// Whether a run ends where it would end in exact arithmetic.
///
/// The shadow of a run takes as many steps as the run, so what is claimed of a step is compared with that step. That
/// the run ends there is a decision of `stop when`, and where exact arithmetic decides otherwise, that is said once, at
/// the statement, as soon as anything of the run is claimed. `fragile CONDITION "why"` accepts it.
extension BoundBlock {
    func checkStop(_ ledger: inout Ledger) {
        guard let stop = plan?.stop, let run, let turn = ledger.shadows.known(of: self)?.turn, !accepts(stop)
        else { return }
        let own = block.settings.stop?.range
        let condition = stop.expression.text.text
        var diagnostic = Diagnostic(
            .fragileNumber, at: own ?? block.settings.like?.range ?? block.opening,
            "where the run ends is fragile: exact arithmetic decides `\(condition)` otherwise",
            notes: [
                Note(
                    turn < run.steps
                        ? "the condition holds at step \(turn) in exact arithmetic, but not in this run's doubles"
                        : "the condition holds at step \(turn) in this run's doubles, but not in exact arithmetic"
                ),
                Note("stop at another limit, or write `fragile \(condition) \"why\"` in the block"),
            ])
        diagnostic.claimed = condition
        ledger.addFragile(diagnostic)
    }

    /// Whether the block accepts that its stop condition is fragile.
    private func accepts(_ stop: Quantity) -> Bool {
        block.fragile.contains { mark in
            guard mark.index == nil, let quantity = mark.quantity else { return false }
            do throws(ExpressionError) {
                return try scope.quantity(quantity).isSame(as: stop)
            } catch {
                return false
            }
        }
    }
}
