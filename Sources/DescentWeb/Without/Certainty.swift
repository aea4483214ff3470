/// Stands in for `Descent/Certainty`: a page claims nothing, so of a constant's exact value no more is known than
/// whether it is 1, by which nothing has to be multiplied.
public struct ShadowNumber: Sendable, Equatable {
    private let isOne: Bool

    init(_ value: Double) { isOne = value == 1 }

    static var one: ShadowNumber { ShadowNumber(1) }
    static var notANumber: ShadowNumber { ShadowNumber(.nan) }

    static prefix func - (number: ShadowNumber) -> ShadowNumber { .notANumber }
}

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
