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
            // Controls must be escaped; line separators and what turns the reading direction are better so.
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
