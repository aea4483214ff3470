import Charts
import Descent
import Foundation
import Testing

@testable import SiteBuilder

@Suite("Figures of runs")
struct RunFigureTests {
    private func run(_ expression: String, from start: Double, rate: Double, steps: Int) throws -> Run {
        try Notation.plan("minimize L(w) = \(expression)", start: [start], rate: rate, steps: steps).run()
    }

    @Test("say in words where a walk starts and ends, and how the loss moves")
    func words() throws {
        let run = try run("(w - 3)^2", from: 0, rate: 0.1, steps: 8)
        let curve = try #require(
            RunFigure.curve([NamedRun(name: "walk", run: run)], identifier: "walk-curve"))
        #expect(curve.chart.title == "Loss curve L(w) = (w − 3)² with the walk on it")
        #expect(
            curve.chart.description
                == "Starts at w = 0 with loss 9; after 8 steps at w = 2.4967 with loss 0.2533. The loss falls on every step."
        )
        #expect(curve.chart.horizontal.title == "w" && curve.chart.vertical.title == "loss L(w)")
        let loss = RunFigure.loss([NamedRun(name: "walk", run: run)], identifier: "walk-loss")
        #expect(
            loss.chart.description == "Loss 9 at step 0, 0.2533 at step 8. The loss falls on every step.")
    }

    @Test(
        "say the trend of every kind of run",
        arguments: [
            ([9.0, 5, 1], "The loss falls on every step."), ([1, 2, 4], "The loss rises on every step."),
            ([4, 4, 4], "The loss stays the same."), ([9, 1, 1], "The loss falls and never rises."),
            ([1, 1, 9], "The loss rises and never falls."),
            ([9, 1, 2], "The loss falls, with rises on the way."),
            ([9, 1, 10], "The loss rises, with falls on the way."),
            ([9, 1, 9], "The loss ends where it began."),
            ([9, 20, .infinity, .nan], "The loss is no finite number from step 2 on."),
            ([9], "There is no step."),
        ] as [([Double], String)])
    func trend(losses: [Double], words: String) {
        #expect(RunWords.trend(losses) == words)
    }

    @Test(
        "write numbers for reading aloud",
        arguments: [
            (0, "0"), (-1.32, "−1.32"), (2.496692, "2.4967"), (1.2e-7, "1.2e−7"), (166.4037, "166.404"),
            (13002, "13002"),
            (.infinity, "infinity"), (.nan, "not a number"), (1e300, "1e300"), (-0.00001, "−1e−5"),
        ] as [(Double, String)])
    func numbers(value: Double, words: String) {
        #expect(FigureText.number(value) == words)
    }

    @Test("draw every dot of a walk on the curve, its corners included")
    func dotsOnCurve() throws {
        let run = try run("|w - 1|", from: 2, rate: 0.5, steps: 4)
        let figure = try #require(RunFigure.curve([NamedRun(name: "", run: run)], identifier: "corner"))
        var curve: [Point] = []
        for case .line(let line) in figure.chart.marks { curve = line.points }
        for (w, loss) in zip(run.column(.parameter(0)), run.column(.loss)) {
            #expect(curve.contains(Point(w, loss)))
        }
        #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.x <= $1.x })
    }

    @Test("have no curve where there is none to draw")
    func noCurve() throws {
        let space = try Notation.plan(
            "minimize L(a, b, c) = a^2 + b^2 + c^2", start: [1, 1, 1], rate: 0.1, steps: 2
        ).run()
        #expect(RunFigure.curve([NamedRun(name: "", run: space)], identifier: "a") == nil)
        let one = NamedRun(name: "one", run: try run("w^2", from: 1, rate: 0.1, steps: 2))
        let other = NamedRun(name: "other", run: try run("w^4", from: 1, rate: 0.1, steps: 2))
        #expect(RunFigure.curve([one, other], identifier: "a") == nil)
        #expect(RunFigure.curve([], identifier: "a") == nil)
        #expect(RunFigure.loss([one, other], identifier: "a").chart.title == "Loss against step of 2 runs")
    }

    @Test("stay at 12 KB for a run of a hundred thousand steps")
    func long() throws {
        let run = try run("w^2/10 + |w| - w^4/1000", from: 4, rate: 0.0001, steps: 100_000)
        let named = [NamedRun(name: "long", run: run)]
        let curve = try #require(RunFigure.curve(named, identifier: "long"))
        #expect(curve.chart.svg().count < 12_288)
        #expect(RunFigure.loss(named, identifier: "long").chart.svg().count < 12_288)
    }

    @Test("name each of several runs in their descriptions")
    func several() throws {
        let runs = try [0.1, 1.1].map { rate in
            NamedRun(name: "rate \(rate)", run: try run("(w - 3)^2", from: 0, rate: rate, steps: 4))
        }
        let curve = try #require(RunFigure.curve(runs, identifier: "both"))
        #expect(curve.chart.description.contains("rate 0.1 starts at w = 0"))
        #expect(curve.chart.description.contains("rate 1.1 starts at w = 0"))
    }

    @Test("draw a loss of two parameters as a contour map with the walk on it")
    func contours() throws {
        let run = try Notation.plan(
            "minimize L(w, b) = (w - 3)^2 + 4*(b + 1)^2", start: [0, 1], rate: 0.1, steps: 20
        ).run()
        let figure = try #require(RunFigure.curve([NamedRun(name: "walk", run: run)], identifier: "map"))
        #expect(
            figure.chart.title
                == "Contour map of the loss L(w, b) = (w − 3)² + 4·(b + 1)² with the walk on it")
        #expect(
            figure.chart.description
                == "Starts at w = 0, b = 1 with loss 25; after 20 steps at w = 2.9654, b = −1 with loss 0.0012. The loss falls on every step. In view the loss is lowest at w = 3, b = −1."
        )
        #expect(figure.chart.horizontal.title == "w" && figure.chart.vertical.title == "b")
        #expect(figure.chart.svg().count < 12_288)
        #expect(
            figure.caption == "The walk on the loss, seen from above; along each line the loss is the same.")
    }

    @Test("sample a loss to the bits that its run has")
    func samples() throws {
        let plan = try Notation.plan(
            "minimize L(w, b) = (w - 1/3)^4/7 + |w*b| - b/(w + 9)", start: [0.3, 0.7], rate: 0.01, steps: 30)
        let run = plan.run()
        let (ws, bs, losses) = (
            run.column(.parameter(0)), run.column(.parameter(1)), run.column(.loss)
        )
        let grid = plan.loss.samples(ws, bs)
        #expect(grid.count == 31 * 31)
        for step in 0...30 { #expect(grid[step * 31 + step].bitPattern == losses[step].bitPattern) }
    }

    @Test("stay at 12 KB for a dozen runs, each named in the chart and in the words", arguments: [1, 2])
    func dozen(parameters: Int) throws {
        let runs = try (1...12).map { number in
            let rate = Double(number) * 0.02
            let plan =
                parameters == 1
                ? try Notation.plan("minimize L(w) = 4*(w - 3)^2", start: [0], rate: rate, steps: 1000)
                : try Notation.plan("minimize L(w, b) = w^2 + 4*b^2", start: [4, 2], rate: rate, steps: 1000)
            return NamedRun(name: "rate \(number)", run: plan.run())
        }
        let curve = try #require(RunFigure.curve(runs, identifier: "dozen"))
        let loss = RunFigure.loss(runs, identifier: "dozen")
        for figure in [curve, loss] {
            #expect(figure.chart.svg().count < 12_288)
            for run in runs {
                #expect(
                    figure.chart.description.contains("\(run.name) ")
                        || figure.chart.description.contains("\(run.name):"))
            }
            var labels: [String] = []
            for case .label(let label) in figure.chart.marks { labels.append(label.text) }
            #expect(labels == runs.map(\.name))
        }
    }
}
