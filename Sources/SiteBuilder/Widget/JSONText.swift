import Descent

/// JSON written into a byte buffer; numbers read back as the same doubles.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    /// Whether a comma is due before the next value.
    private var needsComma = false

    mutating func open(_ bracket: StaticString) {
        separate()
        add(bracket)
        needsComma = false
    }

    mutating func close(_ bracket: StaticString) {
        add(bracket)
        needsComma = true
    }

    mutating func key(_ key: StaticString) { self.key(key.withUTF8Buffer { [UInt8]($0) }) }

    mutating func key(_ key: [UInt8]) {
        text(key)
        add(":")
        needsComma = false
    }

    mutating func text(_ text: StaticString) { self.text(text.withUTF8Buffer { [UInt8]($0) }) }

    /// A string; UTF-8 stays as it is.
    mutating func text(_ text: [UInt8]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A number; JSON has no word for one that is not finite, so that is `null`.
    mutating func number(_ value: Double) {
        separate()
        guard value.isFinite else { return add("null") }
        DecimalFormat.appendShortest(value, to: &bytes)
        if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
    }

    mutating func numbers(_ values: [Double]) {
        open("[")
        for value in values { number(value) }
        close("]")
    }

    private mutating func separate() {
        if needsComma { add(",") }
        needsComma = true
    }

    private mutating func add(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
}
