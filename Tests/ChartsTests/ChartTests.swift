import Foundation
import Testing

@testable import Charts

@Suite("A chart's SVG")
struct ChartTests {
    @Test("has a dot for each step of a loss, the last one on the edge included", arguments: 1..<40)
    func dotsOfALoss(steps: Int) throws {
        for scale in [0.001, 0.1, 1, 3, 20, 958, 12_345] {
            let points = (0...steps).map { Point(Double($0), scale * Double($0 + 1)) }
            let svg = try SVG(Example.loss([("run", points)]).chart().svg())
            #expect(try svg.first("dots").middles.count == min(steps + 1, 40))
        }
    }

    @Test("draws each dot where its data lie, within half a tenth of a unit")
    func positions() throws {
        let svg = try SVG(Example.flagship.svg())
        let frame = Frame(Example.flagship)
        let walk = Example.walk(rate: 0.1, steps: 8)
        let middles = try svg.first("dots").middles
        #expect(middles.count == walk.count)
        // Read the scale off the drawn ticks, not off the code under test: two labels and their places.
        let ticks = svg.all("tick").filter { $0.name == "text" && $0.attributes["text-anchor"] == "middle" }
        let (zero, six) = (try #require(ticks.first?.number("x")), try #require(ticks.last?.number("x")))
        #expect(ticks.first?.text == "0" && ticks.last?.text == "6")
        for (drawn, point) in zip(middles, walk) {
            #expect(abs(drawn.x - (zero + (six - zero) * point.x / 6)) <= 0.06)
            #expect(abs(drawn.y - frame.vertical.position(point.y)) <= 0.051)
        }
    }

    @Test("draws a logarithmic line through the data")
    func logarithmicPositions() throws {
        let points = (0...8).map { Point(Double($0), pow(10, -Double($0))) }
        let chart = Example.loss([("fall", points)]).chart()
        #expect(chart.vertical.kind == .logarithmic)
        let svg = try SVG(chart.svg())
        let line = try svg.first("line").points
        // A straight fall in logarithms is one segment between the plot's corners.
        #expect(line.count == 2)
        let labels = svg.all("tick").filter { $0.attributes["text-anchor"] == "end" && $0.name == "text" }
        #expect(labels.last?.text == "1" && labels.first?.text == "1e−8")
        #expect(abs(line[0].y + 5 - (labels.last?.number("y") ?? 0)) < 0.011)
    }

    @Test("keeps a thinned curve within a tenth of a unit of all its samples")
    func thinning() throws {
        let figure = Example.curve(
            [Series(name: "walk", points: Example.walk(rate: 0.1, steps: 8))], loss: Example.valley)
        let frame = Frame(figure.chart())
        let line = try SVG(figure.chart().svg()).first("line").points
        #expect(line.count < 100)
        for sample in figure.curve where figure.chart().vertical.domain.contains(sample.y) {
            let place = frame.place(sample)
            let distance = zip(line, line.dropFirst()).map { from, to in
                distanceToSegment(place, Point(from.x, from.y), Point(to.x, to.y))
            }.min()
            #expect(try #require(distance) < 0.1)
        }
    }

    @Test("keeps the highest and lowest of ten thousand points")
    func extremes() throws {
        var points = (0..<10_000).map { Point(Double($0), 5 + sin(Double($0 * $0))) }
        points[6_789].y = 9.5
        points[3_210].y = 0.5
        let chart = Example.loss([("noise", points)]).chart()
        let frame = Frame(chart)
        let drawn = try SVG(chart.svg()).first("line").points
        #expect(drawn.count <= Line.budget + 4)
        let top = try #require(drawn.map(\.y).min())
        let bottom = try #require(drawn.map(\.y).max())
        #expect(abs(top - frame.vertical.position(9.5)) < 0.006)
        #expect(abs(bottom - frame.vertical.position(0.5)) < 0.006)
    }

    @Test("names itself for those who do not see it")
    func names() throws {
        let svg = try SVG(Example.flagship.svg())
        let root = try #require(svg.elements.first)
        #expect(root.attributes["role"] == "img")
        let ids = (root.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
        let named = ids.compactMap { id in svg.elements.first { $0.attributes["id"] == id } }
        #expect(named.map(\.name) == ["title", "desc"])
        #expect(named.map(\.text) == ["The walk on w", "Loss & <slope>"])
    }

    @Test(
        "has no width, style, script or address of its own", arguments: [Example.flagship, Example.compared])
    func strictPolicy(chart: Chart) throws {
        let svg = try SVG(chart.svg())
        for element in svg.elements {
            #expect(["svg", "title", "desc", "g", "path", "text"].contains(element.name))
            #expect(Set(element.attributes.keys).isDisjoint(with: ["style", "width", "href", "onclick"]))
        }
    }

    @Test("escapes words, and replaces what XML forbids")
    func escaping() throws {
        var chart = Example.flagship
        chart.title = "</title><script>\"&'\u{0}\u{1B}\u{FFFE}𝒘"
        chart.identifier = "a b\"<"
        chart.horizontal.title = "<b>&"
        let svg = try SVG(chart.svg())
        #expect(
            svg.elements.first { $0.name == "title" }?.text == "</title><script>\"&'\u{FFFD}\u{FFFD}\u{FFFD}𝒘"
        )
        #expect(svg.elements.first { $0.name == "title" }?.attributes["id"] == "a-b\"<-title")
        #expect(svg.elements.allSatisfy { $0.name != "script" && $0.name != "b" })
    }

    @Test("is the same bytes every time, appended to what is there")
    func deterministic() {
        var bytes = Array("before".utf8)
        Example.diverging.write(to: &bytes)
        #expect(bytes == Array("before".utf8) + Example.diverging.svg())
    }

    private func distanceToSegment(_ point: Point, _ from: Point, _ to: Point) -> Double {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let square = dx * dx + dy * dy
        let along = square > 0 ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / square : 0
        let held = min(max(along, 0), 1)
        return point.distance(to: Point(from.x + held * dx, from.y + held * dy))
    }
}
