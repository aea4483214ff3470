// Text and addresses as HTML, escaped just as libcmark escapes them.
extension [UInt8] {
    /// Appends text with `&`, `<`, `>` and `"` as entities.
    mutating func appendEscaped(_ text: some Collection<UInt8>) {
        // What lies between two such characters is copied at once.
        text.withContiguousStorageIfAvailable { appendEscaped(bytes: $0) }
            ?? Array(text).withUnsafeBufferPointer { appendEscaped(bytes: $0) }
    }

    private mutating func appendEscaped(bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in bytes.indices {
            let entity: StaticString
            switch bytes[index] {
            case .ampersand: entity = "&amp;"
            case .openAngle: entity = "&lt;"
            case .closeAngle: entity = "&gt;"
            case .quotation: entity = "&quot;"
            default: continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            append(entity)
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// Appends an address with what addresses may not hold percent-encoded.
    mutating func appendAddress(_ address: some Sequence<UInt8>) {
        let hexadecimal = StaticString("0123456789ABCDEF").utf8Start
        for byte in address {
            switch byte {
            case .ampersand: append(contentsOf: "&amp;".utf8)
            case .apostrophe: append(contentsOf: "&#x27;".utf8)
            case let byte where Self.standsInAddress(byte): append(byte)
            default:
                append(UInt8(ascii: "%"))
                append(hexadecimal[Int(byte >> 4)])
                append(hexadecimal[Int(byte & 15)])
            }
        }
    }

    private static func standsInAddress(_ byte: UInt8) -> Bool {
        if byte.isLetterOrDigit { return true }
        let marks: StaticString = "-_.+!*(),%#@?=;:/,$~"
        for index in 0..<marks.utf8CodeUnitCount where marks.utf8Start[index] == byte { return true }
        return false
    }

    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
