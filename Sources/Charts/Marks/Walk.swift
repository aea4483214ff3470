/// Points joined by straight segments in the order of the steps, each long one with a small chevron on its way.
public struct Walk: Equatable, Sendable {
    /// The points, step 0 first.
    public var points: [Point]
    /// Colour and dash.
    public var style: SeriesStyle

    /// Points joined in order.
    public init(_ points: [Point], style: SeriesStyle) {
        self.points = points
        self.style = style
    }
}
