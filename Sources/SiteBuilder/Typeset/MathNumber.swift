/// A numeral as mathematics writes it: `1e-6` is 10 to the −6, `10_000` has no bar in it.
struct MathNumber {
    private let mantissa: [UInt8]
    private let exponent: [UInt8]

    /// Takes a numeral as a lesson or the engine writes it, with a hyphen or U+2212 for minus.
    init(_ text: [UInt8]) {
        let plain = text.filter { $0 != UInt8(ascii: "_") }
        if let place = plain.firstIndex(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) {
            mantissa = Array(plain[..<place])
            exponent = Array(plain[(place + 1)...])
        } else {
            mantissa = plain
            exponent = []
        }
    }

    /// Whether it is written with a power of ten.
    var isProduct: Bool { !exponent.isEmpty }

    func write(to math: inout MathWriter) {
        guard isProduct else {
            MathNumber.writeSigned(mantissa, to: &math)
            return
        }
        if mantissa != [UInt8(ascii: "1")] {
            MathNumber.writeSigned(mantissa, to: &math)
            math.operation("×")
        }
        math.put("<msup><mn>10</mn><mrow>")
        MathNumber.writeSigned(MathNumber.withoutPadding(exponent), to: &math)
        math.put("</mrow></msup>")
    }

    /// Digits, their minus sign as an operator of its own; `nan` and `inf` in mathematics' own way.
    private static func writeSigned(_ text: [UInt8], to math: inout MathWriter) {
        var digits = text[...]
        if digits.first == UInt8(ascii: "-") {
            digits = digits.dropFirst()
            math.put("<mo form=\"prefix\">−</mo>")
        } else if digits.starts(with: [0xE2, 0x88, 0x92]) {
            digits = digits.dropFirst(3)
            math.put("<mo form=\"prefix\">−</mo>")
        }
        switch digits.first {
        case UInt8(ascii: "n"): math.put("<mi>NaN</mi>")
        case UInt8(ascii: "i"): math.put("<mn>∞</mn>")
        default: math.numeral(digits)
        }
    }

    /// `-06` as `-6`, `+16` as `16`.
    private static func withoutPadding(_ exponent: [UInt8]) -> [UInt8] {
        let sign = exponent.prefix { !isDigit($0) }
        let digits = exponent.dropFirst(sign.count).drop { $0 == UInt8(ascii: "0") }
        let isPlus = sign.elementsEqual([UInt8(ascii: "+")])
        return (isPlus ? [] : Array(sign)) + (digits.isEmpty ? [UInt8(ascii: "0")] : Array(digits))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
