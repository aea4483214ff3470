/// A pair of data values, or a place in the drawing when its name says so.
public struct Point: Equatable, Sendable {
    /// The horizontal value.
    public var x: Double
    /// The vertical value.
    public var y: Double

    /// A pair of data values, which may be infinite or not a number.
    @inlinable
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}
