package import Charts
package import Descent

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
    package let chart: Chart
    /// One sentence, plain text.
    package let caption: String

    /// How many samples a curve has, besides the points of the walks.
    private static let samples = 150

    /// The loss curve with the walks on it; nil where the loss has several parameters, or the runs differ in it.
    ///
    /// - Parameters:
    ///   - runs: the block's runs and those that it lays over them; the first one's loss is the curve.
    ///   - identifier: what ids begin with; unique on the page.
    package static func curve(_ runs: [NamedRun], identifier: String) -> RunFigure? {
        guard let loss = runs.first?.run.plan.loss, loss.parameters.count == 1,
            runs.allSatisfy({ $0.run.plan.loss.expression == loss.expression })
        else { return nil }
        let walks = runs.map { named in
            let points = zip(named.run.column(.parameter(0)), named.run.column(.loss)).map { Point($0, $1) }
            return Series(name: named.name, points: points)
        }
        let view = CurveView.domain(of: walks) { loss.value(at: [$0]) }
        let parameter = String(decoding: loss.parameters[0].bytes, as: UTF8.self)
        let name = String(decoding: loss.name.bytes, as: UTF8.self)
        let formula = "\(name)(\(parameter)) = \(FigureText.formula(loss.expression))"
        let figure = CurveFigure(
            identifier: identifier,
            title: "Loss curve \(formula) with \(runs.count == 1 ? "the walk" : "\(runs.count) walks") on it",
            description: runs.map { RunWords.walk($0, of: runs.count) }.joined(separator: " "),
            parameter: parameter, loss: name == "loss" ? "loss" : "loss \(name)(\(parameter))", view: view,
            curve: curve(loss, over: view, with: walks), walks: walks)
        let caption = runs.count == 1 ? "The walk on the loss curve." : "The walks on the loss curve."
        return RunFigure(chart: figure.chart(), caption: caption)
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

    /// Evenly spaced samples and the walks' own points, so that every dot lies on the drawn curve.
    private static func curve(_ loss: LossFunction, over view: Domain, with walks: [Series]) -> [Point] {
        var points = (0...samples).map { index in
            let w = view.lower + view.span * (Double(index) / Double(samples))
            return Point(w, loss.value(at: [w]))
        }
        for walk in walks { points += walk.points.prefix(samples).filter { view.contains($0.x) } }
        return points.sorted { $0.x < $1.x }
    }
}
