import Descent

/// The quick way for most cells: ASCII digits with a point, compared byte by byte with what the value prints as.
struct PlainDigits {
    private static let longest = 24

    /// What the value prints as; kept, so that no memory is asked for in every cell.
    private var printed: [UInt8] = []

    /// How many decimals the last plain number has.
    private(set) var decimals = 0

    init() { printed.reserveCapacity(Self.longest + 8) }

    /// Whether the bytes are a plain decimal that is right for the value; false says only that a closer look is due.
    mutating func areRight(_ bytes: [UInt8], in range: Range<Int>, for value: Double) -> Bool {
        guard !range.isEmpty, range.count <= Self.longest else { return false }
        var point: Int?
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): continue
            case UInt8(ascii: "-") where index == range.lowerBound: continue
            case UInt8(ascii: ".") where point == nil: point = index
            default: return false
            }
        }
        printed.removeAll(keepingCapacity: true)
        decimals = point.map { range.upperBound - $0 - 1 } ?? 0
        DecimalFormat.appendFixed(value, decimals: decimals, to: &printed)
        guard printed.count == range.count else { return false }
        for offset in 0..<printed.count where printed[offset] != bytes[range.lowerBound + offset] {
            return false
        }
        return true
    }
}
