import Charts
import Descent

/// Says in words what a figure shows of a run: where it starts, where it ends, and the way between.
enum RunWords {
    /// Of more runs than this only the ends are told, lest nobody listen to the last.
    private static let mostTold = 4

    /// For the curve: `Starts at w = 0 with loss 9; after 8 steps at w = 2.4967 with loss 0.2533. …`
    static func walk(_ named: NamedRun, of count: Int) -> String {
        let run = named.run
        let losses = run.column(.loss)
        func place(_ step: Int) -> String {
            "\(point(run.point(at: step), of: run.plan.loss)) with loss \(FigureText.number(losses[step]))"
        }
        if count > mostTold {
            return "\(named.name) ends after \(steps(run.steps)) at \(place(run.steps))."
        }
        let start = count > 1 ? "\(named.name) starts" : "Starts"
        return "\(start) at \(place(0)); after \(steps(run.steps)) at \(place(run.steps)). \(trend(losses))"
    }

    /// `w = 3, b = −1`
    private static func point(_ values: [Double], of loss: LossFunction) -> String {
        zip(loss.parameters, values).map { "\($0) = \(FigureText.number($1))" }.joined(separator: ", ")
    }

    /// For a title: `the walk`, `3 walks`.
    static func walks(_ count: Int) -> String { count == 1 ? "the walk" : "\(count) walks" }

    /// For a contour map: `In view the loss is lowest at w = 3, b = −1.` Nothing where that is no single point.
    static func lowest(_ points: [Point], of loss: LossFunction) -> String {
        guard !points.isEmpty else { return "" }
        let places = points.map { point([settled($0.x), settled($0.y)], of: loss) }
        return "In view the loss is lowest at \(places.joined(separator: " and "))."
    }

    /// A searched place to three decimals of its own size or of 1, since the search ends near it, not on it.
    private static func settled(_ value: Double) -> Double {
        guard value.magnitude < 1e6 else { return value }
        return (value * 1000).rounded() / 1000 + 0
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

    /// `The run with rate 0.1`, `The runs with adam, momentum(0.9)`, `The run from −2.6`.
    static func runs(_ names: [String]) -> String {
        let isFrom = names.allSatisfy { $0.hasPrefix("from ") }
        return
            "The \(names.count == 1 ? "run" : "runs") \(isFrom ? "" : "with ")\(names.joined(separator: ", "))"
    }

    static func steps(_ count: Int) -> String { count == 1 ? "1 step" : "\(count) steps" }

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
