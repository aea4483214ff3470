// Text and addresses as HTML, escaped just as libcmark escapes them.
extension [UInt8] {
    /// Appends text with `&`, `<`, `>` and `"` as entities.
    mutating func appendEscaped(_ text: some Sequence<UInt8>) {
        for byte in text {
            switch byte {
            case .ampersand: append(contentsOf: "&amp;".utf8)
            case .openAngle: append(contentsOf: "&lt;".utf8)
            case .closeAngle: append(contentsOf: "&gt;".utf8)
            case .quotation: append(contentsOf: "&quot;".utf8)
            default: append(byte)
            }
        }
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
