/// An angle as a count of quarter turns and a rest: x = quarters · π/2 + rest with |rest| ≤ π/4.
struct QuarterTurns {
    /// The count, from 0 to 3: whole turns are left out.
    let quarters: Int
    /// Right to 2^-64 of its size.
    let rest: DoubleDouble

    @inline(__always)
    private init(quarters: Int, rest: DoubleDouble) {
        self.quarters = quarters
        self.rest = rest
    }

    /// - Parameter x: finite and not negative.
    @inline(__always)
    init(_ x: Double) {
        if x <= QuarterTurns.eighth {
            self.init(quarters: 0, rest: DoubleDouble(x, 0))
        } else if x < QuarterTurns.large {
            self.init(moderate: x)
        } else {
            self.init(large: x)
        }
    }

    /// Takes multiples of π/2 away in four parts (Cody and Waite, Software Manual for the Elementary Functions,
    /// 1980).
    ///
    /// No double below 2^20 is nearer to a multiple than 2^-60, and what the last part leaves out is below 2^-130.
    @inline(__always)
    init(moderate x: Double) {
        let (count, whole) = Elementary.nearestWhole(x * QuarterTurns.perUnit)
        // The first three parts have 33 bits: their products with the count are exact, and so is the first
        // difference.
        let near = x - count * QuarterTurns.firstPart
        let second = DoubleDouble(sum: near, -(count * QuarterTurns.secondPart))
        let third = DoubleDouble(sum: second.high, -(count * QuarterTurns.thirdPart))
        quarters = whole & 3
        rest = DoubleDouble(
            larger: third.high, second.low + (third.low - count * QuarterTurns.fourthPart))
    }

    /// Multiplies by 2/π in whole numbers (Payne and Hanek, "Radian reduction for trigonometric functions", 1983).
    ///
    /// With x = m·2^e, the bits of 2/π before the one of weight 2^(1 - e) make whole turns. The 192 bits from there
    /// on give the quarter turns modulo 4 in 2 bits and then their fraction, whose first 128 bits are kept. No double
    /// is nearer to a multiple of π/2 than 2^-62, so 65 bits of the smallest rest are right.
    @inline(never)
    private init(large x: Double) {
        let m = x.bitPattern & 0xF_FFFF_FFFF_FFFF | 1 << 52
        let words = QuarterTurns.reciprocalWords(from: Int(x.bitPattern >> 52) - 1_075 + 62)
        let low = Wide.product(m, words.2)
        let middle = Wide.product(m, words.1).adding(Wide(high: 0, low: low.high))
        let high = m &* words.0 &+ middle.high
        // From half a quarter on it is the next quarter, less what is missing.
        let isNext = high >> 61 & 1 == 1
        let flip: UInt64 = isNext ? .max : 0
        let fraction = QuarterTurns.fraction(
            (high << 2 | middle.low >> 62) ^ flip, (middle.low << 2 | low.low >> 62) ^ flip)
        let angle = fraction * QuarterTurns.quarter
        quarters = (Int(high >> 62) + (isNext ? 1 : 0)) & 3
        rest = isNext ? -angle : angle
    }

    /// 192 bits of 2/π, from the given place in ``reciprocal`` on.
    private static func reciprocalWords(from place: Int) -> (UInt64, UInt64, UInt64) {
        let first = place / 64
        let shift = UInt64(place % 64)
        // Shifting by 64 gives 0, as is wanted where the place begins a word.
        func word(_ index: Int) -> UInt64 {
            reciprocal[index] << shift | reciprocal[index + 1] >> (64 - shift)
        }
        return (word(first), word(first + 1), word(first + 2))
    }

    /// (high + low/2^64)/2^64 as two doubles.
    private static func fraction(_ high: UInt64, _ low: UInt64) -> DoubleDouble {
        let zeros = UInt64(high.leadingZeroBitCount)
        let leading = high << zeros | low >> (64 - zeros)
        let scale = Double(bitPattern: (1_023 - 64 - zeros) << 52)
        let rest = (leading & 0x7FF) << 53 | (low << zeros) >> 11
        return DoubleDouble(
            larger: Double(leading & ~0x7FF) * scale, Double(rest) * (scale * 0x1p-53))
    }

    /// From here on whole numbers are needed.
    static let large = 0x1p20
    /// π/4.
    private static let eighth = 0x1.921fb54442d18p-1
    /// π/2.
    static let quarter = DoubleDouble(0x1.921fb54442d18p0, 0x1.1a62633145c07p-54)
    /// 2/π.
    static let perUnit = 0x1.45f306dc9c883p-1
    /// π/2 in three parts of 33 bits each, and the rest.
    static let firstPart = 0x1.921fb544p0
    static let secondPart = 0x1.0b4611a6p-34
    static let thirdPart = 0x1.3198a2ep-69
    static let fourthPart = 0x1.b839a252049c1p-104

    /// 64 zeros, then 1216 bits of 2/π behind the binary point.
    static let reciprocal: [UInt64] = [
        0, 0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
        0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
        0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
        0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
        0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB,
    ]
}
