import Descent
import Diagnostics

/// Reads the text between the quotes of a `print` statement; every placeholder is read, whatever is wrong with others.
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

    mutating func line() -> PrintLine {
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        while at < range.upperBound {
            let byte = source[at]
            let isDoubled = at + 1 < range.upperBound && source[at + 1] == byte
            if byte == open, !isDoubled {
                readPlaceholder()
                continue
            }
            if byte == close, !isDoubled {
                report(at..<at + 1, "a `}` that closes nothing", "write `}}` for a brace")
            }
            pending.append(byte)
            at += byte == open || (byte == close && isDoubled) ? 2 : 1
        }
        flush()
        return PrintLine(parts: parts, range: range)
    }

    private mutating func readPlaceholder() {
        guard let close = source[at..<range.upperBound].firstIndex(of: UInt8(ascii: "}")) else {
            report(at..<at + 1, "a `{` that is not closed", "write `{w:.4f}`, or `{{` for a brace")
            at = range.upperBound
            return
        }
        flush()
        let (start, inside) = (at, at + 1..<close)
        at = close + 1
        let colon = source[inside].firstIndex(of: UInt8(ascii: ":")) ?? inside.upperBound
        guard source[inside.lowerBound..<colon].contains(where: { $0 != UInt8(ascii: " ") }) else {
            return report(
                start..<at, "braces without a quantity", "write `{w:.4f}`, or `{{` and `}}` for braces")
        }
        let formatRange = min(colon + 1, inside.upperBound)..<inside.upperBound
        let format = format(in: formatRange)
        do throws(ExpressionError) {
            let syntax = try Syntax.parse(source, in: inside.lowerBound..<colon)
            let placeholder = PrintLine.Placeholder(syntax: syntax, format: format, formatRange: formatRange)
            parts.append(.quantity(placeholder))
        } catch {
            diagnostics.append(Wording(source).diagnostic(error))
        }
    }

    private mutating func format(in range: Range<Int>) -> PrintFormat {
        do throws(PrintFormat.Failure) {
            return try PrintFormat.parse(source[range])
        } catch {
            let written = String(decoding: source[range], as: UTF8.self)
            let usual =
                "write a width, `.` and decimals, then f or e: `8.3f`, `.2e`; for a step a width alone: `3`"
            switch error {
            case .unreadable: report(range, "'\(written)' is no number format", usual)
            case .noLetter:
                report(
                    range, "'\(written)' does not say which form",
                    "write `\(written)f` for decimals, `\(written)e` with an exponent")
            case .tooWide:
                report(range, "'\(written)' is wider than \(PrintFormat.widthLimit) characters", usual)
            case .tooManyDecimals:
                report(range, "'\(written)' asks for more than \(PrintFormat.decimalsLimit) decimals", usual)
            case .zerosOnTheRight:
                report(range, "'\(written)' fills with zeros on the right", "leave out the `<` or the `0`")
            }
            return PrintFormat()
        }
    }

    private mutating func flush() {
        if !pending.isEmpty { parts.append(.text(pending)) }
        pending = []
    }

    private mutating func report(_ range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(.syntax, at: range, message, notes: [Note(help)]))
    }
}
