/// Letters and digits in a style, as Unicode has them: browsers take no style from MathML but `normal`.
enum MathLetter {
    /// Appends a text with each letter and digit that has a form of that style in that form. Entities stay as they are.
    static func append(_ text: ArraySlice<UInt8>, in style: String, to bytes: inout [UInt8]) {
        guard let forms = forms[style] else { return bytes.append(contentsOf: text) }
        var isEntity = false
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar == "&" { isEntity = true }
            let form = isEntity ? scalar : forms.form(of: scalar)
            if scalar == ";" { isEntity = false }
            bytes.append(contentsOf: UTF8.encode(form) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// Where the letters of one style begin; nil where Unicode has none.
    private struct Forms {
        var capitals: UInt32
        var smalls: UInt32
        var digits: UInt32?
        var greek: UInt32?
        /// Letters that were there before their style, at another place.
        var exceptions: [Unicode.Scalar: Unicode.Scalar] = [:]

        init(_ latin: UInt32, digits: UInt32? = nil, greek: UInt32? = nil) {
            (capitals, smalls) = (latin, latin + 26)
            (self.digits, self.greek) = (digits, greek)
        }

        func form(of scalar: Unicode.Scalar) -> Unicode.Scalar {
            if let exception = exceptions[scalar] { return exception }
            let place: UInt32? =
                switch scalar {
                case "A"..."Z": capitals + scalar.value - 0x41
                case "a"..."z": smalls + scalar.value - 0x61
                case "0"..."9": digits.map { $0 + scalar.value - 0x30 }
                // Unicode has the styled letters in the order of the plain ones, from alpha on.
                case "Α"..."Ω": greek.map { $0 + scalar.value - 0x391 }
                case "α"..."ω": greek.map { $0 + 26 + scalar.value - 0x3B1 }
                default:
                    MathLetter.greekVariants.firstIndex(of: scalar).flatMap { index in
                        greek.map { $0 + 51 + UInt32(index) }
                    }
                }
            return place.flatMap { Unicode.Scalar($0) } ?? scalar
        }
    }

    /// They follow omega.
    private static let greekVariants: [Unicode.Scalar] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]

    private static let forms: [String: Forms] = {
        var italic = Forms(0x1D434, greek: 0x1D6E2)
        italic.exceptions = ["h": "ℎ"]
        var script = Forms(0x1D49C)
        script.exceptions = [
            "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
            "g": "ℊ",
            "o": "ℴ",
        ]
        var fraktur = Forms(0x1D504)
        fraktur.exceptions = ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
        var doubleStruck = Forms(0x1D538, digits: 0x1D7D8)
        doubleStruck.exceptions = ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
        return [
            "bold": Forms(0x1D400, digits: 0x1D7CE, greek: 0x1D6A8),
            "italic": italic,
            "bold-italic": Forms(0x1D468, digits: 0x1D7CE, greek: 0x1D71C),
            "script": script,
            "bold-script": Forms(0x1D4D0),
            "fraktur": fraktur,
            "bold-fraktur": Forms(0x1D56C),
            "double-struck": doubleStruck,
            "sans-serif": Forms(0x1D5A0, digits: 0x1D7E2),
            "bold-sans-serif": Forms(0x1D5D4, digits: 0x1D7EC, greek: 0x1D756),
            "sans-serif-italic": Forms(0x1D608, digits: 0x1D7E2),
            "sans-serif-bold-italic": Forms(0x1D63C, digits: 0x1D7EC, greek: 0x1D790),
            "monospace": Forms(0x1D670, digits: 0x1D7F6),
        ]
    }()
}
