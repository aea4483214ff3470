/// Appends text with `&`, `<`, `>`, `"` and `'` escaped, fit for HTML text and for attributes in either quote.
func appendEscaped(_ bytes: [UInt8], to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
        var copied = 0
        for position in bytes.indices {
            // All five stand at or below `>`, and letters do not: most bytes are passed over at once.
            guard bytes[position] <= UInt8(ascii: ">"), let escape = htmlEscape(bytes[position]) else {
                continue
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<position]))
            escape.withUTF8Buffer { output.append(contentsOf: $0) }
            copied = position + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
    }
}

@inline(__always)
private func htmlEscape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}
