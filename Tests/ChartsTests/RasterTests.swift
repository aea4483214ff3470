import Foundation
import Testing

@testable import Charts

@Suite("A map of classes")
struct RasterTests {
    private func chart(_ raster: Raster) -> Chart {
        RasterFigure(
            identifier: "map", title: "Endings", description: "Shares.",
            horizontal: Axis(title: "rate", kind: .logarithmic, domain: Domain(0.001, 2)),
            vertical: Axis(title: "start w", domain: Domain(-4, 4)), raster: raster,
            marked: (Point(0.1, 0), "this run")
        ).chart()
    }

    static let names = ["converges", "oscillates", "bounces", "crawls", "diverges", "wanders"]

    private func rings(columns: Int, rows: Int) -> Raster {
        let cells = (0..<columns * rows).map { index in
            let (x, y) = (index % columns - columns / 3, index / columns - rows / 2)
            return Int(Double(x * x + 3 * y * y).squareRoot() / 9) % 6
        }
        return Raster(columns: columns, rows: rows, cells: cells, names: RasterTests.names)
    }

    /// The class of each cell, painted from the SVG's own rectangles in their order.
    private func painted(_ svg: SVG, columns: Int, rows: Int) -> [Int] {
        var cells = [Int](repeating: -1, count: columns * rows)
        for element in svg.all("area") {
            guard let kind = (1...6).first(where: { element.has("k\($0)") }) else { continue }
            for part in (element.attributes["d"] ?? "").matches(of: /M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z/) {
                let numbers = [part.1, part.2, part.3, part.4].compactMap { Int($0) }
                guard numbers.count == 4, part.3 == part.5, numbers[1] < rows else { continue }
                for row in numbers[1]..<numbers[1] + numbers[3] {
                    for column in numbers[0]..<numbers[0] + numbers[2] {
                        cells[row * columns + column] = kind - 1
                    }
                }
            }
        }
        return cells
    }

    @Test("paints every cell in its class")
    func cells() throws {
        let raster = rings(columns: 40, rows: 30)
        let svg = try SVG(chart(raster).svg())
        // The legend's swatches, which come last, are no cells.
        #expect(painted(svg, columns: 40, rows: 30) == raster.cells)
    }

    @Test("has a legend with each class that is there, its sign on the map and beside its name")
    func legend() throws {
        let raster = Raster(
            columns: 2, rows: 1, cells: [0, 4], names: RasterTests.names)
        let bytes = chart(raster).svg()
        let svg = try SVG(bytes)
        #expect(svg.all("name").map(\.text) == ["converges", "diverges"])
        #expect(svg.all("area").filter { $0.has("k5") }.count == 2)
        #expect(svg.all("sign").count == 2)
        let heights = try (svg.all("name").map { try #require($0.number("y")) })
        let box = try #require(svg.elements.first?.attributes["viewBox"]).split(separator: " ").compactMap {
            Double($0)
        }
        #expect(heights.allSatisfy { $0 > Double(Layout.height) && $0 < box[3] - 3 })
    }

    @Test("stays within 12 KB, down to cells that are all specks", arguments: 0..<8)
    func noise(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        let cells = (0..<96 * 64).map { _ in Int(random.next() % UInt64(seed + 1)) - (seed == 7 ? 3 : 0) }
        let bytes = chart(Raster(columns: 96, rows: 64, cells: cells, names: RasterTests.names)).svg()
        #expect(bytes.count <= 12 << 10)
        _ = try SVG(bytes)
        #expect(try SVG(chart(rings(columns: 96, rows: 64)).svg()).all("area").count > 6)
    }

    @Test("keeps the shape of a smooth map at its full size")
    func smooth() throws {
        let raster = rings(columns: 96, rows: 64)
        let svg = try SVG(chart(raster).svg())
        #expect(painted(svg, columns: 96, rows: 64) == raster.cells)
    }

    static let ends = (0..<4).flatMap { end in
        [false, true].map {
            RasterClass("\($0 ? "oscillates" : "converges") to w = \(end)", .end(end, swings: $0))
        }
    }

    @Test("gives each point to end in its colour, and its sign with a bar where runs swing about it")
    func ends() throws {
        let raster = Raster(
            columns: 3, rows: 1, cells: [0, 1, 2],
            classes: Array(RasterTests.ends[0..<3]) + [RasterClass("diverges", .kind(4))])
        let bytes = chart(raster).svg()
        let svg = try SVG(bytes)
        #expect(svg.elements.first?.attributes["class"] == "chart raster ends of-3")
        let areas = svg.all("area").map { $0.attributes["class"] }
        #expect(areas.suffix(3) == ["area s1", "area s1 swings", "area s2"])
        let signs = try #require(svg.all("sign").last?.attributes["d"]).split(separator: "M").map {
            $0.drop { $0 != "h" && $0 != "l" }
        }
        #expect(Set(signs).count == 3 && signs[1].hasPrefix(signs[0]))
    }

    @Test("sets points to end in apart from the rest of the legend, and takes four series' colours for four")
    func legendOfEnds() throws {
        let classes = [RasterClass("A", .end(3, swings: false)), RasterClass("B", .kind(4))]
        let svg = try SVG(chart(Raster(columns: 2, rows: 1, cells: [0, 1], classes: classes)).svg())
        #expect(svg.elements.first?.has("of-4") == true)
        let heights = try svg.all("name").map { try #require($0.number("y")) }
        #expect(heights[1] > heights[0])
    }

    @Test("stays within 12 KB with all classes that there are")
    func noiseOfEnds() throws {
        var random = Seeded(state: 7)
        let classes = RasterTests.ends + RasterTests.names.enumerated().map { RasterClass($1, .kind($0)) }
        let cells = (0..<96 * 64).map { _ in Int(random.next() % UInt64(classes.count)) }
        #expect(chart(Raster(columns: 96, rows: 64, cells: cells, classes: classes)).svg().count <= 12 << 10)
        let swinging = (0..<96 * 64).map { _ in 2 * Int(random.next() % 4) + 1 }
        #expect(
            chart(Raster(columns: 96, rows: 64, cells: swinging, classes: classes)).svg().count <= 12 << 10)
    }
}
