/// The size of a finite double as an integer times a power of two: `significand × 2^exponent`, exactly.
struct BinaryParts {
    /// Below 2^53; 0 for zero.
    let significand: UInt64
    let exponent: Int
    /// Whether the double below lies half as far away as the double above, as at 1.0.
    let isLowerGapHalved: Bool

    /// - Parameter value: finite; its sign is ignored.
    init(_ value: Double) {
        let field = Int(value.exponentBitPattern)
        let fraction = value.significandBitPattern
        significand = field == 0 ? fraction : fraction | 1 << 52
        exponent = max(field, 1) - 1_075
        isLowerGapHalved = fraction == 0 && field > 1
    }
}

extension Double {
    /// The double nearest to `(leading + rest) × 2^exponent`, ties to even, where 0 ≤ rest < 1.
    ///
    /// - Parameter leading: not 0; at least 2^55 where `hasRest`, so that the rest lies below every kept bit.
    /// - Parameter hasRest: whether the rest is more than 0.
    init(nearestTo leading: UInt64, exponent: Int, hasRest: Bool) {
        let shift = leading.leadingZeroBitCount
        let normalized = leading << UInt64(shift)
        let leadingExponent = exponent - shift + 63
        guard leadingExponent <= 1_023 else {
            self = .infinity
            return
        }
        // 53 of 64 bits are kept; below 2^-1022 one fewer for each power of two.
        let subnormalBits = max(0, -1_022 - leadingExponent)
        let droppedBits = 11 + subnormalBits
        guard droppedBits <= 64 else {
            self = 0
            return
        }
        var kept = droppedBits == 64 ? 0 : normalized >> UInt64(droppedBits)
        let half: UInt64 = 1 << UInt64(droppedBits - 1)
        let dropped = normalized & (half | (half - 1))
        if dropped > half || (dropped == half && (hasRest || kept & 1 == 1)) {
            kept += 1
        }
        // Adding, not joining, lets a carry out of the significand raise the exponent, up to infinity.
        let exponentField = subnormalBits > 0 ? 0 : UInt64(leadingExponent + 1_022) << 52
        self.init(bitPattern: exponentField + kept)
    }
}
