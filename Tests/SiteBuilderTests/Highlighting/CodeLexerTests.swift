import Foundation
import Testing

@testable import SiteBuilder

@Suite("Highlighting")
struct CodeLexerTests {
    private static let languages = ["swift", "python", "javascript", "sh", "json"]

    private func pieces(_ code: [UInt8], _ language: String) throws -> [CodeLexer.Piece] {
        CodeLexer.pieces(of: code, try #require(CodeGrammar.named(Array(language.utf8))))
    }

    private func covers(_ pieces: [CodeLexer.Piece], _ count: Int) -> Bool {
        var end = 0
        for piece in pieces {
            guard piece.range.lowerBound == end, !piece.range.isEmpty else { return false }
            end = piece.range.upperBound
        }
        return end == count
    }

    /// A lexer that looked back, or ahead to the end more than once, would not come through these.
    @Test("reads a lot of anything once, unclosed and nested as it may be", arguments: languages)
    func hostile(language: String) throws {
        let parts = [
            "\"", "'", "`", "\"\"\"", "/*", "*/", "//", "#", "\\(", "\"\\(", "f\"{", "f'{\"", "`${", "{", "(",
            "/[", "/",
            "\\", "1.", "1e", "0x", "@", "$", ".5", "rb", "\n", " ", "é", "\"a\":", "f\"{x:", "\u{0}", "\"\\",
        ]
        for part in parts {
            let code = Array(String(repeating: part, count: (1 << 14) / part.utf8.count).utf8)
            #expect(covers(try pieces(code, language), code.count), "\(part)")
        }
    }

    @Test("leaves no byte out, whatever the bytes are", arguments: languages)
    func anything(language: String) throws {
        var state: UInt64 = 7
        let alphabet = Array("\"'`\\/*#(){}[]$@:!.-+ef0x1 \nab\u{e9}if".utf8)
        for _ in 0..<2_000 {
            var code: [UInt8] = []
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                code.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            #expect(
                covers(try pieces(code, language), code.count), "\(String(decoding: code, as: UTF8.self))")
            var end = 0
            MarkdownCode.read(code) { range, _ in
                #expect(range.lowerBound == end)
                end = range.upperBound
            }
            #expect(end == code.count)
        }
    }

    @Test("gives a page's code its classes, and leaves unknown languages and very long code as they are")
    func page() throws {
        let long = String(repeating: "x = 1\n", count: 20_000)
        let page = try ExampleSite.page(
            """
            ```python
            def f(x):  # <&>
                return "a" + str(x) * 2
            ```

            ```rust
            fn main() {}
            ```

            > ```js
            > let a = 1;
            >
            >   a++;
            > ```

            ```python
            \(long)```
            """)
        #expect(try page.texts("//code[@class='language-python'][1]/span[@class='nf']") == ["f"])
        #expect(try page.texts("//code[@class='language-python']/span[@class='c']") == ["# <&>"])
        #expect(try page.texts("//pre/code[@class='language-rust']") == ["fn main() {}\n"])
        #expect(try page.texts("//code[@class='language-js']") == ["let a = 1;\n\n  a++;\n"])
        #expect(try page.elements("//pre[not(@tabindex)]").isEmpty)
        #expect(try page.elements("//code[@class='language-python'][last()]/span").count < 20)
    }
}
