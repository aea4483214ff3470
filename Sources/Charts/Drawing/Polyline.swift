extension Canvas {
    /// Writes a polyline's outline, clipped to the plot; points that are not numbers break it.
    ///
    /// The points are places in the drawing. Every drawn segment becomes an obstacle for labels.
    mutating func writePolyline(_ points: [Point]) {
        var pen = Pen()
        var place: Point?
        for index in points.indices.dropFirst() {
            let (from, to) = (points[index - 1], points[index])
            guard from.isPlace, to.isPlace, let (start, end) = frame.plot.clip(from, to) else {
                place = nil
                continue
            }
            if place != start { pen.move(to: start, in: &bytes) }
            pen.draw(to: end, in: &bytes)
            place = end
            obstacles.append((start, end))
        }
        pen.lift(in: &bytes)
    }
}

extension Point {
    /// Whether both coordinates are numbers.
    var isPlace: Bool { x == x && y == y }

    func distance(to other: Point) -> Double {
        let dx = other.x - x
        let dy = other.y - y
        return Decimal.squareRoot(dx * dx + dy * dy)
    }
}

/// Leaves out the points of a polyline that nobody could see.
enum Thinning {
    /// How far, in units, a left-out point may lie from the drawn line: a twentieth of a pixel.
    private static let tolerance = 0.04
    /// The longest stretch that one segment replaces; it bounds the work to O(n).
    private static let longestStretch = 24

    /// The points that matter: at most two a column (and the gap before it) where there are more than `budget`, then no straight ones.
    static func polyline(_ points: [Point], budget: Int) -> [Point] {
        straightened(points.count > budget ? columns(points, budget: budget) : points, tolerance: tolerance)
    }

    /// The lowest and highest point of each column, in their order; the first and last point always.
    ///
    /// Gaps narrower than a column close.
    private static func columns(_ points: [Point], budget: Int) -> [Point] {
        let width = Double(Layout.width) / Double(max(budget / 2, 4))
        var kept: [Point] = []
        var index = 0
        var isGap = false
        while index < points.count {
            guard points[index].isPlace else {
                isGap = true
                index += 1
                continue
            }
            let column = Decimal.wholeBelow(points[index].x / width)
            var (low, high, last) = (index, index, index)
            var next = index + 1
            while next < points.count {
                if points[next].isPlace {
                    guard Decimal.wholeBelow(points[next].x / width) == column else { break }
                    if points[next].y < points[low].y { low = next }
                    if points[next].y > points[high].y { high = next }
                    last = next
                }
                next += 1
            }
            if isGap, !kept.isEmpty { kept.append(Point(.nan, .nan)) }
            isGap = last < next - 1
            if index == 0, low > 0, high > 0 { kept.append(points[0]) }
            kept.append(points[min(low, high)])
            if low != high { kept.append(points[max(low, high)]) }
            if last == points.count - 1, low < last, high < last { kept.append(points[last]) }
            index = next
        }
        return kept
    }

    /// Leaves out points that lie on the segment between their neighbours, within the tolerance.
    static func straightened(_ points: [Point], tolerance: Double) -> [Point] {
        guard points.count > 2 else { return points }
        var kept = [points[0]]
        var anchor = 0
        for index in 2..<points.count {
            let isStraight =
                index - anchor <= longestStretch
                && (anchor + 1..<index).allSatisfy {
                    isNear(points[$0], points[anchor], points[index], tolerance)
                }
            if !isStraight {
                anchor = index - 1
                kept.append(points[anchor])
            }
        }
        kept.append(points[points.count - 1])
        return kept
    }

    /// Whether a point lies on the segment between two others, within the tolerance; never for not-a-number.
    private static func isNear(_ point: Point, _ from: Point, _ to: Point, _ tolerance: Double) -> Bool {
        let dx = to.x - from.x
        let dy = to.y - from.y
        let square = dx * dx + dy * dy
        guard square > 0 else { return point.distance(to: from) <= tolerance }
        let along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / square
        guard along >= 0, along <= 1 else { return false }
        return point.distance(to: Point(from.x + along * dx, from.y + along * dy)) <= tolerance
    }
}
