import Descent

/// What tells one run of a comparison from the others: its value as it is written, without spaces, or `#2`.
public struct RunName: Sendable, Equatable {
    public let text: String

    /// Bytes of a name; a value that is longer is called by its number.
    static let limit = 100

    /// Takes what stands between the brackets of `compared(0.1)`; nil where that is empty or too long.
    ///
    /// A minus sign is read as the hyphen that most people type.
    init?(_ written: some Collection<UInt8>) {
        guard written.count <= 2 * Self.limit else { return nil }
        var bytes: [UInt8] = []
        for byte in written where !Words.isSpace(byte) {
            bytes.append(byte)
            guard bytes.suffix(Self.minus.count).elementsEqual(Self.minus) else { continue }
            bytes.removeLast(Self.minus.count)
            bytes.append(UInt8(ascii: "-"))
        }
        guard (1...Self.limit).contains(bytes.count) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The run with that number, from 1.
    init(number: Int) { text = "#\(number)" }

    /// The number of `#2`; nil for a value.
    var number: Int? {
        guard text.utf8.first == UInt8(ascii: "#") else { return nil }
        return Int(text.dropFirst())
    }

    private static let minus = Array("−".utf8)

    /// The offset behind the bracket that closes the one at `open`; nil where that is farther off than any name is long.
    static func close(_ source: [UInt8], from open: Int, to end: Int) -> Int? {
        var depth = 0
        for index in open..<min(end, open + 2 * limit + 2) {
            if source[index] == UInt8(ascii: "(") { depth += 1 }
            if source[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return nil
    }
}

/// A quantity with brackets behind it, which may name a run: `next w(0.1)`, `p(0.1)`, `L(w)(adam)`.
struct RunSuffix: Equatable {
    /// What stands before the brackets.
    let quantity: Range<Int>
    /// What stands between them.
    let inside: Range<Int>
    let name: RunName
    /// The name right before the brackets, which would be that of a function if they held its argument.
    private let callee: Name?
    /// Whether a mark of a derivative stands there, as in `L'(0)`.
    private let isDerivative: Bool

    /// The brackets at the end of some bytes; nil where none stand there, or nothing before them.
    init?(_ source: [UInt8], in range: Range<Int>) {
        let range = Words.trimmed(range, in: source)
        guard source[range].last == UInt8(ascii: ")"),
            let open = Self.opening(source, range),
            let name = RunName(source[open + 1..<range.upperBound - 1])
        else { return nil }
        let quantity = Words.trimmed(range.lowerBound..<open, in: source)
        guard !quantity.isEmpty,
            !Self.operators.contains(where: { source[quantity].suffix($0.count).elementsEqual($0) })
        else { return nil }
        self.quantity = quantity
        inside = open + 1..<range.upperBound - 1
        self.name = name
        callee = Self.lastName(source, quantity)
        isDerivative = Self.primes.contains { source[quantity].suffix($0.count).elementsEqual($0) }
    }

    /// Behind them the brackets hold an operand.
    private static let operators = [
        "+", "-", "−", "*", "·", "×", "⋅", "/", "÷", "^", "√", "<", ">", "=", "(", ",",
    ]
    .map { Array($0.utf8) }
    private static let primes = ["'", "′", "’"].map { Array($0.utf8) }

    /// The bracket that the last one closes.
    private static func opening(_ source: [UInt8], _ range: Range<Int>) -> Int? {
        var depth = 0
        for index in range.suffix(2 * RunName.limit + 2).reversed() {
            if source[index] == UInt8(ascii: ")") { depth += 1 }
            if source[index] == UInt8(ascii: "(") { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    /// The longest name that the bytes end with.
    private static func lastName(_ source: [UInt8], _ range: Range<Int>) -> Name? {
        for start in range.suffix(Limits.nameBytes) {
            let isInside = start > range.lowerBound && Self.isPartOfName(source[start - 1])
            guard !isInside, let (name, end) = Name.parse(source, at: start, limit: range.upperBound),
                end == range.upperBound
            else { continue }
            return name
        }
        return nil
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            0x80...0xFF:
            true
        default: false
        }
    }

    /// Whether it is the call of a function in a block with those settings, so that it names no run.
    func isCall(in settings: Settings) -> Bool {
        if isDerivative { return true }
        guard let callee, callee != "loss" else { return false }
        return callee.isBuiltInFunction || settings.loss?.name == callee
            || settings.definitions.contains { $0.name == callee && $0.parameters != nil }
    }
}
