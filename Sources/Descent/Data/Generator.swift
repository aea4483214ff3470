/// The generator of all random numbers here: the same seed gives the same numbers everywhere.
///
/// SplitMix64 by Steele, Lea and Flood ("Fast splittable pseudorandom number generators", 2014), as Vigna publishes it
/// (https://prng.di.unimi.it/splitmix64.c): the state grows by 0x9E3779B97F4A7C15, and each state is mixed by two
/// multiplications.
public struct Generator: Sendable, Equatable {
    private var state: UInt64

    /// The generator whose first state is the seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 and below `limit`, each equally likely.
    ///
    /// The upper half of the product of 64 random bits and the limit; where the lower half is so small that some
    /// numbers would come more often than others, it is drawn again (Lemire, "Fast random integer generation in an
    /// interval", 2019, https://arxiv.org/abs/1805.10941).
    public mutating func below(_ limit: UInt64) -> UInt64 {
        guard limit > 0 else { return 0 }
        var product = next().multipliedFullWidth(by: limit)
        if product.low < limit {
            let unfair = (0 &- limit) % limit
            while product.low < unfair { product = next().multipliedFullWidth(by: limit) }
        }
        return product.high
    }

    /// A number from the standard normal distribution, from two numbers of the generator.
    ///
    /// Box and Muller ("A note on the generation of random normal deviates", 1958,
    /// https://doi.org/10.1214/aoms/1177706645): √(−2 log u) · cos(2π v), where u is the upper 53 bits of the first
    /// number plus one, and v the upper 53 bits of the second, both divided by 2^53. Its sine twin is not used.
    public mutating func normal() -> Double {
        let u = Double(next() >> 11 + 1) * 0x1p-53
        let v = Double(next() >> 11) * 0x1p-53
        return (-2 * Elementary.log(u)).squareRoot() * Elementary.cos(2 * Double.pi * v)
    }

    /// Puts places in an order in which each of all orders is equally likely.
    ///
    /// Fisher and Yates's shuffle as Durstenfeld computes it ("Algorithm 235", 1964,
    /// https://doi.org/10.1145/364520.364540): from the last place to the second, each is swapped with one drawn from
    /// those up to itself.
    public mutating func shuffle(_ places: inout [Int32]) {
        var last = places.count - 1
        while last > 0 {
            places.swapAt(last, Int(below(UInt64(last + 1))))
            last -= 1
        }
    }
}
