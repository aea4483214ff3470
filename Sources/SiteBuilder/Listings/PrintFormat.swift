import Descent

/// How a print line writes a number: what stands behind the colon in `{loss:8.3f}`, as Python reads it.
package struct PrintFormat: Sendable, Equatable {
    package enum Style: Sendable, Equatable {
        /// The fewest digits that name the number; a step as a whole number.
        case shortest
        /// So many decimals: `.3f`.
        case fixed(Int)
        /// One digit, so many decimals, and a power of ten: `.3e`.
        case exponent(Int)
        /// A whole number: `d`.
        case whole
    }

    package var style: Style
    /// Filled up to so many characters.
    package var width = 0
    /// Filled with zeros behind the sign, instead of spaces before it.
    package var hasZeros = false
    /// Filled on the right.
    package var isLeft = false
    /// Whether a plus sign stands before what is not negative.
    package var hasPlus = false

    package init(style: Style = .shortest, width: Int = 0) {
        self.style = style
        self.width = width
    }

    /// Whether both languages can write the quantity so: what is no count gets a width only with its decimals.
    func suits(_ expression: Expression) -> Bool {
        switch style {
        case .fixed, .exponent: true
        case .whole: expression.isCount
        case .shortest: expression.isCount || self == PrintFormat()
        }
    }

    /// The most characters that a number may be filled up to.
    package static let widthLimit = 100
    /// The most decimals that a number may ask for.
    package static let decimalsLimit = 50

    /// Reads `[<|>][+][0][width][.decimals][f|e|d]`; nil where it is something else.
    static func parse(_ text: ArraySlice<UInt8>) -> PrintFormat? {
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
        guard let width = number(&rest, limit: widthLimit) else { return nil }
        format.width = width
        var decimals: Int?
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard let first = rest.first, isDigit(first), let count = number(&rest, limit: decimalsLimit)
            else {
                return nil
            }
            decimals = count
        }
        guard let style = style(rest, decimals), !(format.hasZeros && format.isLeft) else { return nil }
        format.style = style
        return format
    }

    /// Python's six decimals where none are said; no decimals without `f` or `e`, which would mean something else.
    private static func style(_ letter: ArraySlice<UInt8>, _ decimals: Int?) -> Style? {
        switch (letter.count, letter.first) {
        case (0, _): decimals == nil ? .shortest : nil
        case (1, UInt8(ascii: "f")): .fixed(decimals ?? 6)
        case (1, UInt8(ascii: "e")): .exponent(decimals ?? 6)
        case (1, UInt8(ascii: "d")): decimals == nil ? .whole : nil
        default: nil
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
