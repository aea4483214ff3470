/// Methods, schedules and rows, computed with shadows.
extension ShadowNumber: RuleNumber {
    public init(integerLiteral value: Int64) { self.init(Double(value)) }

    @inline(__always)
    func adding(_ other: ShadowNumber) -> ShadowNumber { Operation.difference(self, -other) }

    @inline(__always)
    func subtracting(_ other: ShadowNumber) -> ShadowNumber { Operation.difference(self, other) }

    @inline(__always)
    func multiplied(by other: ShadowNumber) -> ShadowNumber { self * other }

    @inline(__always)
    var isAboveZero: Bool { high > 0 }
}
