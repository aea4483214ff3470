import Descent

/// How a print line writes a number: what stands behind the colon in `{loss:8.3f}`, as Python reads it.
public struct PrintFormat: Sendable, Equatable {
    public enum Style: Sendable, Equatable {
        /// The fewest digits that name the number; a step as a whole number.
        case shortest
        /// So many decimals: `.3f`.
        case fixed(Int)
        /// One digit, so many decimals, and a power of ten: `.3e`.
        case exponent(Int)
        /// A whole number: `d`.
        case whole
    }

    public var style: Style
    /// Filled up to so many characters.
    public var width = 0
    /// Filled with zeros behind the sign, instead of spaces before it.
    public var hasZeros = false
    /// Filled on the right.
    public var isLeft = false
    /// Whether a plus sign stands before what is not negative.
    public var hasPlus = false

    public init(style: Style = .shortest, width: Int = 0) {
        self.style = style
        self.width = width
    }

    /// The most characters that a number may be filled up to.
    static let widthLimit = 100
    /// The most decimals that a number may ask for.
    static let decimalsLimit = 50

    /// What can be wrong with a format.
    enum Failure: Error, Equatable {
        case unreadable
        /// Decimals without `f` or `e`, which Python takes for significant digits.
        case noLetter
        case tooWide, tooManyDecimals
        /// Zeros behind the digits would change the number.
        case zerosOnTheRight
    }

    /// Whether Swift and Python can both write the expression so: a width alone, or `d`, is for counts.
    func suits(_ expression: Expression) -> Bool {
        switch style {
        case .fixed, .exponent: true
        case .whole: expression.isCount
        case .shortest: expression.isCount || self == PrintFormat()
        }
    }

    // MARK: - Printing

    /// Appends a number as Python's `format` and C's `printf` write it, filled up to the width.
    ///
    /// A minus zero keeps its sign, as it does in both languages.
    ///
    /// - Parameter isCount: whether it is a step number or an epoch, which has no point unless it asks for decimals.
    public func append(_ value: Double, isCount: Bool, to text: inout [UInt8]) {
        var digits: [UInt8] = []
        switch style {
        case .shortest where isCount, .whole:
            DecimalFormat.appendFixed(value, decimals: 0, minusZero: .signed, to: &digits)
        case .shortest: DecimalFormat.appendShortest(value, minusZero: .signed, to: &digits)
        case .fixed(let decimals):
            DecimalFormat.appendFixed(value, decimals: decimals, minusZero: .signed, to: &digits)
        case .exponent(let decimals):
            DecimalFormat.appendExponent(value, decimals: decimals, minusZero: .signed, to: &digits)
        }
        if hasPlus, digits.first != UInt8(ascii: "-") { digits.insert(UInt8(ascii: "+"), at: 0) }
        let missing = max(0, width - digits.count)
        if hasZeros, value.isFinite {
            let sign = digits.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
            digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: sign ? 1 : 0)
            text += digits
        } else {
            if !isLeft { text += repeatElement(UInt8(ascii: " "), count: missing) }
            text += digits
            if isLeft { text += repeatElement(UInt8(ascii: " "), count: missing) }
        }
    }

    // MARK: - Reading

    /// Reads `[<|>][+][0][width][.decimals][f|e|d]`.
    static func parse(_ text: ArraySlice<UInt8>) throws(Failure) -> PrintFormat {
        var rest = text
        var format = PrintFormat()
        if let sign = rest.first, sign == UInt8(ascii: "<") || sign == UInt8(ascii: ">") {
            format.isLeft = sign == UInt8(ascii: "<")
            rest = rest.dropFirst()
        }
        if rest.first == UInt8(ascii: "+") {
            format.hasPlus = true
            rest = rest.dropFirst()
        }
        if rest.first == UInt8(ascii: "0") {
            format.hasZeros = true
            rest = rest.dropFirst()
        }
        guard let width = number(&rest, limit: widthLimit) else { throw .tooWide }
        format.width = width
        var decimals: Int?
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard let first = rest.first, isDigit(first) else { throw .unreadable }
            guard let count = number(&rest, limit: decimalsLimit) else { throw .tooManyDecimals }
            decimals = count
        }
        format.style = try style(rest, decimals)
        guard !(format.hasZeros && format.isLeft) else { throw .zerosOnTheRight }
        return format
    }

    /// Python's six decimals where none are said.
    private static func style(_ letter: ArraySlice<UInt8>, _ decimals: Int?) throws(Failure) -> Style {
        switch (letter.count, letter.first) {
        case (0, _):
            guard decimals == nil else { throw .noLetter }
            return .shortest
        case (1, UInt8(ascii: "f")): return .fixed(decimals ?? 6)
        case (1, UInt8(ascii: "e")): return .exponent(decimals ?? 6)
        case (1, UInt8(ascii: "d")) where decimals == nil: return .whole
        default: throw .unreadable
        }
    }

    /// Takes digits off the front; 0 where there are none, nil where the number is larger than the limit.
    private static func number(_ rest: inout ArraySlice<UInt8>, limit: Int) -> Int? {
        var value = 0
        while let digit = rest.first, isDigit(digit) {
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            guard value <= limit else { return nil }
            rest = rest.dropFirst()
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
