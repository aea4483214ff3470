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

    /// A computed decimal, written plainly, or with a power of ten where plain digits would be many.
    ///
    /// - Returns: nil where a double cannot hold it, or where only a zero would be left of it.
    init?(significand: UInt64, exponent: Int) {
        guard abs(exponent) <= 400,
            let value = Number.double(significand, exponent: exponent), significand == 0 || value != 0
        else { return nil }
        var written: [UInt8] = []
        if exponent > 0 || exponent < Number.plainDecimals {
            Number.append(significand, to: &written)
            written.append(0x65)
            if exponent < 0 { written.append(0x2D) }
            Number.append(UInt64(exponent.magnitude), to: &written)
        }
        self.init(value: value, significand: significand, exponent: exponent, written: written)
    }

    /// A value as a page shows it, in digits of its own; it is not negative.
    public init(_ value: Double, shown text: [UInt8]) {
        self.init(value: value, significand: 0, exponent: 0, isExact: false, written: text)
    }

    /// A value that is known, but not from a literal; it is not negative.
    init(known value: Double) {
        var written: [UInt8] = []
        DecimalFormat.appendShortest(value, to: &written)
        self.init(value: value, significand: 0, exponent: 0, isExact: false, written: written)
    }

    /// The number as it was written, or as an author would write it: `0.10`, `1e-6`, `½`.
    public var text: [UInt8] {
        written.isEmpty ? Number.plain(significand, exponent: exponent) : written
    }

    /// Computed numbers with more decimals than these are written with a power of ten.
    private static let plainDecimals = -7

    /// The double nearest to `significand` times ten to `exponent`; nil where it overflows.
    static func double(_ significand: UInt64, exponent: Int) -> Double? {
        if significand < 1 << 53, abs(exponent) < exactTens.count {
            let tens = exactTens[abs(exponent)]
            return exponent < 0 ? Double(significand) / tens : Double(significand) * tens
        }
        var digits: [UInt8] = []
        append(significand, to: &digits)
        let value = DecimalReader.double(digits: digits, exponent: exponent)
        return value.isFinite ? value : nil
    }

    /// The powers of ten that a double holds exactly: one multiplication or division by them rounds once.
    private static let exactTens: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
        1e19, 1e20, 1e21, 1e22,
    ]

    /// Plain decimal digits, with `-exponent` of them behind the point.
    static func plain(_ significand: UInt64, exponent: Int) -> [UInt8] {
        var digits: [UInt8] = []
        append(significand, to: &digits)
        if exponent >= 0 { return digits + [UInt8](repeating: 0x30, count: exponent) }
        let decimals = -exponent
        if digits.count <= decimals {
            digits.insert(contentsOf: [UInt8](repeating: 0x30, count: decimals + 1 - digits.count), at: 0)
        }
        digits.insert(0x2E, at: digits.count - decimals)
        return digits
    }

    static func append(_ whole: UInt64, to text: inout [UInt8]) {
        let start = text.count
        var rest = whole
        repeat {
            text.append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        text[start...].reverse()
    }
}
