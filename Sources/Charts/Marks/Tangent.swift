/// A short dashed line through a point with a given slope, of one length in the drawing whatever the slope.
public struct Tangent: Equatable, Sendable {
    /// Where it touches, as data values.
    public var point: Point
    /// Rise over run, in data units.
    public var slope: Double

    /// A tangent at a point.
    public init(at point: Point, slope: Double) {
        self.point = point
        self.slope = slope
    }
}
