import Foundation
import Testing

@testable import Charts

@Suite("Contour lines")
struct ContourTests {
    static func bowl(_ w: Double, _ b: Double) -> Double { w * w + 4 * b * b }
    static func rosenbrock(_ x: Double, _ y: Double) -> Double {
        (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    }
    static func saddle(_ x: Double, _ y: Double) -> Double { x * x - y * y }

    static func grid(reach: Double = 4, _ loss: (Double, Double) -> Double) -> SampledGrid {
        let (horizontal, vertical) = (Domain(-reach * 1.7, reach * 1.7), Domain(-reach, reach))
        let (columns, rows) = (SampledGrid.usualColumns, SampledGrid.usualRows)
        let values = SampledGrid.places(vertical, count: rows).flatMap { y in
            SampledGrid.places(horizontal, count: columns).map { loss($0, y) }
        }
        return SampledGrid(
            horizontal: horizontal, vertical: vertical, columns: columns, rows: rows, values: values)
    }

    static func chart(of grid: SampledGrid) -> Chart {
        ContourFigure(
            identifier: "map", title: "Map", description: "Lines.", parameters: ("w", "b"), grid: grid,
            lowest: [], walks: []
        ).chart()
    }

    /// The drawn lines in units of the view box, read back from the SVG.
    static func drawn(_ chart: Chart) throws -> [[Point]] {
        try SVG(chart.svg()).first("contour").lines
    }

    @Test("of w² + 4b² lie on their ellipses, within half a pixel, corners and segments alike")
    func ellipses() throws {
        let grid = ContourTests.grid(ContourTests.bowl)
        let chart = ContourTests.chart(of: grid)
        let frame = Frame(chart)
        let levels = ContourLevels.choose(for: grid).map(\.value)
        let lines = try ContourTests.drawn(chart)
        #expect(lines.count >= 6)
        let unit = frame.horizontal.position(1) - frame.horizontal.position(0)
        let upwards = frame.vertical.position(0) - frame.vertical.position(1)
        let centre = Point(frame.horizontal.position(0), frame.vertical.position(0))
        for line in lines {
            let data = line.map { Point(($0.x - centre.x) / unit, (centre.y - $0.y) / upwards) }
            let middles = zip(data, data.dropFirst()).map { Point(($0.x + $1.x) / 2, ($0.y + $1.y) / 2) }
            let value = ContourTests.bowl(data[0].x, data[0].y)
            let level = try #require(levels.min { abs($0 - value) < abs($1 - value) })
            for point in data + middles {
                let slope = 2 * (point.x * point.x + 16 * point.y * point.y).squareRoot()
                let distance = abs(ContourTests.bowl(point.x, point.y) - level) / slope * unit
                #expect(distance < 0.5, "\(point) at level \(level)")
            }
        }
    }

    @Test(
        "never cross one another nor themselves",
        arguments: [bowl, rosenbrock, saddle, wavy, corner] as [Loss])
    func apart(loss: Loss) throws {
        let lines = try ContourTests.drawn(ContourTests.chart(of: ContourTests.grid(reach: 2, loss)))
        var segments: [(line: Int, place: Int, from: Point, to: Point)] = []
        for (index, line) in lines.enumerated() {
            for place in line.indices.dropFirst() {
                segments.append((index, place, line[place - 1], line[place]))
            }
        }
        #expect(segments.count > 20)
        for (index, one) in segments.enumerated() {
            for other in segments.dropFirst(index + 1) {
                if one.line == other.line, abs(one.place - other.place) < 3 { continue }
                #expect(
                    !ContourTests.cross(one.from, one.to, other.from, other.to), "\(one) \(other)")
            }
        }
    }

    typealias Loss = @Sendable (Double, Double) -> Double
    static let wavy: Loss = { sin(2 * $0) * cos(1.5 * $1) + 0.1 * $0 }
    static let corner: Loss = { abs($0) + max($1, -$1 / 2) }

