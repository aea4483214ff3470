import Descent
import Lessons

/// Writes the statement that prints a line: an f-string in Python, a format string in Swift, a template in JavaScript.
struct CodePrint {
    private let language: ShowItem.Language
    private let line: BoundPrintLine
    /// The code of each value, in the line's order.
    private let values: [CodeWriter]

    init(_ language: ShowItem.Language, _ line: BoundPrintLine, _ values: [CodeWriter]) {
        self.language = language
        self.line = line
        self.values = values
    }

    func write(to code: inout CodeWriter) {
        if language == .javascript { code.plain("console.") }
        code.put(.builtIn, language == .javascript ? "log" : "print")
        code.plain("(")
        switch language {
        case .python, .pytorch: writePython(to: &code)
        case .swift where isFormatted: writeFormat(to: &code)
        case .swift: writeInterpolation(to: &code)
        case .javascript: writeTemplate(to: &code)
        }
        code.plain(")")
    }

    // MARK: Python

    private func writePython(to code: inout CodeWriter) {
        code.put(.string, values.isEmpty ? "\"" : "f\"")
        var index = 0
        for piece in line.parts {
            switch piece {
            case .text(let text):
                code.put(.string, escaped(text, doubling: values.isEmpty ? [] : Array("{}".utf8)))
            case .quantity(_, let format):
                code.put(.placeholder, "{")
                for token in values[index].tokens { code.put(.placeholder, token.text) }
                let specification = CodePrint.python(format)
                code.put(.placeholder, specification.isEmpty ? "}" : ":\(specification)}")
                index += 1
            }
        }
        code.put(.string, "\"")
    }

    private static func python(_ format: PrintFormat) -> String {
        var text = format.isLeft ? "<" : ""
        if format.hasPlus { text += "+" }
        if format.hasZeros { text += "0" }
        if format.width > 0 { text += String(format.width) }
        return text + style(format)
    }

    private static func style(_ format: PrintFormat) -> String {
        switch format.style {
        case .shortest: ""
        case .whole: "d"
        case .fixed(let decimals): ".\(decimals)f"
        case .exponent(let decimals): ".\(decimals)e"
        }
    }

    // MARK: Swift

    /// Whether one format string can say it all: some number asks for decimals or a width, and all others are counts.
    private var isFormatted: Bool {
        var hasFormat = false
        for (quantity, format) in line.quantities {
            if format != PrintFormat() {
                hasFormat = true
            } else if !quantity.expression.isCount {
                return false
            }
        }
        return hasFormat
    }

    /// `String(format: "step %d: w = %.4f", step, w)`
    private func writeFormat(to code: inout CodeWriter) {
        code.put(.builtIn, "String")
        code.plain("(format: ")
        code.put(.string, "\"")
        var arguments: [CodeWriter] = []
        for piece in line.parts {
            switch piece {
            case .text(let text): code.put(.string, escaped(text, doubling: [UInt8(ascii: "%")]))
            case .quantity(_, let format):
                code.put(.placeholder, CodePrint.printf(format))
                arguments.append(values[arguments.count])
            }
        }
        code.put(.string, "\"")
        for argument in arguments {
            code.plain(", ")
            code.put(argument)
        }
        code.plain(")")
    }

    private static func printf(_ format: PrintFormat) -> String {
        var text = "%"
        if format.isLeft { text += "-" }
        if format.hasPlus { text += "+" }
        if format.hasZeros { text += "0" }
        if format.width > 0 { text += String(format.width) }
        return text + (format.style == .shortest ? "d" : style(format))
    }

    /// `"w = \(w), loss = \(String(format: "%.4f", loss))"`
    private func writeInterpolation(to code: inout CodeWriter) {
        code.put(.string, "\"")
        var index = 0
        for piece in line.parts {
            switch piece {
            case .text(let text): code.put(.string, escaped(text, doubling: []))
            case .quantity(_, let format):
                let isPlain = format == PrintFormat()
                code.put(
                    .placeholder, isPlain ? "\\(" : "\\(String(format: \"\(CodePrint.printf(format))\", ")
                for token in values[index].tokens { code.put(.placeholder, token.text) }
                code.put(.placeholder, isPlain ? ")" : "))")
                index += 1
            }
        }
        code.put(.string, "\"")
    }

    // MARK: JavaScript

    /// `` `step ${step}: w = ${w.toFixed(4)}` ``
    private func writeTemplate(to code: inout CodeWriter) {
        let mark = values.isEmpty ? "\"" : "`"
        code.put(.string, mark)
        var index = 0
        for piece in line.parts {
            switch piece {
            case .text(let text):
                code.put(.string, values.isEmpty ? escaped(text, doubling: []) : template(text))
            case .quantity(let quantity, let format):
                let text = NumberText(format: format, isCount: quantity.expression.isCount)
                code.put(.placeholder, "${")
                for token in text.code(of: values[index]).tokens { code.put(.placeholder, token.text) }
                code.put(.placeholder, "}")
                index += 1
            }
        }
        code.put(.string, mark)
    }

    // MARK: Strings

    /// Words for the inside of a template, where a backtick and a dollar sign mean something and a quote does not.
    private func template(_ text: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""): escaped.append(byte)
            case UInt8(ascii: "`"), UInt8(ascii: "$"): escaped += [UInt8(ascii: "\\"), byte]
            default: escaped += self.escaped([byte], doubling: [])
            }
        }
        return escaped
    }

    /// Words for the inside of a string literal; what would end or change it is escaped.
    private func escaped(_ text: [UInt8], doubling doubled: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        for byte in text {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "\""): escaped += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\t"): escaped += Array("\\t".utf8)
            case ..<0x20, 0x7F:
                let digits = (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
                escaped += Array((language == .swift ? "\\u{\(digits)}" : "\\x\(digits)").utf8)
            case _ where doubled.contains(byte): escaped += [byte, byte]
            default: escaped.append(byte)
            }
        }
        return escaped
    }
}
