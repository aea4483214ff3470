/// A small seeded generator (SplitMix64, Steele, Lea and Flood 2014), so that every run sees the same numbers.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Any bit pattern now and then, awkward values now and then, and mostly numbers of a lesson's size.
    mutating func anyDouble() -> Double {
        let awkward: [Double] = [
            0, -0.0, 1, -1, .nan, .infinity, -.infinity, Double.leastNonzeroMagnitude,
            -Double.leastNonzeroMagnitude, 1e308, -1e308,
            1.7976931348623157e308,
            2.2250738585072014e-308, 1e-290, 1e300, 3, 1e15, 1e15 + 1, 0.1,
        ]
        switch next() % 8 {
        case 0: return Double(bitPattern: next())
        case 1: return awkward[Int(next() % UInt64(awkward.count))]
        default: return Double.random(in: -100...100, using: &self)
        }
    }
}