    @Test("run round a hollow and end where they began, or else at the edge")
    func closed() {
        let grid = ContourTests.grid(ContourTests.bowl)
        let inner = ContourTracer.lines(of: grid, at: 5)
        #expect(inner.count == 1 && inner[0].first == inner[0].last)
        let outer = ContourTracer.lines(of: grid, at: 60)
        #expect(outer.count == 2)
        for end in outer.flatMap({ [$0.first, $0.last] }) { #expect(abs(abs(end?.x ?? 0) - 6.8) < 1e-9) }
    }

    @Test("part at a saddle as the bilinear surface does", arguments: [(0.1, 2), (-0.1, 2)])
    func saddles(level: Double, lines: Int) {
        // Two corners at 1, two at −1: the surface's own saddle is 0.
        let grid = SampledGrid(
            horizontal: Domain(0, 1), vertical: Domain(0, 1), columns: 2, rows: 2, values: [1, -1, -1, 1])
        let traced = ContourTracer.lines(of: grid, at: level)
        #expect(traced.count == lines)
        for line in traced {
            let middle = Point((line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2)
            // Above 0 each line cuts off a high corner (0,0) or (1,1), below 0 a low one.
            #expect((abs(middle.x - middle.y) < 0.2) == (level > 0))
        }
    }

    @Test("leave a gap where the function has no value")
    func gaps() throws {
        let grid = ContourTests.grid { w, b in w > 1 && w < 2 ? .nan : w > 3 ? .infinity : w * w + b * b }
        let lines = ContourTracer.lines(of: grid, at: 4)
        #expect(lines.count == 1)
        #expect(lines[0].allSatisfy { $0.x <= 1.01 })
        #expect(ContourTracer.lines(of: ContourTests.grid { _, _ in .nan }, at: 0).isEmpty)
    }

    @Test("are the same bytes every time")
    func deterministic() {
        let bytes = ContourTests.chart(of: ContourTests.grid(reach: 2, ContourTests.rosenbrock)).svg()
        #expect(bytes == ContourTests.chart(of: ContourTests.grid(reach: 2, ContourTests.rosenbrock)).svg())
    }

    private static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
        func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
            (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
        }
        return side(a, b, c) * side(a, b, d) < -1e-9 && side(c, d, a) * side(c, d, b) < -1e-9
    }
}

@Suite("Contour levels")
struct ContourLevelTests {
    @Test(
        "are the number with the fewest digits in a stretch",
        arguments: [
            (-1, 2, 1, "0"), (0.4, 0.6, 0.45, "0.5"), (2.1, 8.9, 7, "5"), (92, 108, 97, "100"),
            (0.0031, 0.0049, 0.0033, "0.004"), (41.3, 41.9, 41.5, "41.5"), (-26, -24, -25.5, "−25"),
            (2.2e9, 2.4e9, 2.3e9, "2.3e9"), (1e-7, 3e-7, 2.9e-7, "2e−7"),
        ])
    func simplest(low: Double, high: Double, target: Double, label: String) throws {
        let level = try #require(ContourLevels.simplest(between: low, and: high, near: target))
        #expect(level.label == label)
        #expect(level.value > low && level.value < high)
    }

    @Test("rise, lie between lowest and highest sample, and cover the decades of a steep valley")
    func decades() {
        for loss in [ContourTests.bowl, ContourTests.rosenbrock, ContourTests.saddle] {
            let grid = ContourTests.grid(reach: 2, loss)
            let levels = ContourLevels.choose(for: grid).map(\.value)
            #expect((5...9).contains(levels.count))
            #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 })
            #expect(levels.allSatisfy { $0 > (grid.values.min() ?? 0) && $0 < (grid.values.max() ?? 0) })
        }
        let steep = ContourLevels.choose(for: ContourTests.grid(reach: 2, ContourTests.rosenbrock)).map(
            \.value)
        #expect((steep.last ?? 0) / (steep.first ?? 1) > 50)
        #expect(
            ContourLevels.choose(for: ContourTests.grid(reach: 2, ContourTests.saddle)).contains {
                $0.value == 0
            })
    }

    @Test("are none where the function is constant or has no values")
    func none() {
        #expect(ContourLevels.choose(for: ContourTests.grid { _, _ in 3 }).isEmpty)
        #expect(ContourLevels.choose(for: ContourTests.grid { _, _ in .nan }).isEmpty)
    }
}

@Suite("The contour figure")
struct ContourFigureTests {
    private func descent(
        rate: Double, steps: Int, from start: Point = Point(4, 2)
    ) -> PlaneWalk {
        var places = [start]
        for _ in 0..<steps {
            let (w, b) = (places[places.count - 1].x, places[places.count - 1].y)
            places.append(Point(w - rate * 2 * w, b - rate * 8 * b))
        }
        return PlaneWalk(
            name: "rate \(rate)", places: places, losses: places.map { ContourTests.bowl($0.x, $0.y) })
    }

    private func figure(_ walks: [PlaneWalk], _ loss: (Double, Double) -> Double) -> ContourFigure {
        let view = ContourView(of: walks, loss: loss)
        let (columns, rows) = (SampledGrid.usualColumns, SampledGrid.usualRows)
        let grid = SampledGrid(
            horizontal: view.horizontal, vertical: view.vertical, columns: columns, rows: rows,
            values: SampledGrid.places(view.vertical, count: rows).flatMap { y in
                SampledGrid.places(view.horizontal, count: columns).map { loss($0, y) }
            })
        return ContourFigure(
            identifier: "map", title: "Map", description: "A walk.", parameters: ("w", "b"), grid: grid,
            lowest: LowestPoints.find(in: grid, loss: loss), walks: walks)
    }

