import Descent
import Diagnostics

/// Whether a block's run is one that what it shows can be made of.
extension BlockBinder {
    /// The most parameters that a loss curve (one) or a contour map (two) has axes for.
    private static let mostAxes = 2

    /// Reports each item of `show` that this plan has no figure for.
    mutating func checkShown(_ plan: Plan) {
        let count = plan.loss.parameters.count
        for item in block.show ?? [] where item.value == .curve && count > Self.mostAxes {
            report(
                .badValue, at: item.range, isOwn: true, "no curve of a loss of \(count) parameters",
                "a curve shows one parameter, a contour map two; `show loss` draws the loss against the step")
        }
    }
}
