/// Writes JSON (RFC 8259): what is needed for reports, in the order given, always the same bytes.
struct JSONText {
    private(set) var text = ""
    /// Whether the value written next is the first of its object or list.
    private var isFirst = true

    mutating func object(_ body: (inout JSONText) -> Void) { bracketed("{", "}", body) }

    mutating func list(_ body: (inout JSONText) -> Void) { bracketed("[", "]", body) }

    /// A member of an object: its name, then its value by one more call.
    mutating func name(_ name: String) {
        separate()
        quote(name)
        text += ":"
        isFirst = true
    }

    mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    mutating func number(_ value: Int) {
        separate()
        text += String(value)
    }

    /// A member whose value is a string.
    mutating func member(_ name: String, _ value: String) {
        self.name(name)
        string(value)
    }

    /// A member whose value is a whole number.
    mutating func member(_ name: String, _ value: Int) {
        self.name(name)
        number(value)
    }

    /// A member whose value is an object.
    mutating func object(_ name: String, _ body: (inout JSONText) -> Void) {
        self.name(name)
        object(body)
    }

    /// A member whose value is a list.
    mutating func list(_ name: String, _ body: (inout JSONText) -> Void) {
        self.name(name)
        list(body)
    }

    /// Ends the line before the next value, behind the comma where there is one.
    mutating func newLine() {
        text += isFirst ? "\n" : ",\n"
        isFirst = true
    }

    private mutating func bracketed(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
        separate()
        text += open
        isFirst = true
        body(&self)
        text += close
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { text += "," }
        isFirst = false
    }

    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // Controls must be escaped; what breaks lines, turns the reading direction or is not seen is better so.
            case _ where Self.isUnseen(scalar):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        case 0xFEFF, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
