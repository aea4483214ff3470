/// Stands in for the rest of `Descent/Certainty`.
extension Number {
    var exactly: ShadowNumber { ShadowNumber(value) }
}

extension Operation {
    func apply(_ a: ShadowNumber, _ b: ShadowNumber, _ c: ShadowNumber, power: Int32) -> ShadowNumber {
        .notANumber
    }
}

extension Scope {
    func exactConstant(named name: Name) -> ShadowNumber? { nil }

    func exactly(_ constant: Expression) -> ShadowNumber? { nil }

    func knowsExactly(_ expression: Expression) -> Bool { true }
}
