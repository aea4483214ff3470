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

    private static let radius = 3.5
    /// Markers of all runs together.
    static let most = 90

    func draw(on canvas: inout Canvas) {
        let places = points.map(canvas.frame.place).filter(canvas.frame.plot.contains)
        let kept = Dots.spaced(places, atMost: canvas.share(of: Dots.most))
        let marker = style.marker
        canvas.writePath(["dots", style.colourClass], filled: true) { canvas in
            for place in kept { Dots.write(marker, at: place, on: &canvas) }
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

    /// Shapes of about one area, so that no series looks heavier than another.
    private static func write(_ marker: Int, at place: Point, on canvas: inout Canvas) {
        canvas.write("M")
        switch marker {
        case 0:
            canvas.write(Point(place.x - radius, place.y))
            canvas.write("a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z")
        case 1:
            canvas.write(Point(place.x - 3.1, place.y - 3.1))
            canvas.write("h6.2v6.2h-6.2z")
        case 2:
            canvas.write(Point(place.x, place.y - 4.8))
            canvas.write("l4.2 7.3h-8.4z")
        default:
            canvas.write(Point(place.x, place.y - 4.6))
            canvas.write("l4.6 4.6-4.6 4.6-4.6-4.6z")
        }
    }
}
