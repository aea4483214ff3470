/// A polyline through data points, broken where a value is not a number, cut off at the edge of the plot.
public struct Line: Equatable, Sendable {
    /// The points in drawing order.
    public var points: [Point]
    /// Colour and dash.
    public var style: SeriesStyle

    /// A polyline through data points.
    public init(_ points: [Point], style: SeriesStyle) {
        self.points = points
        self.style = style
    }

    /// Vertices of all runs' lines together.
    static let budget = 320
    /// Bytes of all runs' lines together: lines that jump in and out of view need more for each vertex.
    private static let mostBytes = 5_000

    func draw(on canvas: inout Canvas) {
        let places = points.map(canvas.frame.place)
        var budget = canvas.share(of: Line.budget)
        let (bytes, obstacles) = (canvas.bytes.count, canvas.obstacles.count)
        while true {
            let thin = Thinning.polyline(places, budget: budget)
            canvas.writePath(["line", style.colourClass, style.dashClass]) { $0.writePolyline(thin) }
            budget /= 2
            if canvas.bytes.count - bytes <= canvas.share(of: Line.mostBytes) || budget < 8 { return }
            canvas.bytes.removeLast(canvas.bytes.count - bytes)
            canvas.obstacles.removeLast(canvas.obstacles.count - obstacles)
        }
    }
}
