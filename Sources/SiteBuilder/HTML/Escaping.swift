/// Escaping of text for HTML, the only one in this room.
enum Escaping {
    /// Appends text with `&`, `<`, `>`, `"` and `'` escaped, fit for elements and for attributes in either quote.
    static func append(_ text: [UInt8], to output: inout [UInt8]) {
        text.withUnsafeBufferPointer { append($0, to: &output) }
    }

    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var copied = 0
        for position in text.indices {
            // All five stand at or below `>`, and letters do not: most bytes are passed over at once.
            guard text[position] <= UInt8(ascii: ">"), let escape = escape(text[position]) else { continue }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<position]))
            escape.withUTF8Buffer { output.append(contentsOf: $0) }
            copied = position + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }

    @inline(__always)
    private static func escape(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
