import Charts
import Descent
import Testing

@testable import SiteBuilder

@Suite("Maps of endings")
struct EndingsMapTests {
    @Test("say each verdict's share, name both axes, and mark the block's own run")
    func words() throws {
        let plan = try Notation.plan("minimize L(w) = (w - 3)^2", start: [0], rate: 0.1, steps: 20)
        let sweep = Sweep(
            plan: plan, horizontal: Sweep.Axis(.rate, 0.001, 2), vertical: Sweep.Axis(.start(0), -4, 4))
        let figure = try #require(RunFigure.map(sweep, identifier: "endings"))
        #expect(figure.chart.title == "Map of how runs on L(w) = (w − 3)² end, by rate and start w")
        #expect(
            figure.chart.description
                == "Of 6144 runs, with rate from 0.001 to 2 and start w from −4 to 4, 43 % crawl, 38 % converge, 9 % diverge, 8 % oscillate, 2 % wander."
        )
        #expect(figure.caption == "How a run of 20 steps ends, for each rate and start w.")
        #expect(figure.chart.horizontal.title == "rate (logarithmic scale)")
        #expect(figure.chart.horizontal.kind == .logarithmic && figure.chart.vertical.title == "start w")
        let isMarked = figure.chart.marks.contains {
            if case .dots(let dots) = $0 { dots.points == [Point(0.1, 0)] } else { false }
        }
        #expect(isMarked)
        #expect(figure.chart.svg().count < 12_288)
    }

    @Test("round shares so that nothing rare is nothing, and nothing but all is all")
    func shares() throws {
        let plan = try Notation.plan("minimize L(w) = w^2", start: [1], rate: 0.1, steps: 20)
        let sweep = Sweep(
            plan: plan, horizontal: Sweep.Axis(.rate, 0.1, 0.2), vertical: Sweep.Axis(.start(0), -4, 4))
        func words(_ rare: Int) -> String {
            let endings = (0..<1000).map {
                Ending(verdict: $0 < rare ? .bounces : .converges, point: [0], drift: 0)
            }
            return MapWords.shares(EndingClasses(endings, over: sweep), over: sweep)
        }
        #expect(words(0).hasSuffix("from −4 to 4, all converge."))
        #expect(words(2).hasSuffix("over 99 % converge, under 1 % bounce."))
        #expect(words(250).hasSuffix("75 % converge, 25 % bounce."))
    }

    private func map(
        _ loss: String, start: [Double], steps: Int, _ horizontal: Sweep.Axis, _ vertical: Sweep.Axis
    ) throws -> (figure: RunFigure, raster: Raster) {
        let plan = try Notation.plan("minimize " + loss, start: start, rate: 0.1, steps: steps)
        let sweep = Sweep(plan: plan, horizontal: horizontal, vertical: vertical)
        let figure = try #require(RunFigure.map(sweep, identifier: "endings"))
        let rasters = figure.chart.marks.compactMap {
            if case .raster(let raster) = $0 { raster } else { nil }
        }
        return (figure, try #require(rasters.first))
    }

    /// The names of the classes that have cells.
    private func names(_ raster: Raster) -> [String] {
        raster.classes.indices.filter { raster.cells.contains($0) }.map { raster.classes[$0].name }
    }

    @Test("tell the two valleys of a double well apart, in the legend and in words")
    func valleys() throws {
        let (figure, raster) = try map(
            "f(x) = 1/4 * x^4 - x^2", start: [2.6], steps: 30, Sweep.Axis(.rate, 0.07, 0.45),
            Sweep.Axis(.start(0), -3, 3))
        #expect(
            names(raster) == [
                "converges to x = −1.414", "oscillates to x = −1.414", "converges to x = 1.414",
                "oscillates to x = 1.414", "diverges",
            ])
        #expect(figure.chart.description.contains(" % converge to x = −1.414, "))
        #expect(figure.chart.description.contains(" % oscillate to x = 1.414, "))
        #expect(figure.caption == "How and where a run of 30 steps ends, for each rate and start x.")
        // At small rates a run ends on the side on which it starts.
        for row in 0..<raster.rows {
            let name = raster.classes[raster.cells[row * raster.columns]].name
            #expect(name == "converges to x = \(row * 2 < raster.rows ? "−" : "")1.414")
        }
        let svg = figure.chart.svg()
        #expect(svg.count < 12_288)
        #expect(String(decoding: svg, as: UTF8.self).contains("class=\"chart raster ends of-3\""))
    }

    @Test("name both coordinates where there are two, and one that differs where there are more")
    func coordinates() throws {
        let plane = try map(
            "f(x, y) = (x^2 - 1)^2 + (y - x)^2", start: [1, 1], steps: 60, Sweep.Axis(.start(0), -2, 2),
            Sweep.Axis(.start(1), -0.5, 0.5))
        #expect(names(plane.raster).contains("converges to (x, y) = (−1, −1)"))
        #expect(names(plane.raster).contains("converges to (x, y) = (1, 1)"))
        let space = try map(
            "f(a, b, c) = a^2 + (b^2 - 1)^2 + (c - 3)^2", start: [1, 1, 1], steps: 60,
            Sweep.Axis(.start(1), -1.5, 1.5), Sweep.Axis(.start(0), -1, 1))
        #expect(names(space.raster) == ["converges to b = −1", "converges to b = 1"])
    }

    @Test("say 'elsewhere' of the few that end in none of the named points")
    func elsewhere() throws {
        let (figure, raster) = try map(
            "f(x) = x^2/10 + sin(2x)", start: [4], steps: 200, Sweep.Axis(.rate, 0.01, 0.2),
            Sweep.Axis(.start(0), -6, 6))
        #expect(names(raster).filter { $0.hasPrefix("converges to x = ") }.count == 4)
        #expect(names(raster).contains("converges elsewhere"))
        #expect(figure.chart.description.contains(" converge elsewhere"))
        #expect(figure.chart.svg().count < 12_288)
    }

    @Test(
        "stay whole where all runs end in one point, and where hundreds of ends would need hundreds of names",
        arguments: ["f(x) = (x - 3)^2", "f(x) = sin(x)"])
    func whole(loss: String) throws {
        let (figure, raster) = try map(
            loss, start: [1], steps: 60, Sweep.Axis(.rate, 0.1, 0.6), Sweep.Axis(.start(0), -300, 300))
        #expect(names(raster).first == "converges" && figure.chart.kind == "raster")
        #expect(!figure.chart.description.contains(" to x = "))
    }
}
