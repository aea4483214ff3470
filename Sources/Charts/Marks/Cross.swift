/// A small upright cross at a point that no run made, with a word beside it: where a function is lowest.
public struct Cross: Equatable, Sendable {
    /// Where it stands, as data values.
    public var point: Point
    /// The word; empty for none.
    public var text: String

    /// A cross at a point.
    public init(at point: Point, text: String = "") {
        self.point = point
        self.text = text
    }

    private static let reach = 5.0

    func draw(on canvas: inout Canvas) {
        let place = canvas.frame.place(point)
        guard place.isPlace, canvas.frame.plot.contains(place) else { return }
        canvas.writePath(["cross", "ink"]) { canvas in
            canvas.write("M")
            canvas.write(Point(place.x - Cross.reach, place.y))
            canvas.write("h10M")
            canvas.write(Point(place.x, place.y - Cross.reach))
            canvas.write("v10")
        }
        canvas.obstacles.append(
            (Point(place.x - Cross.reach, place.y), Point(place.x + Cross.reach, place.y)))
        if !text.isEmpty { canvas.later(text, at: place, classes: "label ink") }
    }
}
