/// A number that methods, schedules and the rows of a run are computed with: a double, or its shadow.
///
/// A rule is written once and stands for both, specialised for each. Inside it the operators are those below, which
/// for a shadow are the ones of a program's instructions (``Operation``): a sum whose terms cancel down to their own
/// errors is 0, as it is in exact arithmetic.
protocol RuleNumber: ExpressibleByIntegerLiteral, Sendable, BitwiseCopyable {
    static var pi: Self { get }

    /// A double, exactly.
    init(_ value: Double)

    func adding(_ other: Self) -> Self
    func subtracting(_ other: Self) -> Self
    func multiplied(by other: Self) -> Self
    func divided(by other: Self) -> Self
    func squareRoot() -> Self
    func cosine() -> Self

    var magnitude: Self { get }
    var isAboveZero: Bool { get }
}

extension RuleNumber {
    @inline(__always)
    static func + (left: Self, right: Self) -> Self { left.adding(right) }

    @inline(__always)
    static func - (left: Self, right: Self) -> Self { left.subtracting(right) }

    @inline(__always)
    static func * (left: Self, right: Self) -> Self { left.multiplied(by: right) }

    @inline(__always)
    static func / (left: Self, right: Self) -> Self { left.divided(by: right) }

    @inline(__always)
    static func += (left: inout Self, right: Self) { left = left.adding(right) }

    @inline(__always)
    static func -= (left: inout Self, right: Self) { left = left.subtracting(right) }

    @inline(__always)
    static func *= (left: inout Self, right: Self) { left = left.multiplied(by: right) }
}

extension Double: RuleNumber {
    @inline(__always)
    func adding(_ other: Double) -> Double { self + other }

    @inline(__always)
    func subtracting(_ other: Double) -> Double { self - other }

    @inline(__always)
    func multiplied(by other: Double) -> Double { self * other }

    @inline(__always)
    func divided(by other: Double) -> Double { self / other }

    func cosine() -> Double { Elementary.cos(self) }

    @inline(__always)
    var isAboveZero: Bool { self > 0 }
}
