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

    /// Vertices of one line; with it, four long series stay under the 12 KB of a figure.
    static let budget = 360
    static let budgetOfMany = 120

    func draw(on canvas: inout Canvas) {
        let places = points.map(canvas.frame.place)
        let budget = style.index < 2 ? Line.budget : Line.budgetOfMany
        let thin = Thinning.polyline(places, budget: budget)
        canvas.writePath(["line", style.colourClass, style.dashClass]) { $0.writePolyline(thin) }
    }
}
