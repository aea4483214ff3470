import Charts
import Descent

/// The figure of a loss of two parameters.
extension RunFigure {
    static func contours(of loss: LossFunction, _ runs: [NamedRun], _ identifier: String) -> RunFigure {
        let walks = runs.map { named in
            PlaneWalk(
                name: named.name,
                places: zip(named.run.column(.parameter(0)), named.run.column(.parameter(1)))
                    .map { Point($0, $1) },
                losses: named.run.column(.loss))
        }
        func height(_ x: Double, _ y: Double) -> Double { loss.samples([x], [y]).first ?? .nan }
        let view = ContourView(of: walks, loss: height)
        let (columns, rows) = (SampledGrid.usualColumns, SampledGrid.usualRows)
        let grid = SampledGrid(
            horizontal: view.horizontal, vertical: view.vertical, columns: columns, rows: rows,
            values: loss.samples(
                SampledGrid.places(view.horizontal, count: columns),
                SampledGrid.places(view.vertical, count: rows)))
        let lowest = LowestPoints.find(in: grid, loss: height)
        let names = loss.parameters.map(\.description)
        let words = runs.map { RunWords.walk($0, of: runs.count) } + [RunWords.lowest(lowest, of: loss)]
        let figure = ContourFigure(
            identifier: identifier,
            title:
                "Contour map of the loss \(FigureText.definition(of: loss)) with \(RunWords.walks(runs.count)) on it",
            description: words.filter { !$0.isEmpty }.joined(separator: " "),
            parameters: (names[0], names[1]), grid: grid, lowest: lowest, walks: walks)
        let walk = runs.count == 1 ? "The walk" : "The walks"
        return RunFigure(
            chart: figure.chart(),
            caption: "\(walk) on the loss, seen from above; along each line the loss is the same.")
    }
}
