import Descent

/// Writes JSON (RFC 8259): what is needed for reports, notebooks and widgets, in the order given, always the same bytes.
package struct JSONText {
    package private(set) var bytes: [UInt8] = []
    /// Whether the value written next is the first of its object or list.
    private var isFirst = true

    package init() {}

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func object(_ body: (inout JSONText) -> Void) { bracketed("{", "}", body) }

    package mutating func list(_ body: (inout JSONText) -> Void) { bracketed("[", "]", body) }

    /// A member of an object: its name, then its value by one more call.
    package mutating func name(_ name: String) {
        separate()
        quote(name)
        add(":")
        isFirst = true
    }

    package mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    /// A string in UTF-8.
    package mutating func string(_ value: [UInt8]) {
        separate()
        value.withUnsafeBufferPointer { quote($0) }
    }

    package mutating func number(_ value: Int) {
        separate()
        bytes += String(value).utf8
    }

    /// A number that reads back as the same double; JSON has no word for one that is not finite, so that is `null`.
    package mutating func number(_ value: Double) {
        separate()
        guard value.isFinite else { return add("null") }
        DecimalFormat.appendShortest(value, to: &bytes)
        if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
    }

    package mutating func null() {
        separate()
        add("null")
    }

    /// A member whose value is a string.
    package mutating func member(_ name: String, _ value: String) {
        self.name(name)
        string(value)
    }

    /// A member whose value is a whole number.
    package mutating func member(_ name: String, _ value: Int) {
        self.name(name)
        number(value)
    }

    /// A member whose value is an object.
    package mutating func object(_ name: String, _ body: (inout JSONText) -> Void) {
        self.name(name)
        object(body)
    }

    /// A member whose value is a list.
    package mutating func list(_ name: String, _ body: (inout JSONText) -> Void) {
        self.name(name)
        list(body)
    }

    /// Ends the line before the next value, behind the comma where there is one.
    package mutating func newLine() {
        add(isFirst ? "\n" : ",\n")
        isFirst = true
    }

    private mutating func add(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    private mutating func bracketed(
        _ open: StaticString, _ close: StaticString, _ body: (inout JSONText) -> Void
    ) {
        separate()
        add(open)
        isFirst = true
        body(&self)
        add(close)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { add(",") }
        isFirst = false
    }

    private mutating func quote(_ value: String) {
        var value = value
        value.withUTF8 { quote($0) }
    }

    /// Controls must be escaped; what breaks lines, turns the reading direction or is not seen is better so.
    private mutating func quote(_ value: UnsafeBufferPointer<UInt8>) {
        add("\"")
        var copied = 0
        var at = 0
        while at < value.count {
            let byte = value[at]
            let isPlain =
                byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
            // Only these begin a scalar that is not seen.
            let isSeen = isPlain || byte >= 0x80 && ![0xC2, 0xD8, 0xE2, 0xEF, 0xF3].contains(byte)
            if isSeen {
                at += 1
                continue
            }
            let scalar = JSONText.scalar(value, at: at)
            if byte < 0x80 || JSONText.isUnseen(scalar.value) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[copied..<at]))
                escape(scalar.value)
                copied = at + scalar.length
            }
            at += scalar.length
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[copied...]))
        add("\"")
    }

    /// The scalar that begins there, in well-formed UTF-8; a byte that begins none stands for itself.
    private static func scalar(
        _ text: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> (value: UInt32, length: Int) {
        let byte = text[place]
        let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard length > 1, place + length <= text.count else { return (UInt32(byte), 1) }
        var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
        for next in text[place + 1..<place + length] { value = value << 6 | UInt32(next & 0x3F) }
        return (value, length)
    }

    private mutating func escape(_ scalar: UInt32) {
        switch scalar {
        case 0x22: add("\\\"")
        case 0x5C: add("\\\\")
        case 0x0A: add("\\n")
        case 0x0D: add("\\r")
        case 0x09: add("\\t")
        case 0x1_0000...:
            escape(unit: 0xD800 + (scalar - 0x1_0000) >> 10)
            escape(unit: 0xDC00 + (scalar - 0x1_0000) & 0x3FF)
        default: escape(unit: scalar)
        }
    }

    private mutating func escape(unit: UInt32) {
        add("\\u")
        for shift in stride(from: UInt32(12), through: 0, by: -4) {
            let digit = UInt8(unit >> shift & 0xF)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    private static func isUnseen(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        case 0xFEFF, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
