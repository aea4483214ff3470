import Testing

@testable import Descent

@Suite("Reading decimals")
struct DecimalReaderTests {
    @Test(
        "takes numerals, signed by a minus alone",
        arguments: [
            ("0", 0), ("-0", -0.0), ("3", 3), ("0.1", 0.1), ("-2.5", -2.5), ("1e-6", 1e-6), ("2E3", 2_000),
            ("2e+3", 2_000), ("0002.50", 2.5), ("1e0", 1), ("1e00000000000000000000001", 10),
            ("1e400", .infinity),
            ("-1e400", -.infinity), ("1e-400", 0), ("1e999999999999999999999", .infinity),
            ("1e-1000000000000000000", 0), ("0e999999999999999999999", 0),
        ] as [(String, Double)])
    func takes(numeral: String, expected: Double) {
        #expect(DecimalReader.read(Array(numeral.utf8))?.bitPattern == expected.bitPattern)
    }

    @Test(
        "refuses all else",
        arguments: [
            "", "-", "+1", "--1", ".5", "-.5", "0.", "1.e3", "1e", "1e+", "1e-", "e5", "1 ", " 1", "1_000",
            "0x10",
            "inf", "nan", "1.2.3", "1,5", "1e5.0", "1e5e5", "−1", "²", "1\u{0}",
        ])
    func refuses(bytes: String) {
        #expect(DecimalReader.read(Array(bytes.utf8)) == nil)
    }

    @Test(
        "takes one separator between two digits, where asked to",
        arguments: [
            ("10_000", 10_000), ("1_0.2_5e1_0", 10.25e10), ("_1", nil), ("1_", nil), ("1__0", nil),
            ("1_.5", nil),
            ("1._5", nil), ("1.5_", nil), ("1_e5", nil), ("1e_5", nil), ("1e5_", nil), ("-_1", nil),
        ] as [(String, Double?)])
    func takesSeparators(bytes: String, expected: Double?) {
        #expect(DecimalReader.read(Array(bytes.utf8), separators: true) == expected)
    }

    @Test(
        "scans what belongs to the numeral and no more",
        arguments: [
            ("0...3", 0, 1, 0, false), ("2exp(x)", 2, 1, 0, false), ("2e", 2, 1, 0, false),
            ("2e-x", 2, 1, 0, false),
            ("2e-3w", 0.002, 4, 0, true), ("0.50x", 0.5, 4, 2, false), ("1_", 1, 1, 0, false),
            ("1_0 ", 10, 3, 0, false),
            ("3.25e2*", 325, 6, 2, true), ("1.2.3", 1.2, 3, 1, false), ("7.", 7, 1, 0, false),
        ] as [(String, Double, Int, Int, Bool)])
    func scans(bytes: String, value: Double, end: Int, decimals: Int, hasExponent: Bool) {
        let padded = Array("x=".utf8) + Array(bytes.utf8)
        let numeral = DecimalReader.scan(padded, in: 2..<padded.count, separators: true)
        #expect(
            numeral
                == DecimalReader.Numeral(
                    value: value, end: 2 + end, decimals: decimals, hasExponent: hasExponent))
    }

    @Test("scans nothing where no digit stands", arguments: ["", "x", ".5", "-1", "_1", "e5"])
    func scansNothing(bytes: String) {
        #expect(DecimalReader.scan(Array(bytes.utf8), in: 0..<bytes.utf8.count, separators: true) == nil)
    }

    @Test("stays inside its range")
    func staysInside() {
        let bytes = Array("12.5e3".utf8)
        #expect(DecimalReader.read(bytes, in: 1..<4) == 2.5)
        #expect(DecimalReader.read(bytes, in: 0..<2) == 12)
        #expect(DecimalReader.read(bytes, in: 0..<3) == nil)
        #expect(DecimalReader.read(bytes, in: 0..<5) == nil)
        #expect(DecimalReader.read(bytes, in: 6..<6) == nil)
    }

    @Test(
        "joins digits and a power of ten",
        arguments: [
            ("602", 21, 6.02e23), ("", 5, 0), ("000", Int.max, 0), ("1", Int.max, .infinity),
            ("1", Int.min, 0),
            ("13002", 0, 13_002), ("00012", -1, 1.2), ("5", -324, .leastNonzeroMagnitude),
        ] as [(String, Int, Double)])
    func joins(digits: String, exponent: Int, expected: Double) {
        #expect(DecimalReader.double(digits: Array(digits.utf8), exponent: exponent) == expected)
    }

    @Test("survives any bytes")
    func survivesAnyBytes() {
        var generator = SeededGenerator(state: 9)
        let alphabet = Array("0123456789.eE+-_9 \u{0}é".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int(generator.next() % 12)).map { _ in alphabet[Int(generator.next() % 21)] }
            let numeral = DecimalReader.scan(bytes, in: 0..<bytes.count, separators: true)
            #expect(numeral.map { $0.end <= bytes.count && $0.end > 0 && $0.value >= 0 } ?? true)
            if let value = DecimalReader.read(bytes) {
                #expect(value == Double(text(bytes)))
            }
        }
    }
}
