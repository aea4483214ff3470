import Testing

@testable import SiteBuilder

struct MathLetterTests {
    /// Each form is the character that Unicode gives that name.
    @Test(arguments: [
        ("bold", "BOLD"), ("bold-italic", "BOLD ITALIC"), ("script", "SCRIPT"),
        ("bold-script", "BOLD SCRIPT"),
        ("fraktur", "FRAKTUR"), ("bold-fraktur", "BOLD FRAKTUR"), ("double-struck", "DOUBLE-STRUCK"),
        ("sans-serif", "SANS-SERIF"), ("bold-sans-serif", "SANS-SERIF BOLD"), ("italic", "ITALIC"),
        ("sans-serif-italic", "SANS-SERIF ITALIC"), ("sans-serif-bold-italic", "SANS-SERIF BOLD ITALIC"),
        ("monospace", "MONOSPACE"),
    ])
    func formsAreNamedByTheirStyle(style: String, name: String) throws {
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".unicodeScalars {
            let form = try #require(formed(letter, style))
            // The script small l and the Planck constant are older than the alphabets.
            let known = form.properties.name ?? ""
            let kind = letter.properties.isUppercase ? "CAPITAL" : "SMALL"
            let end = "\(kind) \(String(letter).uppercased())"
            let older =
                ["SCRIPT", "BLACK-LETTER", "DOUBLE-STRUCK"].map { "\($0) \(end)" } + ["PLANCK CONSTANT"]
            #expect(known == "MATHEMATICAL \(name) \(end)" || older.contains(known), "\(known)")
        }
    }

    @Test(arguments: [
        ("α", "bold", "𝛂"), ("Ω", "bold", "𝛀"), ("ϖ", "bold-italic", "𝝕"), ("ς", "bold", "𝛓"),
        ("7", "bold", "𝟕"),
        ("0", "double-struck", "𝟘"), ("9", "monospace", "𝟿"), ("+", "bold", "+"), ("α", "script", "α"),
        ("a&amp;b", "bold", "𝐚&amp;𝐛"), ("x", "unknown", "x"),
    ])
    func otherSigns(text: String, style: String, expected: String) {
        var bytes: [UInt8] = []
        MathLetter.append(Array(text.utf8)[...], in: style, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    private func formed(_ letter: Unicode.Scalar, _ style: String) -> Unicode.Scalar? {
        var bytes: [UInt8] = []
        MathLetter.append(Array(String(letter).utf8)[...], in: style, to: &bytes)
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    }
}
