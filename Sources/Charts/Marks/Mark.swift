/// One layer of a chart.
public enum Mark: Equatable, Sendable {
    /// A polyline.
    case line(Line)
    /// A marker at every point.
    case dots(Dots)
    /// Points joined in order, with their direction.
    case walk(Walk)
    /// A short dashed line that touches a curve.
    case tangent(Tangent)
    /// A reference line across the chart.
    case rule(Rule)
    /// Words beside a point.
    case label(DirectLabel)
    /// Arrows at the edge for points that are out of view.
    case edge(EdgeArrows)
}

/// Which of a chart's series a mark belongs to; it decides colour, dash and marker.
public enum SeriesStyle: Equatable, Sendable {
    /// The chart's ink, for what is not a run: the loss curve itself.
    case ink
    /// The series at an index from 0; four colours, then the same colours with other dashes.
    case series(Int)
}
