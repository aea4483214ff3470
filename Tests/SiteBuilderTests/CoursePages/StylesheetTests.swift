import Testing

@testable import SiteBuilder

@Suite("A stylesheet as readers get it")
struct StylesheetTests {
    @Test(
        "has no comments and no needless space, and means the same",
        arguments: [
            ("/* a */\na {\n  b: c;\n}\n\n/* d\n * e */\nf { g: h }\n", "a{b:c}f{g:h}"),
            (#"a::after { content: "/* \" */  x"; }"#, #"a::after{content:"/* \" */  x"}"#),
            ("a { b: url(x/*y*/z) '/*' }", "a{b:url(x/*y*/z) '/*'}"),
            ("a :is(b, c) > d { e: calc(1px + 2px) }", "a :is(b,c) > d{e:calc(1px + 2px)}"),
            ("a { b /* c */ : d }", "a{b :d}"), ("a /* never closed", "a "),
            ("a \"never closed\\", "a \"never closed\\"),
            ("url(", "url("), ("/", "/"), ("", ""), ("  \r\n\ta", "a"),
        ])
    func compact(source: String, sheet: String) {
        #expect(String(decoding: Stylesheet.compact(Array(source.utf8)), as: UTF8.self) == sheet)
    }
}
