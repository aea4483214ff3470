import Foundation
import Testing

@testable import Charts

@Suite("The curve's view")
struct CurveViewTests {
    private func view(_ points: [Point], _ loss: (Double) -> Double) -> Domain {
        CurveView.domain(of: [Series(name: "", points: points)], loss: loss)
    }

    @Test("shows the whole valley that the walk is in", arguments: [0.001, 0.1, 0.45, 0.9])
    func valley(rate: Double) {
        let view = view(Example.walk(rate: rate, steps: 8), Example.valley)
        #expect(abs(view.lower + 0.36) < 0.01)
        #expect(abs(view.upper - 6.36) < 0.01)
    }

    @Test("shows both wells of a double well from either rim")
    func doubleWell() {
        let loss = { (w: Double) in 0.25 * w * w * w * w - w * w }
        let points = Example.descent(loss, slope: { $0 * $0 * $0 - 2 * $0 }, from: 2.6, rate: 0.05, steps: 20)
        let view = view(points, loss)
        #expect(view.lower < -2.6 && view.lower > -3.2)
        #expect(view.upper > 2.6 && view.upper < 3.2)
    }

    @Test("keeps the first steps of a run that runs away")
    func diverging() {
        let points = Example.walk(rate: 1.1, steps: 200)
        let view = view(points, Example.valley)
        #expect(points.prefix(8).allSatisfy { view.contains($0.x) })
        #expect(view.span < 40)
    }

    @Test("follows a fall without a floor as far as its first half goes")
    func noFloor() {
        let points = Example.descent(
            { -$0 * $0 * $0 }, slope: { -3 * $0 * $0 }, from: 1, rate: 0.1, steps: 12)
        let view = view(points, { -$0 * $0 * $0 })
        #expect(view.contains(points[0].x) && view.contains(points[2].x))
        #expect(!view.contains(points[12].x))
    }

    @Test("goes beyond the end where the curve never rises again")
    func noRim() {
        let points = Example.descent({ exp(-$0) }, slope: { -exp(-$0) }, from: 0, rate: 1, steps: 20)
        let view = view(points, { exp(-$0) })
        #expect(view.upper > points[20].x * 1.9)
    }

    @Test("ends where the function does")
    func edgeOfDomain() {
        let view = view([Point(2, 0.307), Point(1.9, 0.26)], { $0 > 0 ? $0 - log($0) : .nan })
        #expect(view.lower > -0.2)
    }
}

@Suite("The curve figure")
struct CurveFigureTests {
    @Test("points with arrows at the edge to the steps out of view, their number and value beside")
    func arrows() throws {
        let svg = try SVG(Example.diverging.svg())
        #expect(svg.all("edge").count == 1)
        let labels = svg.all("label").map(\.text)
        #expect(labels.contains("step 0"))
        #expect(labels.contains("step 20: w = −112"))
        #expect(labels.contains("step 19: w = 98.8"))
    }

    @Test("names both ends of a walk, or the walk once where they meet")
    func ends() throws {
        #expect(try SVG(Example.flagship.svg()).all("label").map(\.text) == ["step 0", "step 8"])
        let still = Example.curve(
            [Series(name: "", points: Example.squares(rate: 1, steps: 4))], loss: Example.square)
        #expect(try SVG(still.chart().svg()).all("label").map(\.text) == ["step 0–4"])
    }

    @Test("names several walks at their ends, each in its own class and shape")
    func several() throws {
        let walks = [0.1, 0.3].map { Series(name: "rate \($0)", points: Example.walk(rate: $0, steps: 6)) }
        let svg = try SVG(Example.curve(walks, loss: Example.valley).chart().svg())
        #expect(svg.all("label").map(\.text) == ["rate 0.1", "rate 0.3"])
        #expect(svg.all("dots").map { $0.has("s1") } == [true, false])
        #expect(svg.all("dots").map { $0.has("square") } == [false, true])
    }
}

@Suite("The loss figure")
struct LossFigureTests {
    @Test(
        "is logarithmic from a ratio of a hundred on, unless a loss is negative; its title says so",
        arguments: [
            ([9, 5.76, 0.2533], false), ([25, 225, 2025], false), ([100, 1], false), ([100.1, 1], true),
            ([9, 1e-12, 0], true), ([9, -1e-3], false), ([4, 4, 4], false), ([0, 0], false), ([], false),
        ] as [([Double], Bool)])
    func scale(losses: [Double], isLogarithmic: Bool) throws {
        let chart = Example.loss([("", losses.map { Point(0, $0) })]).chart()
        #expect((chart.vertical.kind == .logarithmic) == isLogarithmic)
        let titles = try SVG(chart.svg()).all("axis-title").map(\.text)
        #expect(titles == [isLogarithmic ? "loss (logarithmic scale)" : "loss", "step"])
    }

    @Test("shows what is not finite, or zero on a logarithmic axis, as an arrow with the value")
    func arrows() throws {
        let infinite = Example.loss([("", [9, 14, .infinity, .nan].map { Point(0, $0) })]).chart()
        #expect(try SVG(infinite.svg()).all("label").map(\.text) == ["NaN"])
        let zero = Example.loss([("", [9, 0.001, 0].map { Point(0, $0) })]).chart()
        #expect(try SVG(zero.svg()).all("label").map(\.text) == ["0"])
    }

    @Test("keeps the first half in view when a run with negative losses runs away")
    func runaway() throws {
        let losses = [1, 0.5, -2, -9, -60, -1e3, -1e9, -1e40].map { Point(0, $0) }
        let chart = Example.loss([("", losses)]).chart()
        #expect(chart.vertical.domain.lower > -100)
        #expect(try SVG(chart.svg()).all("label").map(\.text) == ["−1e40"])
    }

    @Test("labels each of several runs in the margin")
    func labels() throws {
        let svg = try SVG(Example.compared.svg())
        #expect(svg.all("label").map(\.text) == ["rate 1.1", "rate 0.001", "rate 0.9", "rate 0.1"])
        #expect(svg.elements.first?.has("of-4") == true)
    }
}