    @Test("frames the walk and the low ground with one scale for both parameters")
    func view() throws {
        let chart = figure([descent(rate: 0.05, steps: 20)], ContourTests.bowl).chart()
        let frame = Frame(chart)
        #expect(chart.horizontal.domain.contains(0) && chart.horizontal.domain.contains(4))
        #expect(chart.vertical.domain.contains(0) && chart.vertical.domain.contains(2))
        let across = frame.horizontal.position(1) - frame.horizontal.position(0)
        let upwards = frame.vertical.position(0) - frame.vertical.position(1)
        #expect(abs(across / upwards - 1) < 0.02)
        let labels = try SVG(chart.svg()).all("label").map(\.text)
        #expect(labels == ["minimum", "step 0", "step 20"])
        #expect(try SVG(chart.svg()).all("axis-title").map(\.text) == ["b", "w"])
    }

    @Test("gives each parameter its own scale where one would shrink to a strip")
    func strip() {
        let thin: (Double, Double) -> Double = { $0 * $0 + 1e6 * $1 * $1 }
        let walk = PlaneWalk(
            name: "", places: [Point(4, 0.002), Point(2, -0.002), Point(1, 0.002)], losses: [20, 8, 5])
        let view = ContourView(of: [walk], loss: thin)
        #expect(view.vertical.span < 0.01 && view.horizontal.span > 3)
    }

    @Test("keeps a run that runs away in view at its start, arrows at the edge for the rest")
    func diverging() throws {
        let walk = descent(rate: 0.26, steps: 30)
        let chart = figure([walk], ContourTests.bowl).chart()
        #expect(walk.places.prefix(4).allSatisfy { chart.vertical.domain.contains($0.y) })
        #expect(chart.vertical.domain.span < 60)
        #expect(try SVG(chart.svg()).all("label").map(\.text).contains { $0.hasPrefix("step 30: w = ") })
    }

    @Test("marks single lowest points, and no valley")
    func lowest() {
        let wells: (Double, Double) -> Double = { ($0 * $0 - 1) * ($0 * $0 - 1) + $1 * $1 }
        let two = LowestPoints.find(in: ContourTests.grid(reach: 2, wells), loss: wells)
        #expect(two.count == 2)
        for (point, x) in zip(two, [-1.0, 1]) { #expect(abs(point.x - x) < 1e-4 && abs(point.y) < 1e-4) }
        let curved = LowestPoints.find(
            in: ContourTests.grid(reach: 2, ContourTests.rosenbrock), loss: ContourTests.rosenbrock)
        #expect(curved.count == 1 && abs(curved[0].x - 1) < 1e-3)
        let valley: (Double, Double) -> Double = { ($0 * $1 - 1) * ($0 * $1 - 1) }
        #expect(LowestPoints.find(in: ContourTests.grid(reach: 2, valley), loss: valley).isEmpty)
        #expect(
            LowestPoints.find(in: ContourTests.grid(reach: 2, ContourTests.saddle), loss: ContourTests.saddle)
                .isEmpty)
    }

    @Test("tells several walks apart by name, colour, marker and dash")
    func several() throws {
        let walks = [descent(rate: 0.05, steps: 9), descent(rate: 0.2, steps: 9)]
        let svg = try SVG(figure(walks, ContourTests.bowl).chart().svg())
        #expect(Set(svg.all("label").map(\.text)).isSuperset(of: ["rate 0.05", "rate 0.2"]))
        #expect(svg.all("walk").map { $0.has("d2") } == [false, true])
        #expect(svg.all("dots").map { $0.has("s2") } == [false, true])
    }

    @Test("stays well-formed and within 12 KB whatever the numbers", arguments: 0..<12)
    func hostile(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        let salt = random.next()
        let noise: (Double, Double) -> Double = { x, y in
            var mixed = Seeded(state: x.bitPattern ^ (y.bitPattern &* 31) ^ salt)
            return mixed.anyDouble()
        }
        let walks = (0..<3).map { index in
            let places = (0..<[0, 1, 40, 2_000][Int(random.next() % 4)]).map { _ in
                Point(random.anyDouble(), random.anyDouble())
            }
            return PlaneWalk(name: "run \(index)", places: places, losses: places.map { noise($0.x, $0.y) })
        }
        let bytes = figure(walks, noise).chart().svg()
        #expect(bytes.count <= 12 << 10)
        _ = try SVG(bytes)
    }
}
