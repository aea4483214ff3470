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

    /// The chart of this figure.
    public func chart() -> Chart {
        Chart(
            identifier: identifier, kind: "loss", title: title, description: description,
            horizontal: Axis(title: step, domain: Domain(0, 1), wholeTicks: true),
            vertical: Axis(title: loss, domain: Domain(0, 1)), marks: [])
    }
}
