import Foundation
import Testing

@testable import Lessons

/// What counts as a numeral, what it is worth, and when it is right.
struct NumeralTests {
    @Test(arguments: [
        ("0.2533", ["0.2533"]), ("−6 and -6 or +6", ["−6", "-6", "+6"]),
        ("13,002 13\u{202F}002 10_000", ["13,002", "13\u{202F}002", "10_000"]),
        ("6.02×10^23, 6 × 10⁻⁷, 1e-7, 2E+3", ["6.02×10^23", "6 × 10⁻⁷", "1e-7", "2E+3"]),
        ("5% 5 % 0.69314… 0.69314...", ["5%", "5 %", "0.69314…", "0.69314..."]),
        ("NaN inf −∞", ["NaN", "inf", "−∞"]), ("?.???? ? 1.??", ["?.????", "?", "1.??"]),
        ("is it 3? or 0.5?", ["3", "0.5"]),
        ("3Blue1Brown w₁ x2 2x 10² 1st", []), ("0...3 and 0…3", ["0", "3", "0", "3"]),
        ("3-5, w-1, f(2)-1, 5%-2", ["3", "5", "1", "2", "1", "5%", "2"]),
        ("(w − 3)²", ["3"]), ("1,2 1,23 1,2345", ["1", "2", "1", "23", "1", "2345"]),
        (".5 a.5 ...5", [".5", "5"]), ("0.6. 7.", ["0.6", "7"]),
    ])
    func numeralsAreMaximalAndTouchNoLetter(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        #expect(
            NumeralScanner.numerals(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
                == expected)
    }

    @Test(arguments: [
        ("two", ["two"]), ("Twenty-one", []), ("“Twenty” — one", ["Twenty", "one"]), ("someone", []),
        ("two of 3", ["3"]), ("3x or two", []),
    ])
    func numberWordsCountWhereThereAreNoDigits(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        let found = NumeralScanner.claimed(in: bytes, range: 0..<bytes.count)
        #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
    }

    @Test(arguments: [
        ("13,002", 13002.0), ("−6", -6), ("5.6%", 0.056), ("6.02×10^23", 6.02e23), ("1.5×10⁻³", 0.0015),
        ("1e400", .infinity), ("0.69314…", 0.69314), ("-0.00", 0), ("−∞", -.infinity), ("seven", 7),
    ])
    func aNumeralHasItsValue(text: String, value: Double) throws {
        #expect(try one(text).value == value)
    }

    /// Oracle: C's `printf`. What it prints is right, and is what is proposed in place of anything else.
    @Test(arguments: 0..<60)
    func whatPrintfPrintsIsRight(seed: Int) throws {
        var random = Seeded(seed)
        for _ in 0..<50 {
            let exponent = Int(random.next() % 24) - 12
            let value = (Double(random.next() % 2_000_001) - 1_000_000) / 8 * pow(10, Double(exponent))
            let decimals = Int(random.next() % 10)
            let fixed = try one(unsignedZero(String(format: "%.\(decimals)f", value)))
            #expect(fixed.isRight(for: value))
            #expect(fixed.styled(value) == unsignedZero(String(format: "%.\(decimals)f", value)))
            guard value != 0 else { continue }
            let scientific = try one(String(format: "%.\(decimals)e", value))
            #expect(scientific.isRight(for: value))
            #expect(!scientific.isRight(for: value * 2.3))
            #expect(try one(scientific.styled(value * 2.3)).isRight(for: value * 2.3))
        }
    }

    /// Exact ties go to the even digit, as the exact binary value has it; Python 3 prints the same.
    @Test(arguments: [
        ("0.12", 0.125, true), ("0.13", 0.125, false), ("2", 2.5, true), ("3", 2.5, false),
        ("2.722", 2.7224999999999997, true), ("2.723", 2.7224999999999997, false),
        ("1.00", 1.005, true), ("3.68", 3.6864, false), ("3.69", 3.6864, true), ("0.00", -0.001, true),
        ("-0.00", 0.001, true), ("9", 9.4, true), ("9.0000", 9.00006, false),
        ("0.69314…", 0.693147, true), ("0.69315…", 0.693147, false), ("0.25…", 0.25, true),
        ("12e-8", 1.2e-7, true), ("1.2e-7", 1.24e-7, true), ("1.20e-7", 1.24e-7, false),
        ("12.5%", 0.125, true), ("13%", 0.125, false), ("12%", 0.125, true), ("NaN", .nan, true),
        ("NaN", 0, false), ("0", .nan, false), ("inf", .infinity, true), ("−∞", .infinity, false),
        ("two", 2.017, true), ("two", 2.5, true), ("two", 2.51, false), ("?.??", 1, false),
    ])
    func theWrittenDigitsAreTheTolerance(text: String, value: Double, isRight: Bool) throws {
        #expect(try one(text).isRight(for: value) == isRight)
    }

    @Test(arguments: [
        ("−6.00", 5.5, "5.50"), ("6.00", -5.5, "-5.50"), ("−1", -5.5, "−6"), ("+1", 5.5, "+6"),
        ("13,002", 1e6, "1,000,000"), ("13,002", 7, "7"), ("1\u{202F}000.0", 1234.5, "1\u{202F}234.5"),
        ("6.02×10^23", 7, "7.00×10^0"), ("1 × 10⁻⁷", 0.02, "2 × 10⁻²"), ("1.0e-07", 0.5, "5.0e-01"),
        ("1.0E7", 0.5, "5.0E-1"), ("1e−7", 0.05, "5e−2"), ("5 %", 0.125, "12 %"), ("0.6…", 0.99, "0.9…"),
        ("two", 3, "three"), ("Two", 3, "Three"), ("two", 40, "40"), ("inf", -.infinity, "-inf"),
        ("1", .infinity, "∞"), ("1", .nan, "NaN"), ("?.???", 0.25, "0.250"), ("-?.?", 3, "3.0"),
        ("?.?e?", 1234, "1.2e3"), ("0.25", 1e-9, "0.00"),
    ])
    func aCorrectionKeepsTheAuthorsStyle(written: String, value: Double, expected: String) throws {
        #expect(try one(written).styled(value) == expected)
    }

    @Test func hostileNumeralsAreRefusedNotComputed() {
        let long = String(repeating: "9", count: 5000)
        let found = check(
            walk + "[\(long)](gd:walk.w[1]) [1.\(long)e9999](gd:walk.w[1]) [1e99999](gd:walk.w[1])\n")
        #expect(found.map { $0.split(separator: " ")[1] } == ["limit", "limit", "claim-count"])
    }

    private func one(_ text: String) throws -> Numeral {
        let bytes = Array(text.utf8)
        return try #require(NumeralScanner.claimed(in: bytes, range: 0..<bytes.count).first)
    }

    private func unsignedZero(_ text: String) -> String {
        text.hasPrefix("-") && !text.contains { "123456789".contains($0) } ? String(text.dropFirst()) : text
    }
}
