package import Charts
package import Descent
import Lessons

/// A run with the name that a figure gives it where there are several: `rate 0.1`, `adam`.
package struct NamedRun: Sendable, Equatable {
    package let name: String
    package let run: Run

    package init(name: String, run: Run) {
        self.name = name
        self.run = run
    }
}

/// A figure of one or more runs: a chart, and the words that stand under it where the author gave none.
package struct RunFigure: Sendable, Equatable {
    package var chart: Chart
    /// One sentence, plain text.
    package let caption: String

    /// The loss with the walks on it: a curve for one parameter, a contour map for two.
    ///
    /// Nil where the loss has more parameters, or the runs differ in it.
    ///
    /// - Parameters:
    ///   - runs: the block's runs and those that it lays over them; the first one's loss is drawn.
    ///   - identifier: what ids begin with; unique on the page.
    package static func curve(_ runs: [NamedRun], identifier: String) -> RunFigure? {
        guard let loss = runs.first?.run.plan.loss,
            runs.allSatisfy({ $0.run.plan.loss.isSameFunction(as: loss) })
        else { return nil }
        return switch loss.parameters.count {
        case 1: line(of: loss, runs, identifier)
        case 2: contours(of: loss, runs, identifier)
        default: nil
        }
    }

    /// Loss against step.
    package static func loss(_ runs: [NamedRun], identifier: String) -> RunFigure {
        let series = runs.map { named in
            let points = named.run.column(.loss).enumerated().map { Point(Double($0.offset), $0.element) }
            return Series(name: named.name, points: points)
        }
        let figure = LossFigure(
            identifier: identifier,
            title: runs.count == 1 ? "Loss against step" : "Loss against step of \(runs.count) runs",
            description: runs.map { RunWords.loss($0, of: runs.count) }.joined(separator: " "), series: series
        )
        return RunFigure(chart: figure.chart(), caption: "The loss at each step.")
    }
}
