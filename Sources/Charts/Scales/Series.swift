/// A named column of points, in the order of the run: the point at index t belongs to step t.
public struct Series: Equatable, Sendable {
    /// What the direct label says when several series share a chart.
    public var name: String
    /// Data values; infinite ones and not-a-numbers show as arrows at the edge.
    public var points: [Point]

    /// A named column of points.
    public init(name: String, points: [Point]) {
        self.name = name
        self.points = points
    }
}
