import Descent

/// A name of a lesson as mathematics writes it: a letter or a word, and perhaps an index.
///
/// `w₀`, `w0` and `w_0` are w with the index 0; `w_out` has the index out; `eta` is η.
struct MathName {
    let base: [UInt8]
    let index: [UInt8]

    init(_ name: Name) {
        let bytes = MathName.withPlainDigits(name.bytes)
        let underscore = bytes.firstIndex(of: UInt8(ascii: "_"))
        let digits = bytes.lastIndex { !MathName.isDigit($0) }.map { $0 + 1 } ?? 0
        if let underscore, underscore > 0, underscore + 1 < bytes.count {
            base = MathName.letter(Array(bytes[..<underscore]))
            index = Array(bytes[(underscore + 1)...])
        } else {
            base = MathName.letter(Array(bytes[..<digits]))
            index = Array(bytes[digits...])
        }
    }

    /// Whether it is one letter, which may stand beside another without a sign for their product.
    var isLetter: Bool {
        guard let first = base.first else { return false }
        return base.count == (first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
    }

    func write(to math: inout MathWriter) {
        guard !index.isEmpty else {
            math.identifier(base)
            return
        }
        math.element("msub") { math in
            math.identifier(base)
            if index.allSatisfy(MathName.isDigit) {
                math.numeral(index)
            } else {
                math.identifier(index)
            }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Subscript digits (U+2080 to U+2089, E2 82 80 to E2 82 89 in UTF-8) as plain ones.
    static func withPlainDigits(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let isSubscript =
                place + 2 < bytes.count && bytes[place] == 0xE2 && bytes[place + 1] == 0x82
                && (0x80...0x89).contains(bytes[place + 2])
            if isSubscript {
                plain.append(bytes[place + 2] - 0x80 + UInt8(ascii: "0"))
                place += 3
            } else {
                plain.append(bytes[place])
                place += 1
            }
        }
        return plain
    }

    /// A Greek letter's name as the letter; any other word as it is.
    private static func letter(_ word: [UInt8]) -> [UInt8] {
        for (name, letter) in greek where name.utf8CodeUnitCount == word.count {
            let isName = name.withUTF8Buffer { $0.elementsEqual(word) }
            if isName { return letter.withUTF8Buffer { Array($0) } }
        }
        return word
    }

    private static let greek: [(StaticString, StaticString)] = [
        ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"),
        ("eta", "η"), ("theta", "θ"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
        ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("phi", "φ"), ("chi", "χ"), ("psi", "ψ"),
        ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"),
        ("Pi", "Π"), ("Sigma", "Σ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"),
    ]
}
