/// Arrows at the plot's edge towards the points that are out of view, with the value of the last at each edge.
public struct EdgeArrows: Equatable, Sendable {
    /// A point that may be out of view, and what to say of it.
    public struct Item: Equatable, Sendable {
        /// Data values; infinite ones are out of view, not-a-number shows at the top.
        public var point: Point
        /// The words at the arrow, the value in them.
        public var text: String

        /// A point and its words.
        public init(_ point: Point, text: String) {
            self.point = point
            self.text = text
        }
    }

    /// In the order of the steps; those in view are passed over.
    public var items: [Item]
    /// Colour.
    public var style: SeriesStyle

    /// Arrows for the points that are out of view.
    public init(_ items: [Item], style: SeriesStyle) {
        self.items = items
        self.style = style
    }
}
