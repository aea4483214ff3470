import Lessons

/// XML for feed and sitemap, written into a byte buffer.
struct XML {
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

    /// Markup of this program's own.
    mutating func add(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Text, escaped for elements and attributes; characters that XML 1.0 has no place for become U+FFFD.
    mutating func text(_ text: String) {
        let clean =
            text.unicodeScalars.contains { !Self.isAllowed($0) }
            ? String(
                String.UnicodeScalarView(text.unicodeScalars.map { Self.isAllowed($0) ? $0 : "\u{FFFD}" }))
            : text
        Escaping.append(Array(clean.utf8), to: &bytes)
    }

    /// An element that holds text alone.
    mutating func element(_ name: StaticString, _ text: String) {
        add("<")
        add(name)
        add(">")
        self.text(text)
        add("</")
        add(name)
        add(">\n")
    }

    /// The production Char (XML 1.0, section 2.2).
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
        default: false
        }
    }
}
