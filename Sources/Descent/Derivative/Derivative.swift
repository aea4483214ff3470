extension Expression {
    /// The partial derivative by the parameter at `index`, simplified for reading.
    ///
    /// - Returns: nil when it is larger than ``Limits/derivativeNodes`` or deeper than ``Limits/derivativeDepth``.
    public func derivative(by index: Int) -> Expression? { nil }

    /// Whether the point lies where the expression has a corner, exactly: an argument of `abs` or `sign` is 0,
    /// two of `max` or `min` are equal and greatest or least, one of `floor` is whole.
    public func hasKink(at point: [Double]) -> Bool { false }

    /// The expression in the lesson's own notation, with no more brackets than it needs: `2(w - 3)`, `x^3 - 2x`.
    ///
    /// Read back, it has the same value, bit for bit; only the derivative of `max` and `min` has no notation.
    public var text: [UInt8] { [] }
}
