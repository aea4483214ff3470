import Descent

/// Writing HTML into a byte buffer: text is escaped here and nowhere else.
struct HTML {
    var bytes: [UInt8] = []

    /// Markup of this program's own.
    mutating func add(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Markup that another part of this program made.
    mutating func add(markup: [UInt8]) { bytes += markup }

    /// Text, escaped for elements and for attributes in double quotes.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { escape($0) }
    }

    mutating func text(_ text: [UInt8]) { text.withUnsafeBufferPointer { escape($0) } }

    /// A whole number that is not negative.
    mutating func number(_ value: Int) {
        if value >= 10 { number(value / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }

    /// A value in full.
    mutating func value(_ value: Double) { DecimalFormat.appendShortest(value, to: &bytes) }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): add("&amp;")
            case UInt8(ascii: "<"): add("&lt;")
            case UInt8(ascii: ">"): add("&gt;")
            case UInt8(ascii: "\""): add("&quot;")
            case UInt8(ascii: "'"): add("&#39;")
            default: bytes.append(byte)
            }
        }
    }
}
