import Descent

/// The same writer piece by piece, for data whose shape is written where its parts are; numbers read back as the same
/// doubles.
extension JSONText {
    mutating func open(_ bracket: StaticString) {
        separate()
        add(bracket)
        isFirst = true
    }

    mutating func close(_ bracket: StaticString) {
        add(bracket)
        isFirst = false
    }

    mutating func key(_ key: StaticString) { self.key(key.withUTF8Buffer { [UInt8]($0) }) }

    mutating func key(_ key: [UInt8]) {
        string(key)
        add(":")
        isFirst = true
    }

    mutating func text(_ text: StaticString) { string(text.withUTF8Buffer { [UInt8]($0) }) }

    mutating func text(_ text: [UInt8]) { string(text) }

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
}
