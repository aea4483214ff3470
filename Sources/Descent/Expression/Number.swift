/// A number of an expression: its double, its exact decimal value, and how it was written.
public struct Number: Sendable, Equatable {
    /// The double nearest to the decimal value.
    public let value: Double
    /// The value is `significand` times ten to `exponent`, exactly, where `isExact`.
    public let significand: UInt64
    public let exponent: Int
    /// False for a number with too many digits for `significand`: only `text` holds it all.
    public let isExact: Bool
    /// As it was written (`1e-6`, `10_000`, `½`); empty for plain decimals, whose digits say it all.
    let written: [UInt8]

    init(value: Double, significand: UInt64, exponent: Int, isExact: Bool = true, written: [UInt8] = []) {
        self.value = value
        self.significand = significand
        self.exponent = exponent
        self.isExact = isExact
        self.written = written
    }

    /// A whole number.
    public init(_ whole: UInt32) {
        self.init(value: Double(whole), significand: UInt64(whole), exponent: 0)
    }

    /// The number as it was written, or as an author would write it: `0.10`, `1e-6`, `½`.
    public var text: [UInt8] {
        written.isEmpty ? Number.plain(significand, exponent: exponent) : written
    }
}
