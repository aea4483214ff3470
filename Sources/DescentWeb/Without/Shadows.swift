/// Stands in for the constants' exact values: a page claims nothing, so of a constant no more is known than whether it
/// is 1, by which nothing has to be multiplied.
public struct ShadowNumber: Sendable, Equatable {
    private let isOne: Bool

    init(_ value: Double) { isOne = value == 1 }

    static var one: ShadowNumber { ShadowNumber(1) }
    static var notANumber: ShadowNumber { ShadowNumber(.nan) }

    static prefix func - (number: ShadowNumber) -> ShadowNumber { .notANumber }
}
