import Foundation
import Testing

@testable import Charts

@Suite("Labels")
struct LabelTests {
    static let charts: [Chart] = [
        Example.flagship, Example.diverging, Example.compared,
        Example.curve(
            [Series(name: "s", points: Example.squares(rate: 0.9, steps: 20))], loss: Example.square
        ).chart(),
        Example.curve([Series(name: "s", points: Example.squares(rate: 1, steps: 50))], loss: Example.square)
            .chart(),
        Example.curve(
            [Series(name: "s", points: Example.squares(rate: 0.001, steps: 1))], loss: Example.square
        ).chart(),
        Example.curve([Series(name: "s", points: Example.squares(rate: 2, steps: 60))], loss: Example.square)
            .chart(),
        Example.loss([
            ("a name that is much too long for any margin of a figure", Example.squares(rate: 1, steps: 3))
        ])
        .chart(),
        Example.loss((0..<30).map { ("run number \($0)", Example.squares(rate: 0.1, steps: 9)) }).chart(),
    ]

    @Test("stay in the view box and clear of one another", arguments: charts)
    func apart(chart: Chart) throws {
        let svg = try SVG(chart.svg())
        let boxes = svg.elements.filter { $0.name == "text" }.compactMap(box)
        #expect(boxes.count > 5)
        let view = Box(left: -0.01, top: 0, right: Double(Layout.width) + 0.01, bottom: Double(Layout.height))
        for (index, one) in boxes.enumerated() {
            #expect(one.box.lies(in: view), "\(one)")
            for other in boxes.dropFirst(index + 1) {
                #expect(!one.box.overlaps(other.box), "\(one) \(other)")
            }
        }
    }

    @Test("of the first and last step cover no dot")
    func clearOfDots() throws {
        let svg = try SVG(Example.flagship.svg())
        let dots = try svg.first("dots").middles
        for label in svg.all("label").compactMap(box) {
            for dot in dots { #expect(!label.box.contains(Point(dot.x, dot.y)), "\(label)") }
        }
    }

    /// The room a text takes, a little less high than a line so that neighbours may touch.
    private func box(_ element: SVG.Element) -> (text: String, box: Box)? {
        guard let x = element.number("x"), let y = element.number("y") else { return nil }
        let width = TextWidth.of(element.text)
        let shifts = ["middle": 0.5, "end": 1.0]
        let shift = shifts[element.attributes["text-anchor"] ?? ""] ?? 0
        let left = x - width * shift
        return (element.text, Box(left: left, top: y - 11, right: left + width, bottom: y + 3.5))
    }
}
