/// Words that wait until all marks are drawn, so that they can keep clear of them.
struct WaitingLabel {
    let text: String
    let point: Point
    let classes: String
    /// Whether it stands in the right margin, at the point's height.
    let inMargin: Bool
}

/// A contour's name, which waits until all other labels stand: it gives way to everything.
struct WaitingName {
    let text: String
    /// The places on the line where it may stand.
    let places: [Point]
    /// The index of the line among the canvas's contours.
    let contour: Int
}

extension Canvas {
    mutating func later(_ text: String, at point: Point, classes: String) {
        waiting.append(WaitingLabel(text: text, point: point, classes: classes, inMargin: false))
    }

    mutating func laterInMargin(_ text: String, at height: Double, classes: String) {
        let point = Point(frame.plot.right, min(max(height, frame.plot.top), frame.plot.bottom))
        waiting.append(WaitingLabel(text: text, point: point, classes: classes, inMargin: true))
    }

    /// Writes all labels: those in the margin from top to bottom, then the others in the order of their marks.
    mutating func placeLabels() {
        placeMarginLabels(waiting.filter(\.inMargin))
        var placed: [Box] = []
        for label in waiting where !label.inMargin {
            let text = TextWidth.cut(label.text, to: frame.plot.right - frame.plot.left)
            let box = spot(for: text, at: label.point, placed: placed)
            placed.append(box)
            writeText(text, at: Point(box.left, box.top + Layout.ascent), classes: label.classes)
        }
        placeNames(placed)
    }

    /// Puts each contour's name on its line where it covers no mark, no label and the fewest other contours; where
    /// there is no such place, the line goes without.
    private mutating func placeNames(_ labels: [Box]) {
        var placed = labels
        for name in names {
            let half = TextWidth.of(name.text) / 2 + 1
            var best: Box?
            var least = Canvas.mostCovered + 1
            for place in name.places where least > 0 {
                let box = Box(
                    left: place.x - half, top: place.y - Layout.lineHeight / 2,
                    right: place.x + half, bottom: place.y + Layout.lineHeight / 2)
                guard cost(of: box, placed: placed) == 0 else { continue }
                var covered = 0
                for (index, contour) in contours.enumerated() where index != name.contour {
                    if contour.contains(where: { box.touches($0, $1) }) { covered += 1 }
                }
                if covered < least { (best, least) = (box, covered) }
            }
            guard let best else { continue }
            placed.append(best)
            let middle = Point((best.left + best.right) / 2, best.top + Layout.ascent)
            writeText(name.text, at: middle, classes: "level", anchor: "middle")
        }
    }

    /// How many other contours a name may hide a little of.
    private static let mostCovered = 2

    /// Keeps the labels a line apart: pushes each below the one above it, then all up again from the bottom.
    private mutating func placeMarginLabels(_ labels: [WaitingLabel]) {
        let room = Int((frame.plot.bottom - frame.plot.top + Layout.lineHeight) / Layout.lineHeight)
        let sorted = labels.prefix(room).enumerated()
            .sorted { ($0.element.point.y, $0.offset) < ($1.element.point.y, $1.offset) }
            .map(\.element)
        var heights = sorted.map(\.point.y)
        for index in heights.indices.dropFirst() {
            heights[index] = max(heights[index], heights[index - 1] + Layout.lineHeight)
        }
        var limit = frame.plot.bottom
        for index in heights.indices.reversed() {
            heights[index] = min(heights[index], limit)
            limit = heights[index] - Layout.lineHeight
        }
        let left = frame.plot.right + Layout.gap + 2
        for (label, height) in zip(sorted, heights) {
            let text = TextWidth.cut(label.text, to: Double(Layout.width) - left)
            writeText(text, at: Point(left, height + 5), classes: label.classes)
        }
    }

    /// Of eight spots near the point and eight farther off, the first that covers the fewest marks.
    ///
    /// Covering another label or leaving the plot counts as more than any number of marks.
    private func spot(for text: String, at point: Point, placed: [Box]) -> Box {
        let width = TextWidth.of(text)
        var best = Box(left: 0, top: 0, right: 0, bottom: 0)
        var least = Int.max
        for distance in [Layout.gap, Layout.gap + Layout.lineHeight] {
            for direction in Canvas.directions {
                let box = box(width, direction, from: point, distance)
                let cost = cost(of: box, placed: placed)
                if cost == 0 { return held(box) }
                if cost < least { (best, least) = (box, cost) }
            }
        }
        return held(best)
    }

    /// Upper right first, as one writes; level with the point last but for right above and below it.
    private static let directions = [
        Point(1, -1), Point(-1, -1), Point(1, 1), Point(-1, 1), Point(1, 0), Point(-1, 0), Point(0, -1),
        Point(0, 1),
    ]

    private func box(_ width: Double, _ direction: Point, from point: Point, _ distance: Double) -> Box {
        let middleX = point.x + direction.x * (distance + width / 2)
        let middleY = point.y + direction.y * (distance + Layout.lineHeight / 2)
        return Box(
            left: middleX - width / 2, top: middleY - Layout.lineHeight / 2,
            right: middleX + width / 2, bottom: middleY + Layout.lineHeight / 2)
    }

    private func cost(of box: Box, placed: [Box]) -> Int {
        var cost = box.lies(in: frame.plot) ? 0 : 1000
        for other in placed where box.overlaps(other) { cost += 1000 }
        for (from, to) in obstacles where box.touches(from, to) { cost += 1 }
        return cost
    }

    /// Moves a box into the plot's width and the view box's height.
    private func held(_ box: Box) -> Box {
        let dx = max(0, frame.plot.left - box.left) - max(0, box.right - frame.plot.right)
        let dy = max(0, Layout.top - 4 - box.top) - max(0, box.bottom - frame.plot.bottom)
        return Box(left: box.left + dx, top: box.top + dy, right: box.right + dx, bottom: box.bottom + dy)
    }
}

extension Box {
    /// Whether a segment runs through the box, or a point lies in it.
    func touches(_ from: Point, _ to: Point) -> Bool {
        if max(from.x, to.x) < left || min(from.x, to.x) > right { return false }
        if max(from.y, to.y) < top || min(from.y, to.y) > bottom { return false }
        return clip(from, to) != nil
    }
}
