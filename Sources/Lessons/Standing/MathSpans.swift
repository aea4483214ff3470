/// Where a passage holds TeX: `$…$` within a line of words, `$$…$$` for a formula of its own.
///
/// A single dollar opens only before something that is no space and no second dollar, and closes only behind something
/// that is no space and before something that is no digit, so that prices (`$5 and $6`) stay words; a dollar behind a
/// backslash is a dollar.
enum MathSpans {
    private static let dollar = UInt8(ascii: "$")

    /// The spans of a text, dollars included, in order. O(n).
    static func find(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
        guard bytes.contains(dollar) else { return [] }
        var found: [Range<Int>] = []
        var at = bytes.startIndex
        // Where no dollar closes what opens, none will for a later one either.
        var hasSingleClose = true
        var hasDoubleClose = true
        while at < bytes.endIndex {
            guard bytes[at] == dollar, !isEscaped(at, bytes) else {
                at += 1
                continue
            }
            let isDouble = at + 1 < bytes.endIndex && bytes[at + 1] == dollar
            let start = at
            let inner = at + (isDouble ? 2 : 1)
            at = inner
            guard isDouble ? hasDoubleClose : hasSingleClose, isDouble || opens(inner, bytes) else {
                continue
            }
            if let end = close(from: inner, isDouble, bytes) {
                found.append(start..<end)
                at = end
            } else if isDouble {
                hasDoubleClose = false
            } else {
                hasSingleClose = false
            }
        }
        return found
    }

    private static func opens(_ inner: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
        inner < bytes.endIndex && !isSpace(bytes[inner])
    }

    private static func close(from inner: Int, _ isDouble: Bool, _ bytes: ArraySlice<UInt8>) -> Int? {
        var at = inner
        while at < bytes.endIndex {
            if bytes[at] == dollar, !isEscaped(at, bytes) {
                if isDouble {
                    if at + 1 < bytes.endIndex, bytes[at + 1] == dollar, at > inner { return at + 2 }
                } else if at > inner, !isSpace(bytes[at - 1]),
                    at + 1 == bytes.endIndex || bytes[at + 1] &- UInt8(ascii: "0") > 9
                {
                    return at + 1
                }
            }
            at += 1
        }
        return nil
    }

    private static func isEscaped(_ at: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
        at > bytes.startIndex && bytes[at - 1] == UInt8(ascii: "\\")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
    }
}
