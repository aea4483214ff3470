import Descent
import Diagnostics

/// Reads the text between the quotes of a `print` statement.
struct PrintLineParser {
    private let source: [UInt8]
    private let range: Range<Int>
    private var at: Int
    private var parts: [PrintLine.Part] = []
    private var pending: [UInt8] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: [UInt8], in range: Range<Int>) {
        self.source = source
        self.range = range
        at = range.lowerBound
    }

    mutating func line() throws(ExpressionError) -> PrintLine {
        while at < range.upperBound {
            let byte = source[at]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), at + 1 < range.upperBound,
                source[at + 1] == byte
            {
                pending.append(byte)
                at += 2
            } else if byte == UInt8(ascii: "{") {
                try readPlaceholder()
            } else {
                if byte == UInt8(ascii: "}") {
                    report(at..<at + 1, "a `}` that closes nothing", "write `}}` for a brace")
                }
                pending.append(byte)
                at += 1
            }
        }
        flush()
        return PrintLine(parts: parts)
    }

    private mutating func readPlaceholder() throws(ExpressionError) {
        guard let close = source[at..<range.upperBound].firstIndex(of: UInt8(ascii: "}")) else {
            report(at..<range.upperBound, "a `{` that is not closed", "write `{w:.4f}`, or `{{` for a brace")
            at = range.upperBound
            return
        }
        flush()
        let inside = at + 1..<close
        at = close + 1
        let colon = source[inside].lastIndex(of: UInt8(ascii: ":"))
        let syntax = try Syntax.parse(source, in: inside.lowerBound..<(colon ?? inside.upperBound))
        var style = PrintLine.Style()
        if let colon { style = self.style(in: colon + 1..<inside.upperBound) }
        parts.append(.quantity(syntax, style))
    }

    /// `8.3f`: width, decimals, form.
    private mutating func style(in range: Range<Int>) -> PrintLine.Style {
        var style = PrintLine.Style()
        var index = range.lowerBound
        func number() -> Int? {
            var value: Int?
            while index < range.upperBound, source[index] &- UInt8(ascii: "0") <= 9, (value ?? 0) < 1000 {
                value = (value ?? 0) * 10 + Int(source[index] - UInt8(ascii: "0"))
                index += 1
            }
            return value
        }
        style.width = number() ?? 0
        if index < range.upperBound, source[index] == UInt8(ascii: ".") {
            index += 1
            style.decimals = number() ?? -1
        }
        if index < range.upperBound, style.decimals != nil,
            source[index] == UInt8(ascii: "f") || source[index] == UInt8(ascii: "e")
        {
            style.isExponent = source[index] == UInt8(ascii: "e")
            index += 1
        }
        let isInRange =
            style.width <= PrintLine.Style.widthLimit
            && (0...PrintLine.Style.decimalsLimit).contains(style.decimals ?? 0)
        guard index == range.upperBound, isInRange else {
            report(
                range, "'\(String(decoding: source[range], as: UTF8.self))' is no number format",
                "write a width, `.` and decimals, then f or e: `8.3f`, `.2e`, `3`")
            return PrintLine.Style()
        }
        return style
    }

    private mutating func flush() {
        if !pending.isEmpty { parts.append(.text(pending)) }
        pending = []
    }

    private mutating func report(_ range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(.syntax, at: range, message, notes: [Note(help)]))
    }
}
