#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

// The bytes that Markdown gives a meaning to, and the classes that CommonMark names.
extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let exclamation = UInt8(ascii: "!")
    static let quotation = UInt8(ascii: "\"")
    static let hash = UInt8(ascii: "#")
    static let dollar = UInt8(ascii: "$")
    static let ampersand = UInt8(ascii: "&")
    static let apostrophe = UInt8(ascii: "'")
    static let openParenthesis = UInt8(ascii: "(")
    static let closeParenthesis = UInt8(ascii: ")")
    static let asterisk = UInt8(ascii: "*")
    static let dash = UInt8(ascii: "-")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let openAngle = UInt8(ascii: "<")
    static let closeAngle = UInt8(ascii: ">")
    static let question = UInt8(ascii: "?")
    static let openBracket = UInt8(ascii: "[")
    static let backslash = UInt8(ascii: "\\")
    static let closeBracket = UInt8(ascii: "]")
    static let underscore = UInt8(ascii: "_")
    static let backtick = UInt8(ascii: "`")
    static let pipe = UInt8(ascii: "|")
    static let tilde = UInt8(ascii: "~")

    var isSpaceOrTab: Bool { self == .space || self == .tab }
    var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    var isWhitespace: Bool { self == .space || (self >= 9 && self <= 13) }
    var isDigit: Bool { self >= 48 && self <= 57 }
    var isLetter: Bool { (self | 0x20) >= 97 && (self | 0x20) <= 122 }
    var isLetterOrDigit: Bool { isLetter || isDigit }
    /// ASCII punctuation, which a backslash makes literal.
    var isPunctuation: Bool {
        (self >= 33 && self <= 47) || (self >= 58 && self <= 64) || (self >= 91 && self <= 96)
            || (self >= 123 && self <= 126)
    }
    var lowercased: UInt8 { self >= 65 && self <= 90 ? self | 0x20 : self }
}

extension UnsafeBufferPointer where Element == UInt8 {
    /// The range without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, self[lower].isWhitespace { lower += 1 }
        while upper > lower, self[upper - 1].isWhitespace { upper -= 1 }
        return lower..<upper
    }

    /// Whether these bytes stand at an offset, letter case aside if asked.
    func has(_ prefix: StaticString, at offset: Int, ignoringCase: Bool = false) -> Bool {
        guard offset >= 0, offset + prefix.utf8CodeUnitCount <= count else { return false }
        for index in 0..<prefix.utf8CodeUnitCount {
            let byte = self[offset + index]
            if (ignoringCase ? byte.lowercased : byte) != prefix.utf8Start[index] { return false }
        }
        return true
    }

    /// Whether both hold the same bytes.
    func isEqual(to other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let mine = baseAddress, let theirs = other.baseAddress else {
            return count == other.count
        }
        return memcmp(mine, theirs, count) == 0
    }

    /// Whether a byte is among them.
    func holds(_ byte: UInt8) -> Bool {
        guard let start = baseAddress else { return false }
        return memchr(start, Int32(byte), count) != nil
    }

    /// The bytes of a range, as a buffer of their own.
    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[range])
    }
}
