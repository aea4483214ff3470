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
            let verdicts = (0..<1000).map { $0 < rare ? Verdict.bounces : .converges }
            return MapWords.shares(verdicts, over: sweep)
        }
        #expect(words(0).hasSuffix("from −4 to 4, all converge."))
        #expect(words(2).hasSuffix("over 99 % converge, under 1 % bounce."))
        #expect(words(250).hasSuffix("75 % converge, 25 % bounce."))
    }
}
