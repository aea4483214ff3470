import Descent

/// The quick way for most cells: ASCII digits, perhaps with a point and a hyphen, as two integers to compare.
struct PlainDigits: Equatable {
    /// So many digits and a point fit the integers whatever they are.
    private static let longest = 19

    private var isNegative = false
    private var whole: UInt64 = 0
    /// The decimals as an integer; nil without a point.
    private var fraction: UInt64?
    private var decimals = 0

    /// Nil for what a value never prints as, such as `.5`, `5.` and `007`, and for what is longer than usual.
    init?(_ text: ArraySlice<UInt8>) {
        var digits = text
        if digits.first == UInt8(ascii: "-") {
            isNegative = true
            digits.removeFirst()
        }
        guard let first = digits.first, digits.count <= Self.longest else { return nil }
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            if let decimal = fraction {
                guard digit <= 9 else { return nil }
                fraction = decimal * 10 + UInt64(digit)
                decimals += 1
            } else if byte == UInt8(ascii: ".") {
                fraction = 0
            } else {
                guard digit <= 9 else { return nil }
                whole = whole * 10 + UInt64(digit)
            }
        }
        let wholeCount = digits.count - (fraction == nil ? 0 : decimals + 1)
        let hasPadding = wholeCount == 0 || wholeCount > 1 && first == UInt8(ascii: "0")
        if hasPadding || fraction != nil && decimals == 0 { return nil }
    }

    /// Whether the digits are right for the value; false says only that a closer look is due.
    func areRight(for value: Double) -> Bool {
        DecimalFormat.writesFixed(
            value, isNegative: isNegative, whole: whole, fraction: fraction ?? 0, decimals: decimals)
    }
}
