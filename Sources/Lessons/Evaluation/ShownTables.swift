import Descent
import Diagnostics

extension BlockBinder {
    /// Reports each computed table that asks for steps which the run does not have: they would be missing on the page.
    ///
    /// - Parameter longest: the block's run, or of several the one with the most steps.
    mutating func checkShownTables(longest run: Descent.Run) {
        for item in block.show ?? [] {
            guard case .table(let steps, _) = item.value, steps.upperBound > run.steps else { continue }
            diagnostics.append(
                Diagnostic(
                    .unknownSelector, at: item.range,
                    "step \(steps.upperBound) is not in the run, which ends at step \(run.steps)",
                    notes: [Note(run.rangeHelp)]))
        }
    }
}
