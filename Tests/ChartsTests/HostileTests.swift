import Foundation
import Testing

@testable import Charts

@Suite("Hostile columns")
struct HostileTests {
    @Test(
        "draw well-formed figures of at most 12 KB, with finite numbers inside the view box",
        arguments: 0..<40)
    func anyNumbers(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        for count in [0, 1, 2, 3, 30, 3_000] {
            let walks = (0..<Int.random(in: 1...6, using: &random)).map { index in
                let points = (0..<count).map { _ in Point(random.anyDouble(), random.anyDouble()) }
                return Series(name: "run \(index)", points: points)
            }
            let bend = random.anyDouble()
            let curve = Example.curve(walks, loss: { $0 * $0 * bend }, words: "θ")
            try check(curve.chart())
            let loss = Example.loss(walks.map { ($0.name, $0.points) })
            try check(loss.chart())
        }
    }

    @Test("of every mark at once, on both kinds of axes", arguments: [Axis.Kind.linear, .logarithmic])
    func everyMark(kind: Axis.Kind) throws {
        var random = Seeded(state: 99)
        for _ in 0..<300 {
            let style = SeriesStyle.series(Int(truncatingIfNeeded: random.next()))
            let point = Point(random.anyDouble(), random.anyDouble())
            let marks: [Mark] = [
                .tangent(Tangent(at: point, slope: random.anyDouble())),
                .rule(Rule(.horizontal, at: random.anyDouble(), text: "rule")),
                .rule(Rule(.vertical, at: random.anyDouble(), text: String(repeating: "long ", count: 40))),
                .label(DirectLabel("e\u{301}漢字🙂", at: point, style: style, place: .margin)),
                .label(DirectLabel("here", at: point, style: .ink)),
                .edge(EdgeArrows([EdgeArrows.Item(point, text: "far")], style: style)),
                .walk(Walk([point, Point(1, 1), Point(random.anyDouble(), 0)], style: style)),
            ]
            let domain = Domain(random.anyDouble(), random.anyDouble())
            try check(
                Chart(
                    identifier: "every", title: "", description: "",
                    horizontal: Axis(title: "x", kind: kind, domain: domain, wholeTicks: true),
                    vertical: Axis(title: "y", kind: kind, domain: domain), marks: marks))
        }
    }

    private func check(_ chart: Chart, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let bytes = chart.svg()
        #expect(bytes.count <= 12 << 10, sourceLocation: sourceLocation)
        let svg = try SVG(bytes, sourceLocation: sourceLocation)
        let box = numbers(try #require(svg.elements.first?.attributes["viewBox"]))
        let reach = max(try #require(box.last), try #require(box.dropLast().last))
        for element in svg.elements {
            for name in ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "d", "points"] {
                for number in numbers(element.attributes[name] ?? "") where abs(number) > reach {
                    Issue.record(
                        "\(element.name) has \(name)=\(element.attributes[name] ?? "")",
                        sourceLocation: sourceLocation)
                }
            }
        }
    }

    /// The numbers of an attribute, with at most three decimals each; anything but numbers and a path's commands
    /// counts as infinite.
    private func numbers(_ text: String) -> [Double] {
        text.matches(of: /-?([0-9]+(\.[0-9]{1,3})?|\.[0-9]{1,3})|[^MLHVmhvalz ,-]/)
            .map { Double($0.0) ?? .infinity }
    }
}
