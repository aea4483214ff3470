import Diagnostics

/// Refuses bytes that are no text: invalid UTF-8, and NUL, which libcmark would replace.
enum EncodingCheck {
    static func check(_ bytes: [UInt8]) -> Diagnostic? {
        guard let offset = firstBad(in: bytes) else { return nil }
        if bytes[offset] == 0 {
            return Diagnostic(
                .encoding, at: offset..<offset + 1, "a NUL byte", notes: [Note("remove it; a lesson is text")]
            )
        }
        return Diagnostic(
            .encoding, at: offset..<offset + 1, "a byte that is not UTF-8",
            notes: [Note("save the file as UTF-8")])
    }

    /// The offset of the first NUL, or of the first byte of the first sequence that is not UTF-8.
    static func firstBad(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { bytes in
            var at = 0
            while at < bytes.count {
                // Many bytes of ASCII without a NUL at once: most of a lesson is nothing else.
                while at + 32 <= bytes.count {
                    let highBits =
                        highBits(in: bytes, at: at) | highBits(in: bytes, at: at + 8)
                        | highBits(in: bytes, at: at + 16) | highBits(in: bytes, at: at + 24)
                    guard highBits == 0 else { break }
                    at += 32
                }
                while at + 8 <= bytes.count, highBits(in: bytes, at: at) == 0 { at += 8 }
                guard at < bytes.count else { break }
                guard let length = sequence(in: bytes, at: at) else { return at }
                at += length
            }
            return nil
        }
    }

    /// The high bits of eight bytes: nothing where all are ASCII and none is NUL.
    @inline(__always)
    private static func highBits(in bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        // A NUL borrows when 1 is taken from each byte.
        return (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
    }

    /// The length of the well-formed sequence at an offset (The Unicode Standard, table 3-7); nil for none, and for NUL.
    private static func sequence(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
        let first = bytes[offset]
        if first < 0x80 { return first == 0 ? nil : 1 }
        let (length, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
        for index in 2..<max(2, length) where bytes[offset + index] & 0xC0 != 0x80 { return nil }
        return length
    }
}
