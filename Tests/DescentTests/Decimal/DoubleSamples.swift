/// A seeded generator (SplitMix64: Steele, Lea and Flood, 2014), so that every run tests the same numbers.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Kinds of doubles that decimal conversion gets wrong, each in its own way.
enum DoubleSamples: String, CaseIterable, Sendable {
    case anyBits, lessonLike, decimalTies, binaryTies, nearIntegers, subnormal, powersOfTwo, powersOfTen,
        large

    static let special: [Double] = [
        0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.25, 0.125, -0.5, 9.5, 99.5, 0.05, 0.95, 0.995, 9.995, 0.03125,
        2.7225,
        1.65 * 1.65, 1.005, 0.285, 1e21, 1e22, 1e23, 9.995e-5, 123_456_789.5, 0.1 + 0.2, .pi,
        9_007_199_254_740_992, 9_007_199_254_740_994, 18_446_744_073_709_551_616, 9_223_372_036_854_775_808,
        18_446_744_073_709_549_568, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
        Double.leastNormalMagnitude.nextDown, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity,
        -.infinity, .nan,
    ]

    /// Whether nearly all of them take the short ways in 64 and 128 bits: of those, many are tested.
    var isOrdinary: Bool {
        switch self {
        case .lessonLike, .decimalTies, .binaryTies, .nearIntegers: true
        case .anyBits, .subnormal, .powersOfTwo, .powersOfTen, .large: false
        }
    }

    func next(_ generator: inout SeededGenerator) -> Double {
        let bits = generator.next()
        let sign: Double = bits >> 63 == 0 ? 1 : -1
        switch self {
        case .anyBits: return Double(bitPattern: bits)
        case .lessonLike: return sign * Double(bits % 1_000_000_007) / 1e8
        case .decimalTies:
            return sign * (Double(bits % 100_000) + 0.5) / [1, 10, 100, 1e3, 1e4, 1e6][Int(bits >> 32 % 6)]
        case .binaryTies: return sign * Double(bits % (1 << 30) | 1) / Double(UInt64(1) << (bits >> 32 % 40))
        case .nearIntegers: return sign * Double(bits % 1_000).nextDown
        case .subnormal: return Double(bitPattern: bits >> (12 + bits & 31) | bits & (1 << 63))
        case .powersOfTwo:
            return near(Double(sign: .plus, exponent: Int(bits % 2_098) - 1_074, significand: 1), bits)
        case .powersOfTen: return near(Double("1e\(Int(bits % 633) - 324)")!, bits)
        case .large:
            return sign
                * Double(
                    sign: .plus, exponent: Int(bits % 200) + 40,
                    significand: 1 + Double(bits >> 40) / 16_777_216)
        }
    }

    /// The number itself, or one of the doubles right beside it.
    private func near(_ value: Double, _ bits: UInt64) -> Double {
        switch bits >> 40 % 3 {
        case 0: value
        case 1: value.nextUp
        default: value.nextDown
        }
    }
}
