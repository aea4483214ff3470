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
}
