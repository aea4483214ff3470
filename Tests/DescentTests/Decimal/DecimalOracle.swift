import Glibc

/// C's `vsnprintf` and `strtod`, with a buffer that is used again and again.
final class DecimalOracle {
    private let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 4_096)

    deinit { buffer.deallocate() }

    /// What C prints by a format such as `%.*f`.
    func printed(_ format: StaticString, decimals: Int, _ value: Double) -> UnsafeRawBufferPointer {
        let length = format.withUTF8Buffer { bytes in
            withVaList([Int32(decimals), value]) { list in
                bytes.withMemoryRebound(to: CChar.self) { text in
                    vsnprintf(buffer.baseAddress!, buffer.count, text.baseAddress!, list)
                }
            }
        }
        return UnsafeRawBufferPointer(start: buffer.baseAddress!, count: Int(length))
    }

    /// What C reads.
    func read(_ numeral: [UInt8]) -> Double {
        (numeral + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { strtod($0.baseAddress!, nil) }
        }
    }
}

extension UnsafeRawBufferPointer {
    func holds(_ bytes: [UInt8]) -> Bool {
        count == bytes.count && bytes.withUnsafeBytes { memcmp($0.baseAddress!, baseAddress!, count) == 0 }
    }
}

func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
}
