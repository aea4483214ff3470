import Descent

/// HTML written into a byte buffer: markup as it is, text escaped.
struct HTML {
    var bytes: [UInt8] = []

    /// Markup of this program's own.
    @inline(__always)
    mutating func add(_ markup: StaticString) {
        // Much of it is one or two bytes, and those are cheaper one by one.
        if markup.utf8CodeUnitCount <= 2 {
            for place in 0..<markup.utf8CodeUnitCount { bytes.append(markup.utf8Start[place]) }
        } else {
            markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }
    }

    /// Markup that another part of this program made.
    mutating func add(markup: some Sequence<UInt8>) { bytes.append(contentsOf: markup) }

    /// Text, escaped for elements and for attributes in double quotes.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { Escaping.append($0, to: &bytes) }
    }

    mutating func text(_ text: [UInt8]) { Escaping.append(text, to: &bytes) }

    mutating func text(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { Escaping.append($0, to: &bytes) }
    }

    /// A whole number that is not negative.
    mutating func number(_ value: Int) {
        if value >= 10 { number(value / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }

    /// A value in full.
    mutating func value(_ value: Double) { DecimalFormat.appendShortest(value, to: &bytes) }
}
