import Descent
import Lessons

/// How JavaScript writes a number as a print line asks for it.
///
/// `toFixed` and `toExponential` round the exact binary value as `printf` does, but for what lies exactly half-way
/// between two texts: there they take the larger. A minus zero loses its sign, and from 10²¹ on `toFixed` writes a
/// power of ten. A run that prints one of these has no listing in JavaScript (``agrees(_:)``).
struct NumberText {
    let format: PrintFormat
    let isCount: Bool

    /// What a listing defines for itself where a line needs it.
    struct Needs: OptionSet {
        let rawValue: Int
        static let shortest = Needs(rawValue: 1)
        static let exponential = Needs(rawValue: 2)
        static let signed = Needs(rawValue: 4)
        static let padded = Needs(rawValue: 8)
    }

    /// The functions' texts, in the order in which they are defined.
    static let functions: [(need: Needs, text: String)] = [
        (
            .shortest,
            """
            function shortest(number) {
                return Number.isInteger(number) ? number.toFixed(1) : String(number);
            }
            """
        ),
        (
            .exponential,
            """
            function exponential(number, digits) {
                return number.toExponential(digits).replace(/(?<=e.)(?=.$)/, "0");
            }
            """
        ),
        (
            .signed,
            """
            function signed(text) {
                return text.startsWith("-") ? text : "+" + text;
            }
            """
        ),
        (
            .padded,
            """
            function padded(text, width) {
                const sign = /^[-+]/.test(text) ? text[0] : "";
                return sign + text.slice(sign.length).padStart(width - sign.length, "0");
            }
            """
        ),
    ]

    var needs: Needs {
        var needs: Needs = []
        switch format.style {
        case .shortest where !isCount: needs.insert(.shortest)
        case .exponent: needs.insert(.exponential)
        default: break
        }
        if format.hasPlus { needs.insert(.signed) }
        if format.hasZeros, format.width > 0 { needs.insert(.padded) }
        return needs
    }

    /// The value's text as an expression: `w.toFixed(4)`, `String(step).padStart(2)`.
    func code(of value: CodeWriter) -> CodeWriter {
        var code = CodeWriter()
        switch format.style {
        case .shortest where !isCount: code = .calling("shortest", [value])
        case .shortest, .whole:
            guard format.width > 0 || format.hasPlus else { return value }
            code = .calling("String", [value])
        case .fixed(let decimals):
            code = value.asReceiver
            code.plain(".toFixed(\(decimals))")
        case .exponent(let decimals):
            var count = CodeWriter()
            count.plain(String(decimals))
            code = .calling("exponential", [value, count])
        }
        if format.hasPlus { code = .calling("signed", [code]) }
        guard format.width > 0 else { return code }
        if format.hasZeros {
            var width = CodeWriter()
            width.plain(String(format.width))
            return .calling("padded", [code, width])
        }
        code.plain(".\(format.isLeft ? "padEnd" : "padStart")(\(format.width))")
        return code
    }

    // MARK: Where JavaScript writes the same

    /// Whether JavaScript writes the value with the digits of C and Python.
    func agrees(_ value: Double) -> Bool {
        guard value.isFinite else { return false }
        if isCount, format.style == .shortest || format.style == .whole { return true }
        if value == 0 { return value.sign == .plus }
        switch format.style {
        // Beyond these one language writes powers of ten and the other does not.
        case .shortest: return value.magnitude >= 1e-4 && value.magnitude < 1e16
        case .whole: return true
        case .fixed(let decimals):
            let (digits, point) = NumberText.digits(of: value)
            return value.magnitude < 1e21 && !NumberText.fallsToEven(digits, keeping: point + decimals)
        case .exponent(let decimals):
            let digits = NumberText.digits(of: value).digits.drop { $0 == UInt8(ascii: "0") }
            return !NumberText.fallsToEven(Array(digits), keeping: decimals + 1)
        }
    }

    /// All digits of a value, and how many of them stand before the point.
    private static func digits(of value: Double) -> (digits: [UInt8], point: Int) {
        let exact = DecimalFormat.exactDecimal(value.magnitude)
        let point = exact.firstIndex(of: UInt8(ascii: ".")) ?? exact.count
        return (exact.filter { $0 != UInt8(ascii: ".") }, point)
    }

    /// Whether digits lie exactly half-way between two texts with so many, and the even one is the smaller.
    private static func fallsToEven(_ digits: [UInt8], keeping count: Int) -> Bool {
        guard count < digits.count, digits[count] == UInt8(ascii: "5"),
            digits[(count + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return false }
        return count == 0 || digits[count - 1] % 2 == 0
    }
}

extension CodeWriter {
    /// `name(first, second)`
    static func calling(_ name: String, _ arguments: [CodeWriter]) -> CodeWriter {
        var code = CodeWriter()
        code.plain(name + "(")
        for (index, argument) in arguments.enumerated() {
            if index > 0 { code.plain(", ") }
            code.put(argument)
        }
        code.plain(")")
        return code
    }

    /// In brackets, unless it is a name, behind which a method's point may stand.
    fileprivate var asReceiver: CodeWriter {
        let marks = tokens.flatMap(\.text).contains { $0 <= UInt8(ascii: "/") }
        return marks || tokens.count != 1 || tokens[0].kind != .plain ? CodeWriter.calling("", [self]) : self
    }
}
