/// A thin reference line right across the plot at one value, with an optional word at its end.
public struct Rule: Equatable, Sendable {
    /// Which way the line runs.
    public enum Direction: Equatable, Sendable {
        /// A level line at a value of the vertical axis.
        case horizontal
        /// An upright line at a value of the horizontal axis.
        case vertical
    }

    /// Which way the line runs.
    public var direction: Direction
    /// Where it stands; out of view it is not drawn.
    public var value: Double
    /// A word beside it; empty for none.
    public var text: String

    /// A reference line at a value.
    public init(_ direction: Direction, at value: Double, text: String = "") {
        self.direction = direction
        self.value = value
        self.text = text
    }

    func draw(on canvas: inout Canvas) {
        let plot = canvas.frame.plot
        let ends: [Point]
        switch direction {
        case .horizontal:
            let y = canvas.frame.vertical.position(value)
            ends = [Point(plot.left, y), Point(plot.right, y)]
        case .vertical:
            let x = canvas.frame.horizontal.position(value)
            ends = [Point(x, plot.top), Point(x, plot.bottom)]
        }
        guard ends.allSatisfy(plot.contains) else { return }
        canvas.writePath(["rule"]) { $0.writePolyline(ends) }
        if !text.isEmpty { canvas.later(text, at: ends[1], classes: "label ink") }
    }
}
