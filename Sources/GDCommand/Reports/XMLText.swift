import Diagnostics

/// Writes XML 1.0: what is needed for reports, in the order given, always the same bytes.
struct XMLText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    typealias Attributes = [(name: String, value: String)]

    /// An element with elements in it, each on lines of its own.
    mutating func element(_ name: String, _ attributes: Attributes, _ body: (inout XMLText) -> Void) {
        open(name, attributes)
        text += ">\n"
        depth += 1
        body(&self)
        depth -= 1
        indent()
        text += "</\(name)>\n"
    }

    /// An element that holds text, or nothing.
    mutating func element(_ name: String, _ attributes: Attributes, text content: String = "") {
        open(name, attributes)
        guard !content.isEmpty else {
            text += "/>\n"
            return
        }
        text += ">"
        append(content, keepingLines: true)
        text += "</\(name)>\n"
    }

    private mutating func open(_ name: String, _ attributes: Attributes) {
        indent()
        text += "<" + name
        for (name, value) in attributes {
            text += " \(name)=\""
            append(value, keepingLines: false)
            text += "\""
        }
    }

    private mutating func indent() { text += String(repeating: "  ", count: depth) }

    /// Appends characters as data. Those that XML cannot hold, and others that no one should meet raw, are spelled as
    /// `\u{1B}`.
    private mutating func append(_ content: String, keepingLines: Bool) {
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            // Not only in `]]>`, where it must be.
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\n" where keepingLines: text += "\n"
            case "\u{FFFE}", "\u{FFFF}": text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            case _ where scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F:
                text.unicodeScalars.append(scalar)
            default: text += printable(String(scalar))
            }
        }
    }
}
