import Lessons
import Testing

@Suite("The address of a site")
struct BaseURLTests {
    @Test(
        "is an http address with a host, and gets a slash at its end",
        arguments: [
            ("https://example.org", "https://example.org/"), ("http://a.b:80/c/", "http://a.b:80/c/"),
            ("https://example.org/a%20b/~c", "https://example.org/a%20b/~c/"),
        ])
    func taken(text: String, whole: String) { #expect(BaseURL(text)?.text == whole) }

    @Test(
        "is nothing else",
        arguments: [
            "", "https://", "https:///x", "ftp://a.b", "//a.b", "a.b", "https://a b", "https://a.b/?c",
            "https://a.b/#c", "https://user@a.b", "https://a.b:", "https://a.b:x", "https://a.b/%2",
            "https://a.b/\"><script>", "https://a.b/ü", "https://-a", "javascript:alert(1)",
            "https://" + String(repeating: "a", count: 3_000),
        ])
    func refused(text: String) { #expect(BaseURL(text) == nil) }

    @Test("comes before the names of pages, with what means something in an address escaped")
    func addresses() throws {
        let base = try #require(BaseURL("https://a.b/c"))
        #expect(base.address(of: "index") == "https://a.b/c/")
        #expect(base.address(of: "u/größe #1") == "https://a.b/c/u/gr%C3%B6%C3%9Fe%20%231.html")
    }
}
