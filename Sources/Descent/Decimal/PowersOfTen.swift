/// The powers of ten that fit 64 bits: 10^0 to 10^19.
let powersOfTen: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]

/// How many decimal digits a number takes; 1 for zero.
func decimalDigitCount(_ number: UInt64) -> Int {
    // 1233 / 4096 is a little more than log10(2), close enough for 64 bits.
    let estimate = ((64 - (number | 1).leadingZeroBitCount) * 1_233) >> 12
    return number >= powersOfTen[estimate] ? estimate + 1 : max(estimate, 1)
}
