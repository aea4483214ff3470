/// One class of a raster: its name for the legend, its colour and its sign.
public struct RasterClass: Equatable, Sendable {
    /// What the legend calls it.
    public var name: String
    /// Its colour and sign.
    public var look: Look

    /// What tells a class from the others.
    public enum Look: Equatable, Sendable {
        /// One of six ways of ending, from 0.
        case kind(Int)
        /// One of four points to end in, from 0: the chart's series colours. A run that swings about its end has a
        /// bar through its sign, and a paler colour.
        case end(Int, swings: Bool)
    }

    /// A class from its parts.
    public init(_ name: String, _ look: Look) {
        self.name = name
        self.look = look
    }
}

extension RasterClass.Look {
    /// Whether the class is of the runs that end in one of several points.
    var isEnd: Bool {
        if case .end = self { true } else { false }
    }

    /// As that of a mark: the stylesheet has other colours for four series than for three.
    var seriesIndex: Int {
        if case .end(let index, _) = self { max(index, 0) } else { 0 }
    }

    /// The classes that give its area a colour.
    var areaClasses: [String] {
        switch self {
        case .kind(let index): ["area", "k\(index + 1)"]
        case .end(let index, let swings):
            ["area", SeriesStyle.series(index).colourClass] + (swings ? ["swings"] : [])
        }
    }

    /// Writes the class's sign, about six units wide.
    func writeSign(at place: Point, on canvas: inout Canvas) {
        var (sign, bar) = (RasterClass.kinds[0], "")
        switch self {
        case .kind(let index): sign = RasterClass.kinds[max(index, 0) % RasterClass.kinds.count]
        case .end(let index, let swings):
            let end = RasterClass.ends[max(index, 0) % RasterClass.ends.count]
            sign = (end.dx, end.dy, end.outline)
            if swings { bar = end.bar }
        }
        canvas.write("M")
        canvas.write(Point(place.x + sign.dx, place.y + sign.dy).rounded)
        canvas.write(sign.outline)
        canvas.write(bar)
    }
}

extension RasterClass {
    /// Where each sign begins, seen from its middle, and how it goes on: a small square, an upright cross, a slanted
    /// cross, a dash, an arrow head, a slash.
    fileprivate static let kinds: [(dx: Double, dy: Double, outline: String)] = [
        (-1, -1, "h2v2h-2z"), (-3, 0, "h6m-3-3v6"), (-2.5, -2.5, "l5 5m0-5l-5 5"), (-3, 0, "h6"),
        (-3, 2, "l3-5 3 5"), (-2, 3, "l4-6"),
    ]

    /// The same for ends: a square, a diamond, a triangle on its head, an hourglass; each with the bar that goes
    /// through it.
    fileprivate static let ends: [(dx: Double, dy: Double, outline: String, bar: String)] = [
        (-2.5, -2.5, "h5v5h-5z", "m-3 2.5h11"), (0, -3.5, "l3.5 3.5-3.5 3.5-3.5-3.5z", "m-6 3.5h12"),
        (-3, -2, "h6l-3 5z", "m-3 2h12"), (-3, -3, "h6l-6 6h6z", "m-3 3h12"),
    ]
}

extension Point {
    /// To half a unit, which is near enough for a sign.
    fileprivate var rounded: Point {
        Point(Double(Decimal.wholeBelow(x * 2 + 0.5)) / 2, Double(Decimal.wholeBelow(y * 2 + 0.5)) / 2)
    }
}
