/// Bytes of presentation MathML, in the part of it that browsers share (MathML Core).
struct MathWriter {
    private(set) var bytes: [UInt8] = []

    /// U+2212; a hyphen would be too short.
    static let minus: StaticString = "−"
    /// U+2062, which is not seen but is spoken as a product.
    static let invisibleTimes: StaticString = "\u{2062}"
    /// U+2061, between a function and its arguments.
    static let applyFunction: StaticString = "\u{2061}"

    /// Markup of the program's own, taken as it is.
    mutating func put(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Text that a lesson may have brought, with markup's own characters as entities.
    mutating func put(escaped text: some Sequence<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): put("&amp;")
            case UInt8(ascii: "<"): put("&lt;")
            case UInt8(ascii: ">"): put("&gt;")
            default: bytes.append(byte)
            }
        }
    }

    mutating func operation(_ sign: StaticString) {
        put("<mo>")
        put(sign)
        put("</mo>")
    }

    mutating func identifier(_ text: some Sequence<UInt8>) {
        put("<mi>")
        put(escaped: text)
        put("</mi>")
    }

    mutating func numeral(_ text: some Sequence<UInt8>) {
        put("<mn>")
        put(escaped: text)
        put("</mn>")
    }

    /// One element around what `body` writes; `tag` is a name such as `mrow`.
    mutating func element(_ tag: StaticString, _ body: (inout MathWriter) -> Void) {
        put("<")
        put(tag)
        put(">")
        body(&self)
        put("</")
        put(tag)
        put(">")
    }

    /// What `body` writes, between brackets that grow with it.
    mutating func fenced(_ open: StaticString, _ close: StaticString, _ body: (inout MathWriter) -> Void) {
        put("<mrow><mo form=\"prefix\" stretchy=\"true\">")
        put(open)
        put("</mo>")
        body(&self)
        put("<mo form=\"postfix\" stretchy=\"true\">")
        put(close)
        put("</mo></mrow>")
    }

    /// A displayed formula around what `body` writes.
    mutating func display(_ body: (inout MathWriter) -> Void) {
        put("<math display=\"block\"><mrow>")
        body(&self)
        put("</mrow></math>\n")
    }
}
