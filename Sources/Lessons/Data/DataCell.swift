import Descent

/// One number of a data row, as it stands between commas.
enum DataCell {
    case number(Double)
    /// What is wrong, in words that stand before the help.
    case wrong(message: String, help: String)

    /// Reads digits with a sign, a point and an exponent, perhaps between quotes, with spaces around them.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        let cell = DataCell.unquoted(Words.trimmed(range, in: bytes), in: bytes)
        guard !cell.isEmpty else {
            self = .wrong(message: "an empty cell", help: "write a number in each column of each row")
            return
        }
        var digits = cell
        let isNegative = DataCell.takeMinus(&digits, in: bytes)
        if !isNegative, bytes[digits.lowerBound] == UInt8(ascii: "+") {
            digits = digits.lowerBound + 1..<digits.upperBound
        }
        guard let numeral = DecimalReader.scan(bytes, in: digits), numeral.end == digits.upperBound else {
            let text = String(decoding: bytes[cell].prefix(40), as: UTF8.self)
            self = .wrong(
                message: "'\(text)' is no number", help: "write digits, such as 2, -0.5 or 1e-3")
            return
        }
        guard numeral.value.isFinite else {
            let text = String(decoding: bytes[cell].prefix(40), as: UTF8.self)
            self = .wrong(
                message: "\(text) is beyond what a double holds", help: "doubles reach to about 1.8e308")
            return
        }
        self = .number(isNegative ? -numeral.value : numeral.value)
    }

    /// The inside of straight quotes, or the cell itself.
    static func unquoted(_ cell: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        let quote = UInt8(ascii: "\"")
        guard cell.count >= 2, bytes[cell.lowerBound] == quote, bytes[cell.upperBound - 1] == quote else {
            return cell
        }
        return Words.trimmed(cell.lowerBound + 1..<cell.upperBound - 1, in: bytes)
    }

    /// Whether a line begins as a row does: with a digit, a sign or a point.
    static func begins(_ bytes: [UInt8], in line: Range<Int>) -> Bool {
        guard let first = line.first else { return false }
        var rest = line
        if takeMinus(&rest, in: bytes) { return true }
        switch bytes[first] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "."): return true
        default: return false
        }
    }

    /// Takes `-`, or the minus sign U+2212.
    private static func takeMinus(_ digits: inout Range<Int>, in bytes: [UInt8]) -> Bool {
        if bytes[digits.lowerBound] == UInt8(ascii: "-") {
            digits = digits.lowerBound + 1..<digits.upperBound
            return true
        }
        guard digits.count >= 3, bytes[digits.lowerBound..<digits.lowerBound + 3].elementsEqual("−".utf8)
        else { return false }
        digits = digits.lowerBound + 3..<digits.upperBound
        return true
    }
}
