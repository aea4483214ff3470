/// A loss of two parameters seen from above: lines of equal loss, with the walk of one or more runs on them.
public struct ContourFigure: Equatable, Sendable {
    /// What ids begin with; unique on the page.
    public var identifier: String
    /// The figure's name for those who do not see it.
    public var title: String
    /// What the figure shows: start, end, trend.
    public var description: String
    /// The names of both parameters, the horizontal one first.
    public var parameters: (horizontal: String, vertical: String)
    /// The loss over the rectangle in view; ``ContourView`` chooses one.
    public var grid: SampledGrid
    /// Where the loss is lowest in view; ``LowestPoints`` finds it.
    public var lowest: [Point]
    /// The runs.
    public var walks: [PlaneWalk]
    /// The word before a step's number in the figure: `step`.
    public var step: String

    /// A figure from its columns.
    public init(
        identifier: String, title: String, description: String,
        parameters: (horizontal: String, vertical: String), grid: SampledGrid, lowest: [Point],
        walks: [PlaneWalk], step: String = "step"
    ) {
        self.identifier = identifier
        self.title = title
        self.description = description
        self.parameters = parameters
        self.grid = grid
        self.lowest = lowest
        self.walks = walks
        self.step = step
    }

    public static func == (left: ContourFigure, right: ContourFigure) -> Bool {
        left.chart() == right.chart()
    }

    /// The chart of this figure: contours, each walk on them, first and last step (or the run) named.
    public func chart() -> Chart {
        let shown = walks.prefix(Layout.mostRuns)
        var marks: [Mark] = [.contours(Contours(grid))]
        marks += lowest.map { .cross(Cross(at: $0, text: hasRoom(at: $0) ? "minimum" : "")) }
        for (index, walk) in shown.enumerated() {
            let style = SeriesStyle.series(index)
            marks.append(.walk(Walk(walk.places, style: style)))
            marks.append(.dots(Dots(walk.places, style: style)))
        }
        for (index, walk) in shown.enumerated() {
            let style = SeriesStyle.series(index)
            marks.append(.edge(EdgeArrows(arrows(walk), style: style)))
            if walks.count == 1 {
                marks += WalkEnds.labels(of: walk.places, grid.horizontal, grid.vertical, step: step)
                    .map { .label($0) }
            } else if let last = walk.places.last(where: isInView) {
                marks.append(.label(DirectLabel(walk.name, at: last, style: style)))
            }
        }
        return Chart(
            identifier: identifier, kind: "curve", title: title, description: description,
            horizontal: Axis(title: parameters.horizontal, domain: grid.horizontal),
            vertical: Axis(title: parameters.vertical, domain: grid.vertical), marks: marks, backdrop: .frame)
    }

    /// What stands at the edge for each step out of view: its number and the parameters.
    private func arrows(_ walk: PlaneWalk) -> [EdgeArrows.Item] {
        walk.places.indices.filter { !isInView(walk.places[$0]) }.map { index in
            let place = walk.places[index]
            let values =
                "\(parameters.horizontal) = \(NumberText.short(place.x)), "
                + "\(parameters.vertical) = \(NumberText.short(place.y))"
            return EdgeArrows.Item(place, text: "\(step) \(index): \(values)")
        }
    }

    private func isInView(_ place: Point) -> Bool {
        grid.horizontal.contains(place.x) && grid.vertical.contains(place.y)
    }

    /// Whether a word fits at a point, where no walk begins or ends.
    private func hasRoom(at point: Point) -> Bool {
        walks.allSatisfy { walk in
            [walk.places.first, walk.places.last].allSatisfy { end in
                guard let end else { return true }
                return
                    !(abs(end.x - point.x) < grid.horizontal.span * 0.08
                    && abs(end.y - point.y) < grid.vertical.span * 0.08)
            }
        }
    }
}
