import Testing

@testable import Lessons

/// The check against the standard library's own decoder, on bytes of every kind.
struct EncodingCheckTests {
    @Test func findsNothingWrongInText() {
        for text in [
            "", "a", "plain ASCII, longer than a word", "η ← w − 0.1 · ∇L, 東京, 🎈",
            "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}",
        ] {
            #expect(EncodingCheck.firstBad(in: Array(text.utf8)) == nil)
        }
    }

    @Test(arguments: 0..<40) func findsANULWhereverItStands(offset: Int) {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 40)
        bytes[offset] = 0
        #expect(EncodingCheck.firstBad(in: bytes) == offset)
    }

    @Test func agreesWithTheStandardLibrary() {
        var state: UInt64 = 42
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let seeds = Array("aé−🎈\u{800}\u{D7FF}\u{E000}\u{10FFFF}plain text".utf8)
        for _ in 0..<20_000 {
            var bytes = (0..<Int(next() % 24)).map { _ in seeds[Int(next()) % seeds.count] }
            if next() % 2 == 0 { bytes = seeds }
            for _ in 0..<Int(next() % 3) where !bytes.isEmpty {
                bytes[Int(next()) % bytes.count] = UInt8(1 + next() % 255)
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            let found = EncodingCheck.firstBad(in: bytes)
            #expect((found == nil) == isValid)
            if let found {
                #expect(String(validating: bytes[..<found], as: UTF8.self) != nil)
            }
        }
    }
}
