/// Words beside a point, in its series' colour, so that a chart needs no legend.
///
/// Of eight spots around the point the label takes the first that covers the fewest marks and no other label.
public struct DirectLabel: Equatable, Sendable {
    /// Where the label stands.
    public enum Place: Equatable, Sendable {
        /// Close to the point, inside the plot.
        case beside
        /// In the right margin at the point's height, moved up or down to keep clear of its neighbours.
        case margin
    }

    /// What is said; cut off with an ellipsis where it would not fit.
    public var text: String
    /// What it is said of, as data values.
    public var point: Point
    /// Colour.
    public var style: SeriesStyle
    /// Beside the point or in the margin.
    public var place: Place

    /// Words beside a point.
    public init(_ text: String, at point: Point, style: SeriesStyle, place: Place = .beside) {
        self.text = text
        self.point = point
        self.style = style
        self.place = place
    }

    func draw(on canvas: inout Canvas) {
        let place = canvas.frame.place(point)
        guard place.isPlace, !text.isEmpty else { return }
        switch self.place {
        case .beside:
            guard canvas.frame.plot.contains(place) else { return }
            canvas.later(text, at: place, classes: "label \(style.colourClass)")
        case .margin:
            canvas.laterInMargin(text, at: place.y, classes: "label \(style.colourClass)")
        }
    }
}
