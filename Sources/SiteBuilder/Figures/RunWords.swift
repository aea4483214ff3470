import Descent

/// Says in words what a figure shows of a run: where it starts, where it ends, and the way between.
enum RunWords {
    /// For the curve: `Starts at w = 0 with loss 9; after 8 steps at w = 2.4967 with loss 0.2533. …`
    static func walk(_ named: NamedRun, of count: Int) -> String {
        let run = named.run
        let name = String(decoding: run.plan.loss.parameters.first?.bytes ?? [], as: UTF8.self)
        let losses = run.column(.loss)
        func place(_ step: Int) -> String {
            let w = run.point(at: step).first ?? .nan
            return "\(name) = \(FigureText.number(w)) with loss \(FigureText.number(losses[step]))"
        }
        let start = count > 1 ? "\(named.name) starts" : "Starts"
        return "\(start) at \(place(0)); after \(steps(run.steps)) at \(place(run.steps)). \(trend(losses))"
    }

    /// For the loss: `Loss 9 at step 0, 0.2533 at step 8. It falls on every step.`
    static func loss(_ named: NamedRun, of count: Int) -> String {
        let losses = named.run.column(.loss)
        let start = count > 1 ? "\(named.name): loss" : "Loss"
        let (first, last) = (losses[0], losses[losses.count - 1])
        return
            "\(start) \(FigureText.number(first)) at step 0, \(FigureText.number(last)) at step \(losses.count - 1). "
            + trend(losses)
    }

    private static func steps(_ count: Int) -> String { count == 1 ? "1 step" : "\(count) steps" }

    /// The loss's way in one sentence.
    static func trend(_ losses: [Double]) -> String {
        guard losses.count > 1, let first = losses.first, let last = losses.last else {
            return "There is no step."
        }
        if let step = losses.firstIndex(where: { !$0.isFinite }) {
            return "The loss is no finite number from step \(step) on."
        }
        let pairs = zip(losses, losses.dropFirst())
        if pairs.allSatisfy({ $1 < $0 }) { return "The loss falls on every step." }
        if pairs.allSatisfy({ $1 > $0 }) { return "The loss rises on every step." }
        if pairs.allSatisfy({ $1 == $0 }) { return "The loss stays the same." }
        if pairs.allSatisfy({ $1 <= $0 }) { return "The loss falls and never rises." }
        if pairs.allSatisfy({ $1 >= $0 }) { return "The loss rises and never falls." }
        if last < first { return "The loss falls, with rises on the way." }
        return last > first ? "The loss rises, with falls on the way." : "The loss ends where it began."
    }
}
