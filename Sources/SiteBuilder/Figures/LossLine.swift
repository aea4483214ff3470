import Charts
import Descent

/// The figure of a loss of one parameter.
extension RunFigure {
    /// How many samples a curve has, besides the points of the walks.
    private static let samples = 150

    static func line(of loss: LossFunction, _ runs: [NamedRun], _ identifier: String) -> RunFigure {
        let walks = runs.map { named in
            let points = zip(named.run.column(.parameter(0)), named.run.column(.loss)).map { Point($0, $1) }
            return Series(name: named.name, points: points)
        }
        let view = CurveView.domain(of: walks) { loss.value(at: [$0]) }
        let (parameter, name) = (loss.parameters[0].description, loss.name.description)
        let figure = CurveFigure(
            identifier: identifier,
            title: "Loss curve \(FigureText.definition(of: loss)) with \(RunWords.walks(runs.count)) on it",
            description: runs.map { RunWords.walk($0, of: runs.count) }.joined(separator: " "),
            parameter: parameter, loss: name == "loss" ? "loss" : "loss \(name)(\(parameter))", view: view,
            curve: curve(loss, over: view, with: walks), walks: walks)
        let caption = runs.count == 1 ? "The walk on the loss curve." : "The walks on the loss curve."
        return RunFigure(chart: figure.chart(), caption: caption)
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
