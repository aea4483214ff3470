/// Character references: numeric ones read here, named ones by asking libcmark, each name once.
struct Entities {
    private var named: [[UInt8]: [UInt8]] = [:]

    /// What `&…;` stands for.
    struct Reference {
        /// The bytes in the source, from the ampersand to the semicolon.
        var length: Int
        var decoded: [UInt8]
    }

    /// Reads a reference at an ampersand, or finds that the ampersand is just one.
    mutating func read(_ bytes: Bytes, at start: Int, end: Int) -> Reference? {
        let longest = 34  // an ampersand, the longest name that libcmark looks up, a semicolon
        guard start + 2 < end else { return nil }
        if bytes[start + 1] == .hash { return numeric(bytes, at: start, end: end) }
        var at = start + 1
        while at < end, at - start < longest, bytes[at].isLetterOrDigit { at += 1 }
        guard at < end, bytes[at] == .semicolon, at > start + 2 else { return nil }
        let written = Array(bytes.slice(start..<at + 1))
        let decoded: [UInt8]
        if let known = named[written] {
            decoded = known
        } else {
            decoded = CommonMark.text(of: written)
            named[written] = decoded
        }
        return decoded == written ? nil : Reference(length: written.count, decoded: decoded)
    }

    private func numeric(_ bytes: Bytes, at start: Int, end: Int) -> Reference? {
        var at = start + 2
        let isHexadecimal = at < end && bytes[at].lowercased == UInt8(ascii: "x")
        if isHexadecimal { at += 1 }
        let digits = at
        var value: UInt32 = 0
        while at < end, at - digits < 8, let digit = digitValue(bytes[at], isHexadecimal) {
            value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
            at += 1
        }
        guard at > digits, at - digits <= (isHexadecimal ? 6 : 7), at < end, bytes[at] == .semicolon else {
            return nil
        }
        let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
        return Reference(length: at + 1 - start, decoded: Array(String(scalar).utf8))
    }

    private func digitValue(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        if byte.isDigit { return UInt32(byte - 48) }
        let letter = byte.lowercased
        guard isHexadecimal, letter >= 97, letter <= 102 else { return nil }
        return UInt32(letter - 87)
    }
}
