/// Where the plot lies in the view box, its two scales, and its ticks.
struct Frame {
    let plot: Box
    let horizontal: Scale
    let vertical: Scale
    let horizontalTicks: [Tick]
    let verticalTicks: [Tick]

    /// Leaves room for the tick labels at the left and the direct labels in the margin at the right.
    init(_ chart: Chart) {
        verticalTicks = chart.vertical.ticks(atMost: Layout.verticalTicks)
        let labels = verticalTicks.map { TextWidth.of($0.label) }.max() ?? 0
        let left = min(labels, Layout.widestTickLabels) + Layout.gap + 4
        var margin = 0.0
        for case .label(let label) in chart.marks where label.place == .margin {
            margin = max(margin, TextWidth.of(label.text) + Layout.gap)
        }
        let right = max(Layout.right, min(margin, Layout.widestMargin) + 8)
        plot = Box(
            left: left, top: Layout.top,
            right: Double(Layout.width) - right, bottom: Double(Layout.height) - Layout.bottom)
        horizontal = Scale(chart.horizontal, from: plot.left, to: plot.right)
        vertical = Scale(chart.vertical, from: plot.bottom, to: plot.top)
        horizontalTicks = Frame.fittingTicks(chart.horizontal, width: plot.right - plot.left)
    }

    /// As many ticks as have room for their labels side by side.
    private static func fittingTicks(_ axis: Axis, width: Double) -> [Tick] {
        var count = Layout.horizontalTicks
        while true {
            let ticks = axis.ticks(atMost: count)
            let widest = ticks.map { TextWidth.of($0.label) }.max() ?? 0
            if count <= 2 || (widest + 10) * Double(ticks.count) <= width { return ticks }
            count -= 1
        }
    }

    /// A point's place in the drawing, kept within a thousand million units, from where its direction still holds.
    ///
    /// A column of points that are far out of view one way stays in order the other way.
    func place(_ point: Point) -> Point {
        let x = horizontal.position(point.x)
        let y = vertical.position(point.y)
        let (near, far) = (1e4, 1e9)
        guard max(abs(x), abs(y)) > far else { return Point(x, y) }
        let isOblique = abs(x) > near && abs(y) > near && abs(x) < .infinity && abs(y) < .infinity
        if isOblique {
            let size = max(abs(x), abs(y))
            return Point(x / size * far, y / size * far)
        }
        return Point(Frame.held(x, within: far), Frame.held(y, within: far))
    }

    /// The nearest number of a size; not-a-number stays what it is.
    private static func held(_ value: Double, within size: Double) -> Double {
        value.isNaN ? value : min(max(value, -size), size)
    }
}

/// A rectangle in the drawing; `top` is less than `bottom`.
struct Box: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    /// Less than any digit that is drawn: a point on the edge may come out of its scale a hair beyond it.
    private static let slack = 1e-6

    func contains(_ point: Point) -> Bool {
        point.x >= left - Box.slack && point.x <= right + Box.slack && point.y >= top - Box.slack
            && point.y <= bottom + Box.slack
    }

    func overlaps(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Whether no part sticks out of another box.
    func lies(in other: Box) -> Bool {
        left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom
    }

    /// The part of a segment inside the box, by Liang and Barsky (1984); nil where it misses the box.
    func clip(_ from: Point, _ to: Point) -> (Point, Point)? {
        let dx = to.x - from.x
        let dy = to.y - from.y
        var enter = 0.0
        var leave = 1.0
        let sides = [
            (-dx, from.x - left), (dx, right - from.x), (-dy, from.y - top), (dy, bottom - from.y),
        ]
        for (direction, distance) in sides {
            if direction == 0 {
                if !(distance >= 0) { return nil }
            } else if direction < 0 {
                enter = max(enter, distance / direction)
            } else {
                leave = min(leave, distance / direction)
            }
        }
        guard enter <= leave else { return nil }
        return (
            enter == 0 ? from : held(Point(from.x + dx * enter, from.y + dy * enter)),
            leave == 1 ? to : held(Point(from.x + dx * leave, from.y + dy * leave))
        )
    }

    /// The nearest point of the box.
    func held(_ point: Point) -> Point {
        Point(min(max(point.x, left), right), min(max(point.y, top), bottom))
    }
}
