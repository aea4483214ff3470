/// Stands in for `Descent/Certainty`: a page claims nothing, so a number is the double that it is.
public struct ShadowNumber: Sendable, Equatable {
    let value: Double

    init(_ value: Double) { self.value = value }

    static var one: ShadowNumber { ShadowNumber(1) }
    static var notANumber: ShadowNumber { ShadowNumber(.nan) }

    static prefix func - (number: ShadowNumber) -> ShadowNumber { ShadowNumber(-number.value) }
}

extension Number {
    var exactly: ShadowNumber { ShadowNumber(value) }
}

extension Operation {
    func apply(_ a: ShadowNumber, _ b: ShadowNumber, _ c: ShadowNumber, power: Int32) -> ShadowNumber {
        a
    }
}

extension Scope {
    func exactConstant(named name: Name) -> ShadowNumber? { nil }

    func exactly(_ constant: Expression) -> ShadowNumber? { nil }

    func knowsExactly(_ expression: Expression) -> Bool { true }
}
