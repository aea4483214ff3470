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
        checkBounds(range, in: bytes)
        let isNegative = !range.isEmpty && bytes[range.lowerBound] == UInt8(ascii: "-")
        let start = range.lowerBound + (isNegative ? 1 : 0)
        guard let numeral = scan(bytes, in: start..<range.upperBound, separators: separators),
            numeral.end == range.upperBound
        else { return nil }
        return isNegative ? -numeral.value : numeral.value
    }

    /// Finds the longest unsigned numeral that starts where a range starts, for a lexer.
    ///
    /// Only what belongs to a numeral is taken: `0` of `0...3`, `2` of `2exp(x)` and of `2e`, `1` of `1_`.
    ///
    /// - Parameter range: where to look; must lie within the bytes.
    /// - Parameter separators: whether a single `_` may stand between two digits, as in `10_000`.
    /// - Returns: the numeral, or nil when the first byte is no digit.
    public static func scan(
        _ bytes: Span<UInt8>, in range: Range<Int>, separators: Bool = false
    ) -> Numeral? {
        checkBounds(range, in: bytes)
        var scanner = NumeralScanner(
            position: range.lowerBound, end: range.upperBound, separators: separators)
        return scanner.numeral(of: bytes)
    }

    /// Finds the longest unsigned numeral that starts where a range starts, for a lexer.
    public static func scan(
        _ bytes: [UInt8], in range: Range<Int>, separators: Bool = false
    ) -> Numeral? {
        scan(bytes.span, in: range, separators: separators)
    }

    /// The double nearest to `digits × 10^exponent`, for callers that read a richer grammar of numerals.
    ///
    ///     DecimalReader.double(digits: Array("602".utf8), exponent: 21)  // 6.02e23
    ///
    /// - Parameter digits: ASCII digits, any number of them, leading zeros allowed; none at all is 0. Another byte
    ///   is a programmer's error.
    /// - Parameter exponent: any integer, however large or small.
    /// - Returns: zero or positive; infinity on overflow, ties to even.
    public static func double(digits: [UInt8], exponent: Int) -> Double {
        var accumulator = DecimalAccumulator()
        for byte in digits {
            guard let digit = decimalDigit(byte) else { preconditionFailure("not a decimal digit") }
            accumulator.append(digit)
        }
        return accumulator.nearestDouble(exponent: min(max(Int64(exponent), -exponentLimit), exponentLimit))
    }

    private static func checkBounds(_ range: Range<Int>, in bytes: Span<UInt8>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside of the bytes")
    }
}

/// Past any number of digits that memory can hold, and ten times it still fits.
private let exponentLimit: Int64 = 1 << 59

/// The value of an ASCII digit.
private func decimalDigit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
}

/// Walks once over the bytes of a numeral.
private struct NumeralScanner {
    var position: Int
    let end: Int
    let separators: Bool
    var accumulator = DecimalAccumulator()

    init(position: Int, end: Int, separators: Bool) {
        self.position = position
        self.end = end
        self.separators = separators
    }

    mutating func numeral(of bytes: Span<UInt8>) -> DecimalReader.Numeral? {
        guard significandDigits(of: bytes) > 0 else { return nil }
        var decimals = 0
        if byte(of: bytes, at: position) == UInt8(ascii: "."), digit(of: bytes, at: position + 1) != nil {
            position += 1
            decimals = significandDigits(of: bytes)
        }
        let written = exponent(of: bytes)
        let value = accumulator.nearestDouble(exponent: (written ?? 0) - Int64(decimals))
        return DecimalReader.Numeral(
            value: value, end: position, decimals: decimals, hasExponent: written != nil)
    }

    private func byte(of bytes: Span<UInt8>, at index: Int) -> UInt8? {
        index < end ? bytes[index] : nil
    }

    private func digit(of bytes: Span<UInt8>, at index: Int) -> UInt8? {
        index < end ? decimalDigit(bytes[index]) : nil
    }

    /// The next digit, after a separator where that stands between two digits.
    private mutating func nextDigit(of bytes: Span<UInt8>, isFirst: Bool) -> UInt8? {
        if let digit = digit(of: bytes, at: position) {
            position += 1
            return digit
        }
        guard separators, !isFirst, byte(of: bytes, at: position) == UInt8(ascii: "_"),
            let digit = digit(of: bytes, at: position + 1)
        else { return nil }
        position += 2
        return digit
    }

    /// Takes a run of digits into the significand, and tells how many.
    private mutating func significandDigits(of bytes: Span<UInt8>) -> Int {
        var count = 0
        while let digit = nextDigit(of: bytes, isFirst: count == 0) {
            accumulator.append(digit)
            count += 1
        }
        return count
    }

    /// Takes the exponent, if one stands here whole: `e` without a digit behind it belongs to what follows.
    private mutating func exponent(of bytes: Span<UInt8>) -> Int64? {
        guard let letter = byte(of: bytes, at: position),
            letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E")
        else { return nil }
        let sign = byte(of: bytes, at: position + 1)
        let isNegative = sign == UInt8(ascii: "-")
        let start = position + (isNegative || sign == UInt8(ascii: "+") ? 2 : 1)
        guard digit(of: bytes, at: start) != nil else { return nil }
        position = start
        var exponent: Int64 = 0
        var isFirst = true
        while let digit = nextDigit(of: bytes, isFirst: isFirst) {
            exponent = min(exponent &* 10 + Int64(digit), exponentLimit)
            isFirst = false
        }
        return isNegative ? -exponent : exponent
    }
}
