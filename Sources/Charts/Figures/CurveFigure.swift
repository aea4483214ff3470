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
    /// The runs: (w_t, L_t) from step 0 on.
    public var walks: [Series]
    /// A tangent to draw, where the text speaks of one.
    public var tangent: Tangent?

    /// A figure from its columns.
    public init(
        identifier: String, title: String, description: String, parameter: String, loss: String,
        view: Domain, curve: [Point], walks: [Series], tangent: Tangent? = nil
    ) {
        self.identifier = identifier
        self.title = title
        self.description = description
        self.parameter = parameter
        self.loss = loss
        self.view = view
        self.curve = curve
        self.walks = walks
        self.tangent = tangent
    }

    /// The chart of this figure.
    public func chart() -> Chart {
        Chart(
            identifier: identifier, kind: "curve", title: title, description: description,
            horizontal: Axis(title: parameter, domain: view),
            vertical: Axis(title: loss, domain: view), marks: [])
    }
}
