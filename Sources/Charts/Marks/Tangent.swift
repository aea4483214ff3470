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

    /// Half its length in units.
    private static let reach = 55.0

    func draw(on canvas: inout Canvas) {
        let frame = canvas.frame
        let middle = frame.place(point)
        // Two points of the data line, near enough to each other that a logarithmic axis bends nothing.
        let horizontal = frame.horizontal.position(point.x + 1) - frame.horizontal.position(point.x)
        let vertical = frame.vertical.position(point.y + slope) - frame.vertical.position(point.y)
        let length = Decimal.squareRoot(horizontal * horizontal + vertical * vertical)
        guard middle.isPlace, length > 0, length < .infinity else { return }
        let dx = horizontal / length * Tangent.reach
        let dy = vertical / length * Tangent.reach
        let ends = [Point(middle.x - dx, middle.y - dy), Point(middle.x + dx, middle.y + dy)]
        canvas.writePath(["tangent"]) { $0.writePolyline(ends) }
    }
}
