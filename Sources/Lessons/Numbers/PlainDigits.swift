import Descent

/// The quick way for most cells: ASCII digits with a point, compared byte by byte with what the value prints as.
enum PlainDigits {
    private static let longest = 24

    /// Whether the bytes are a plain decimal that is right for the value; false says only that a closer look is due.
    static func areRight(_ bytes: [UInt8], in range: Range<Int>, for value: Double) -> Bool {
        guard !range.isEmpty, range.count <= longest else { return false }
        var point: Int?
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): continue
            case UInt8(ascii: "-") where index == range.lowerBound: continue
            case UInt8(ascii: ".") where point == nil: point = index
            default: return false
            }
        }
        var digits: [UInt8] = []
        digits.reserveCapacity(longest + 8)
        DecimalFormat.appendFixed(value, decimals: point.map { range.upperBound - $0 - 1 } ?? 0, to: &digits)
        return digits.elementsEqual(bytes[range])
    }
}
