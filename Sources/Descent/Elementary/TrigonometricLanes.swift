/// sin and cos of many angles at once.
///
/// Each has the bits that ``Elementary/sin(_:)`` and ``Elementary/cos(_:)`` give: the arithmetic is theirs, with both
/// polynomials computed and one chosen, so that nothing branches and angles go side by side.
extension Elementary {
    typealias Angles = UnsafeMutablePointer<Double>

    /// - Parameter results: none of the angles' own places.
    static func sin(_ angles: Angles, into results: Angles, _ count: Int) {
        for index in 0..<count {
            let x = angles[index]
            results[index] = wave(x, quarters: 0, sign: x.bitPattern & 1 << 63)
        }
        for index in 0..<count where !isModerate(angles[index]) { results[index] = sin(angles[index]) }
    }

    /// - Parameter results: none of the angles' own places.
    static func cos(_ angles: Angles, into results: Angles, _ count: Int) {
        for index in 0..<count { results[index] = wave(angles[index], quarters: 1, sign: 0) }
        for index in 0..<count where !isModerate(angles[index]) { results[index] = cos(angles[index]) }
    }

    /// The sine of |x| and so many quarter turns, with a sign.
    @inline(__always)
    private static func wave(_ x: Double, quarters: Int, sign: UInt64) -> Double {
        let turns = QuarterTurns(moderate: x.magnitude)
        let count = UInt64(truncatingIfNeeded: turns.quarters &+ quarters)
        let isOdd = 0 &- (count & 1)
        let value = sine(turns.rest).bitPattern & ~isOdd | cosine(turns.rest).bitPattern & isOdd
        return Double(bitPattern: value ^ (count & 2) << 62 ^ sign)
    }

    /// Whether the angle is small enough for whole turns to be taken away in doubles.
    @inline(__always)
    private static func isModerate(_ x: Double) -> Bool { x.magnitude < QuarterTurns.large }
}
