/// Loss against step, for one run or several with a direct label each.
public struct LossFigure: Equatable, Sendable {
    /// What ids begin with; unique on the page.
    public var identifier: String
    /// The figure's name for those who do not see it.
    public var title: String
    /// What the figure shows: start, end, trend.
    public var description: String
    /// The horizontal axis's title: `step` or `epoch`.
    public var step: String
    /// The vertical axis's title, without the word on its scale: `loss`.
    public var loss: String
    /// The runs: (t, L_t) from step 0 on.
    public var series: [Series]

    /// A figure from its columns.
    public init(
        identifier: String, title: String, description: String, step: String = "step", loss: String = "loss",
        series: [Series]
    ) {
        self.identifier = identifier
        self.title = title
        self.description = description
        self.step = step
        self.loss = loss
        self.series = series
    }

    /// A single run of more points than this is a plain line.
    private static let mostDots = 40
    /// From this ratio of the largest to the smallest loss on, equal differences would hide the small ones.
    private static let logarithmicRatio = 100.0
    /// How far beyond the range of its first half a run may go before its last steps become arrows.
    private static let longestReach = 1000.0

    /// The chart of this figure: a line for each run, and its name in the margin where there are several.
    ///
    /// The vertical axis is logarithmic when no loss is negative and the largest finite one is at least 100
    /// times the smallest positive one; its title says so.
    public func chart() -> Chart {
        let runs = series.prefix(Layout.mostRuns)
        let stride = LossFigure.stride(of: runs)
        let vertical = verticalAxis
        var marks: [Mark] = []
        for (index, run) in runs.enumerated() {
            let style = SeriesStyle.series(index)
            marks.append(.line(Line(run.points, style: style)))
            if let stride {
                // Runs that lie on one another take turns.
                let turn = index * stride / runs.count
                let marked = run.points.indices.filter { $0 % stride == turn }.map { run.points[$0] }
                marks.append(.dots(Dots(marked, style: style)))
            }
        }
        for (index, run) in runs.enumerated() {
            let style = SeriesStyle.series(index)
            let items = run.points.filter { !LossFigure.shows($0.y, on: vertical) }.map { point in
                EdgeArrows.Item(point, text: NumberText.short(point.y))
            }
            marks.append(.edge(EdgeArrows(items, style: style)))
            if runs.count > 1, let last = run.points.last(where: { !$0.y.isNaN }) {
                marks.append(.label(DirectLabel(run.name, at: last, style: style, place: .margin)))
            }
        }
        let steps = series.lazy.flatMap(\.points).map(\.x).filter(\.isFinite)
        return Chart(
            identifier: identifier, kind: "loss", title: title, description: description,
            horizontal: Axis(
                title: step, domain: Domain(steps.min() ?? 0, max(steps.max() ?? 1, 1)), wholeTicks: true),
            vertical: vertical, marks: marks)
    }

    /// Every which step gets a marker: each of a few, some of many, since markers tell several runs apart.
    private static func stride(of runs: ArraySlice<Series>) -> Int? {
        let longest = runs.map(\.points.count).max() ?? 0
        if runs.count == 1 { return longest <= mostDots ? 1 : nil }
        let share = max(Dots.most / max(runs.count, 1), 6)
        return max((longest + share - 1) / share, 1)
    }

    private static func shows(_ loss: Double, on axis: Axis) -> Bool { axis.domain.contains(loss) }

    private var verticalAxis: Axis {
        var all = Stretch()
        var positive = Stretch()
        for point in series.lazy.flatMap(\.points) where point.y.isFinite {
            all.include(point.y)
            if point.y > 0 { positive.include(point.y) }
        }
        guard all.low <= all.high else { return Axis(title: loss, domain: Domain(0, 1)) }
        let isWide = positive.low < positive.high / LossFigure.logarithmicRatio
        if all.low >= 0, isWide, positive.low >= Domain.smallestSpan {
            let domain = Domain(positive.low, positive.high).niceLogarithmic
            return Axis(title: "\(loss) (logarithmic scale)", kind: .logarithmic, domain: domain)
        }
        let shown = LossFigure.withoutRunaways(series, all)
        // Measured from zero, a loss that hardly falls looks like one.
        let low = min(shown.low, 0)
        return Axis(title: loss, domain: Domain(low, shown.high).nice(atMost: Layout.verticalTicks))
    }

    /// The range of all losses, or of the runs' first halves where a run is still speeding away at its end.
    private static func withoutRunaways(_ series: [Series], _ all: Stretch) -> Stretch {
        var early = Stretch()
        var isRunningAway = false
        for run in series {
            let losses = run.points.map(\.y)
            for loss in losses.prefix(max(2, losses.count / 2)) where loss.isFinite { early.include(loss) }
            let changes = zip(losses, losses.dropFirst()).map { abs($1 - $0) }
            guard let last = changes.last else { continue }
            if !last.isFinite || changes.dropLast().allSatisfy({ $0 < last }) { isRunningAway = true }
        }
        let isFar = all.high - all.low > longestReach * (early.high - early.low)
        return isRunningAway && isFar && early.low < early.high ? early : all
    }
}
