/// A marker at every point in view, in the series' shape; where markers would hide one another, one stands for them.
public struct Dots: Equatable, Sendable {
    /// The places of the markers, as data values.
    public var points: [Point]
    /// Colour and shape: circle, square, triangle, diamond.
    public var style: SeriesStyle

    /// A marker at every point.
    public init(_ points: [Point], style: SeriesStyle) {
        self.points = points
        self.style = style
    }

    /// Markers of all runs together.
    static let most = 90

    func draw(on canvas: inout Canvas) {
        let places = points.map(canvas.frame.place).filter(canvas.frame.plot.contains)
        let kept = Dots.spaced(places, atMost: canvas.share(of: Dots.most))
        let classes = ["dots", style.colourClass]
        switch style.marker {
        case 0:
            Dots.write(kept, classes + ["round"], " stroke-width=\"7\" stroke-linecap=\"round\"", on: &canvas)
        case 1:
            Dots.write(
                kept, classes + ["square"], " stroke-width=\"6.2\" stroke-linecap=\"square\"", on: &canvas)
        case let marker:
            canvas.writePath(classes + ["solid"], filled: true) { canvas in
                for place in kept { Dots.write(marker, at: place, on: &canvas) }
            }
        }
        for place in kept { canvas.obstacles.append((place, place)) }
    }

    /// One point for each cell of a grid, the earliest; cells grow until few enough are left.
    private static func spaced(_ places: [Point], atMost most: Int) -> [Point] {
        var cell = 3.0
        while true {
            let columns = Int(Double(Layout.width) / cell) + 1
            let rows = Int(Double(Layout.height) / cell) + 1
            var taken = [Bool](repeating: false, count: columns * rows)
            let kept = places.filter { place in
                let index = Int(place.y / cell) * columns + Int(place.x / cell)
                defer { taken[index] = true }
                return !taken[index]
            }
            if kept.count <= most || cell > 100 { return kept }
            cell *= 1.6
        }
    }

    /// Circles and squares are the ends of lines that go nowhere, which takes the fewest bytes.
    private static func write(
        _ places: [Point], _ classes: [String], _ attributes: String, on canvas: inout Canvas
    ) {
        canvas.writePath(classes, attributes: attributes) { canvas in
            var pen = Pen()
            for (index, place) in places.enumerated() {
                pen.dot(at: place, isFirst: index == 0, in: &canvas.bytes)
            }
        }
    }

    /// The other shapes, of about the same area, so that no series looks heavier than another.
    private static func write(_ marker: Int, at place: Point, on canvas: inout Canvas) {
        canvas.write("M")
        if marker == 2 {
            canvas.write(Point(place.x, place.y - 4.8))
            canvas.write("l4.2 7.3h-8.4z")
        } else {
            canvas.write(Point(place.x, place.y - 4.6))
            canvas.write("l4.6 4.6-4.6 4.6-4.6-4.6z")
        }
    }
}
