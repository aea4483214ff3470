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
}
