import Testing

@testable import SiteBuilder

@Suite("A script as readers get it")
struct ScriptTests {
    @Test(
        "has no indentation and no lines of comment only, and means the same",
        arguments: [
            ("// a\nb(\n  c) // d\n\n", "b(\nc) // d\n"), ("  a", "a\n"), ("", ""),
            ("  a = `b`\n", "a = `b`\n"), ("a = `\n  // text\n`\n", "a = `\n  // text\n`\n"),
        ])
    func compact(source: String, script: String) {
        #expect(String(decoding: Script.compact(Array(source.utf8)), as: UTF8.self) == script)
    }
}
