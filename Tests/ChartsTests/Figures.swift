import Foundation

@testable import Charts

/// Runs of plain gradient descent, made here so that this room needs no engine.
enum Example {
    static func valley(_ w: Double) -> Double { (w - 3) * (w - 3) }
    static func square(_ w: Double) -> Double { w * w }

    static func descent(
        _ loss: (Double) -> Double, slope: (Double) -> Double, from start: Double, rate: Double, steps: Int
    ) -> [Point] {
        var w = start
        var points = [Point(w, loss(w))]
        for _ in 0..<steps {
            w -= rate * slope(w)
            points.append(Point(w, loss(w)))
        }
        return points
    }

    static func walk(rate: Double, steps: Int) -> [Point] {
        descent(valley, slope: { 2 * ($0 - 3) }, from: 0, rate: rate, steps: steps)
    }

    static func squares(rate: Double, steps: Int) -> [Point] {
        descent(square, slope: { 2 * $0 }, from: 5, rate: rate, steps: steps)
    }

    static func curve(
        _ walks: [Series], loss: (Double) -> Double, tangent: Tangent? = nil, words: String = "w"
    ) -> CurveFigure {
        let view = CurveView.domain(of: walks, loss: loss)
        let samples = (0...150).map { index in
            let w = view.lower + view.span * Double(index) / 150
            return Point(w, loss(w))
        }
        return CurveFigure(
            identifier: "walk-curve", title: "The walk on \(words)", description: "Loss & <slope>",
            parameter: words, loss: "loss L(\(words))", view: view, curve: samples, walks: walks,
            tangent: tangent)
    }

    static func loss(_ runs: [(name: String, points: [Point])]) -> LossFigure {
        LossFigure(
            identifier: "walk-loss", title: "Loss", description: "Falls.",
            series: runs.map { run in
                Series(
                    name: run.name,
                    points: run.points.enumerated().map { Point(Double($0.offset), $0.element.y) })
            })
    }

    static let flagship = curve(
        [Series(name: "walk", points: walk(rate: 0.1, steps: 8))], loss: valley,
        tangent: Tangent(at: Point(0, 9), slope: -6)
    ).chart()
    static let diverging = curve([Series(name: "big", points: walk(rate: 1.1, steps: 20))], loss: valley)
        .chart()
    static let compared = loss(
        [0.001, 0.1, 0.9, 1.1].map { rate in ("rate \(rate)", squares(rate: rate, steps: 30)) }
    ).chart()
}
