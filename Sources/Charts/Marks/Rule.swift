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
}
