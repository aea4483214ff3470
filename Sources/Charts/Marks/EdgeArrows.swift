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

    /// Arrows nearer to each other than this, in units, become one.
    private static let spacing = 13.0
    private static let most = 24

    func draw(on canvas: inout Canvas) {
        let most = canvas.share(of: EdgeArrows.most)
        var arrows: [Arrow] = []
        for item in items {
            guard let arrow = Arrow(item, frame: canvas.frame) else { continue }
            let near = arrows.lastIndex { other in
                other.direction == arrow.direction
                    && (arrows.count >= most
                        || other.tip.distance(to: arrow.tip) < EdgeArrows.spacing)
            }
            // The last point's words stand for all that are gathered in one arrow.
            if let near { arrows[near].text = arrow.text } else { arrows.append(arrow) }
        }
        canvas.writePath(["edge", style.colourClass], filled: true) { canvas in
            for arrow in arrows { arrow.write(on: &canvas) }
        }
        var labelled: [Point] = []
        for arrow in arrows.reversed() where !labelled.contains(arrow.direction) {
            labelled.append(arrow.direction)
            canvas.later(arrow.text, at: arrow.middle, classes: "label \(style.colourClass)")
        }
        for arrow in arrows { canvas.obstacles.append((arrow.tip, arrow.middle)) }
    }

    /// A triangle whose tip touches the plot's edge.
    private struct Arrow {
        let tip: Point
        /// −1, 0 or 1 each way.
        let direction: Point
        var text: String

        /// The arrow towards a point; nil for one in view.
        init?(_ item: Item, frame: Frame) {
            let plot = frame.plot
            var place = Point(frame.horizontal.position(item.point.x), frame.vertical.position(item.point.y))
            if place.x != place.x { place = Point(plot.right, plot.top - 1) }
            if place.y != place.y { place.y = plot.top - 1 }
            guard !plot.contains(place) else { return nil }
            direction = Point(
                place.x < plot.left ? -1 : place.x > plot.right ? 1 : 0,
                place.y < plot.top ? -1 : place.y > plot.bottom ? 1 : 0)
            tip = plot.held(place)
            text = item.text
        }

        /// The same direction with length 1.
        private var unit: Point {
            let scale = direction.x != 0 && direction.y != 0 ? 0.70710678118654752 : 1
            return Point(direction.x * scale, direction.y * scale)
        }

        var middle: Point { Point(tip.x - unit.x * 6, tip.y - unit.y * 6) }

        func write(on canvas: inout Canvas) {
            let back = Point(tip.x - unit.x * 10, tip.y - unit.y * 10)
            canvas.write("M")
            canvas.write(tip)
            canvas.write("L")
            canvas.write(Point(back.x - unit.y * 5, back.y + unit.x * 5))
            canvas.write(" ")
            canvas.write(Point(back.x + unit.y * 5, back.y - unit.x * 5))
            canvas.write("z")
        }
    }
}
