import Testing

@testable import Lessons

@Suite("Plain digits of a cell")
struct PlainDigitsTests {
    @Test(
        "are right for what their value prints as",
        arguments: [
            ("0", 0.0), ("7", 7.2), ("-7", -6.8), ("7.000000", 7), ("-0.151097", -0.1510972), ("0.05", 0.05),
            ("1234567890.1235", 1_234_567_890.12345678), ("100.0", 99.96),
        ])
    func right(text: String, value: Double) throws {
        #expect(try #require(PlainDigits(Array(text.utf8)[...])).areRight(for: value))
    }

    @Test(
        "are not right for another value",
        arguments: [
            ("8", 7.2), ("7", -7.2), ("-7", 7.2), ("-0.00", -0.001), ("7.5", 7), ("0.5", 0.05), ("7", .nan),
            ("7", .infinity),
        ])
    func wrong(text: String, value: Double) throws {
        #expect(try !#require(PlainDigits(Array(text.utf8)[...])).areRight(for: value))
    }

    @Test(
        "are nothing else",
        arguments: [
            "", "-", ".", "-.", ".5", "5.", "007", "-00.1", "1.2.3", "+1", "1-", "1e3", "1,000", "x", "−1",
            "12345678901234567890", "0.123456789012345678901234567890",
        ])
    func refused(text: String) { #expect(PlainDigits(Array(text.utf8)[...]) == nil) }
}
