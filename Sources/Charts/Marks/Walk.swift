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

    /// Walks of more chords together are a blur; the dots go on.
    private static let mostChords = 120
    private static let mostChevrons = 28
    /// Shorter chords, in units, show nothing.
    private static let shortestChord = 0.5
    /// Shorter chords have no room for a chevron between their dots.
    private static let shortestWithChevron = 24.0
    private static let chevronSize = 4.0

    func draw(on canvas: inout Canvas) {
        var places: [Point] = []
        for point in points {
            let place = canvas.frame.place(point)
            if let last = places.last, last.isPlace, place.distance(to: last) < Walk.shortestChord {
                continue
            }
            places.append(place)
            if places.count > canvas.share(of: Walk.mostChords) { break }
        }
        // A walk that is alone is a plain line; others are told apart by their dashes, too.
        let dash = style.index == 0 ? [] : [style.dashClass]
        canvas.writePath(["walk", style.colourClass] + dash) { $0.writePolyline(places) }
        canvas.writePath(["chevron", style.colourClass]) { Walk.writeChevrons(places, on: &$0) }
    }

    /// A chevron in the middle of what is in view of each long chord, pointing to the later step.
    private static func writeChevrons(_ places: [Point], on canvas: inout Canvas) {
        let most = canvas.share(of: mostChevrons)
        var drawn = 0
        for (from, to) in zip(places, places.dropFirst()) where drawn < most {
            guard from.isPlace, to.isPlace, let (start, end) = canvas.frame.plot.clip(from, to) else {
                continue
            }
            let length = start.distance(to: end)
            guard length >= shortestWithChevron else { continue }
            let along = Point((end.x - start.x) / length, (end.y - start.y) / length)
            let tip = Point(
                (start.x + end.x + along.x * chevronSize) / 2, (start.y + end.y + along.y * chevronSize) / 2)
            let back = Point(tip.x - along.x * chevronSize, tip.y - along.y * chevronSize)
            let side = Point(-along.y * chevronSize * 0.8, along.x * chevronSize * 0.8)
            canvas.write("M")
            canvas.write(Point(back.x + side.x, back.y + side.y))
            canvas.write("L")
            canvas.write(tip)
            canvas.write(" ")
            canvas.write(Point(back.x - side.x, back.y - side.y))
            drawn += 1
        }
    }
}
