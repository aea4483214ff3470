/// The loss curve L(w) over a stretch of w, with the walk of one or more runs on it.
public struct CurveFigure: Equatable, Sendable {
    /// What ids begin with; unique on the page.
    public var identifier: String
    /// The figure's name for those who do not see it.
    public var title: String
    /// What the figure shows: start, end, trend.
    public var description: String
    /// The horizontal axis's title: the parameter's name, `w`.
    public var parameter: String
    /// The vertical axis's title: `loss L(w)`.
    public var loss: String
    /// The stretch of w in view; `CurveView` chooses one.
    public var view: Domain
    /// The curve's samples over the view, w rising; about 150 are plenty.
    public var curve: [Point]
    /// The word before a step's number in the figure: `step`.
    public var step: String
    /// The runs: (w_t, L_t) from step 0 on.
    public var walks: [Series]
    /// A tangent to draw, where the text speaks of one.
    public var tangent: Tangent?

    /// A figure from its columns.
    public init(
        identifier: String, title: String, description: String, parameter: String, loss: String,
        view: Domain, curve: [Point], walks: [Series], step: String = "step", tangent: Tangent? = nil
    ) {
        self.identifier = identifier
        self.title = title
        self.description = description
        self.parameter = parameter
        self.loss = loss
        self.view = view
        self.curve = curve
        self.walks = walks
        self.step = step
        self.tangent = tangent
    }

    /// The chart of this figure: the curve in ink, each walk on it, first and last step (or the run) named.
    public func chart() -> Chart {
        var marks: [Mark] = [.line(Line(curve, style: .ink))]
        if let tangent { marks.append(.tangent(tangent)) }
        for (index, walk) in walks.prefix(Layout.mostRuns).enumerated() {
            let style = SeriesStyle.series(index)
            marks.append(.walk(Walk(walk.points, style: style)))
            marks.append(.dots(Dots(walk.points, style: style)))
        }
        let height = self.height
        for (index, walk) in walks.prefix(Layout.mostRuns).enumerated() {
            let style = SeriesStyle.series(index)
            marks.append(.edge(EdgeArrows(arrows(walk, height), style: style)))
            if walks.count == 1 {
                marks += WalkEnds.labels(of: walk.points, view, height, step: step).map { .label($0) }
            } else if let last = walk.points.last(where: { isInView($0, height) }) {
                marks.append(.label(DirectLabel(walk.name, at: last, style: style)))
            }
        }
        return Chart(
            identifier: identifier, kind: "curve", title: title, description: description,
            horizontal: Axis(title: parameter, domain: view),
            vertical: Axis(title: loss, domain: height), marks: marks)
    }

    /// What stands at the edge for each step: its number and w.
    private func arrows(_ walk: Series, _ height: Domain) -> [EdgeArrows.Item] {
        walk.points.indices.filter { !isInView(walk.points[$0], height) }.map { index in
            let value = NumberText.short(walk.points[index].x)
            return EdgeArrows.Item(walk.points[index], text: "\(step) \(index): \(parameter) = \(value)")
        }
    }

    private func isInView(_ point: Point, _ height: Domain) -> Bool {
        view.contains(point.x) && height.contains(point.y)
    }

    /// The losses in view: up to the highest step in view, down to the curve's bottom.
    ///
    /// Where the steps take up less than a fifth of the curve's height, as in a run that hardly moves, the whole
    /// curve counts. A pole's samples do not: those below the second hundredth of all samples by more than that
    /// lies below their middle.
    private var height: Domain {
        let samples = curve.lazy.map(\.y).filter(\.isFinite).sorted()
        var stretch = Stretch()
        for point in walks.lazy.flatMap(\.points) where view.contains(point.x) && point.y.isFinite {
            stretch.include(point.y)
        }
        if let lowest = samples.first, let highest = samples.last {
            let low = samples[samples.count / 50]
            let middle = samples[samples.count / 2]
            stretch.include(low - lowest > middle - low ? low : lowest)
            if stretch.high - stretch.low < (highest - stretch.low) / 5 { stretch.include(highest) }
        }
        guard stretch.low <= stretch.high else { return Domain(0, 0) }
        return Domain(stretch.low, stretch.high).padded(by: 0.07)
    }
}
