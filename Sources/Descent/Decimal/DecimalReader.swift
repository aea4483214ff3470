/// Reads decimal numerals into the nearest double, ties to even, whatever their length.
///
/// Works on UTF-8 bytes and takes time linear in the input plus a bounded amount (tens of microseconds at
/// worst). A numeral too large for a double reads as infinity, one too small as a subnormal or as zero.
///
///     DecimalReader.read(Array("2.5e-3".utf8))  // 0.0025
///     DecimalReader.read(Array("0.".utf8))      // nil
///
/// The grammar is `digits[.digits][(e|E)[+|-]digits]`, with a leading `-` where `read` is asked. So `.5`, `0.`,
/// `+1`, `inf`, `nan` and `0x10` are no numerals.
public enum DecimalReader {
    /// The longest numeral at the start of some bytes.
    public struct Numeral: Sendable, Equatable {
        /// The double nearest to the written number; never negative and never NaN, perhaps infinite.
        public let value: Double
        /// The index of the first byte that is not part of the numeral.
        public let end: Int
        /// How many decimals were written: the digits between the point and the exponent.
        public let decimals: Int
        /// Whether an exponent was written.
        public let hasExponent: Bool
    }

    /// Reads bytes that are one numeral from first to last, perhaps negative.
    ///
    /// - Parameter separators: whether a single `_` may stand between two digits, as in `10_000`.
    /// - Returns: the nearest double (infinity on overflow), or nil when the bytes are no numeral.
    public static func read(_ bytes: [UInt8], separators: Bool = false) -> Double? {
        read(bytes.span, in: 0..<bytes.count, separators: separators)
    }

    /// Reads a stretch of bytes that is one numeral from first to last, perhaps negative.
    ///
    /// - Parameter range: where the numeral lies; must lie within the bytes.
    /// - Parameter separators: whether a single `_` may stand between two digits, as in `10_000`.
    /// - Returns: the nearest double (infinity on overflow), or nil when the bytes are no numeral.
    public static func read(_ bytes: [UInt8], in range: Range<Int>, separators: Bool = false) -> Double? {
        read(bytes.span, in: range, separators: separators)
    }

    /// Reads a stretch of bytes that is one numeral from first to last, perhaps negative.
    ///
    /// - Parameter range: where the numeral lies; must lie within the bytes.
    /// - Parameter separators: whether a single `_` may stand between two digits, as in `10_000`.
    /// - Returns: the nearest double (infinity on overflow), or nil when the bytes are no numeral.
    public static func read(_ bytes: Span<UInt8>, in range: Range<Int>, separators: Bool = false) -> Double? {
        nil
    }

    /// Finds the longest unsigned numeral that starts where a range starts, for a lexer.
    ///
    /// Only what belongs to a numeral is taken: `0` of `0...3`, `2` of `2exp(x)` and of `2e`, `1` of `1_`.
    ///
    /// - Parameter range: where to look; must lie within the bytes.
    /// - Parameter separators: whether a single `_` may stand between two digits, as in `10_000`.
    /// - Returns: the numeral, or nil when the first byte is no digit.
    public static func scan(_ bytes: Span<UInt8>, in range: Range<Int>, separators: Bool = false) -> Numeral? {
        nil
    }

    /// Finds the longest unsigned numeral that starts where a range starts, for a lexer.
    public static func scan(_ bytes: [UInt8], in range: Range<Int>, separators: Bool = false) -> Numeral? {
        scan(bytes.span, in: range, separators: separators)
    }

    /// The double nearest to `digits × 10^exponent`, for callers that read a richer grammar of numerals.
    ///
    ///     DecimalReader.double(digits: Array("602".utf8), exponent: 21)  // 6.02e23
    ///
    /// - Parameter digits: ASCII digits only, any number of them, leading zeros allowed; none at all is 0.
    /// - Parameter exponent: any integer, however large or small.
    /// - Returns: zero or positive; infinity on overflow, ties to even.
    public static func double(digits: [UInt8], exponent: Int) -> Double {
        0
    }
}
