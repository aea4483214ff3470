/// Something that every row of a run has: a parameter, the loss, or any expression or condition over them.
public struct Quantity: Sendable, Equatable {
    public let expression: Expression
    /// Whether it is true or false rather than a number.
    public var isCondition: Bool { expression.isCondition }
}
