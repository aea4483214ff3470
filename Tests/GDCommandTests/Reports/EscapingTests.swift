import SiteBuilder
import Testing

@testable import GDCommand

/// Untrusted text stays in its field, format by format; independent readers say the same in EndToEndFormatTests.
@Suite struct EscapingTests {
    @Test(arguments: [
        ("a]]><b>&\"", "a]]&gt;&lt;b&gt;&amp;&quot;"),
        ("\u{1B}[31m\u{85}\u{202E}", "\\u{1B}[31m\\u{85}\\u{202E}"),
        ("\u{FFFE}\u{FFFF}\u{0}", "\\u{FFFE}\\u{FFFF}\\u{0}"),
        ("a\r\tb", "a\\r\\tb"),
        ("é学\u{1F600}", "é学\u{1F600}"),
    ])
    func xml(text: String, expected: String) {
        var xml = XMLText()
        xml.element("a", [("b", text)], text: text)
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        #expect(xml.text == head + "<a b=\"\(expected)\">\(expected)</a>\n")
    }

    @Test func onlyContentOfXMLHasLines() {
        var xml = XMLText()
        xml.element("a", [("b", "1\n2")], text: "1\n2")
        #expect(xml.text.hasSuffix("<a b=\"1\\n2\">1\n2</a>\n"))
    }

    @Test(arguments: [
        ("a,b:c%2C", "a%2Cb%3Ac%252C", "a,b:c%252C"),
        ("\r\n::error::x", "%0D%0A%3A%3Aerror%3A%3Ax", "%0D%0A::error::x"),
        ("\u{1B}\u{202E}\t", "\\u{1B}\\u{202E}\\t", "\\u{1B}\\u{202E}\\t"),
    ])
    func gitHub(text: String, property: String, data: String) {
        #expect(GitHubReport.property(text) == property)
        #expect(GitHubReport.data(text) == data)
    }

    @Test(arguments: [
        ("{0} and [1]", "{{0}} and [1]"),
        ("[a](https://e.org) \\", "\\[a\\](https://e.org) \\\\"),
        ("", ""), ("]", "]"),
    ])
    func sarifMessage(text: String, expected: String) {
        #expect(SARIFText.plain(text) == expected)
    }

    @Test(arguments: [
        ("content/a-b_c~1.md", "content/a-b_c~1.md"),
        ("content/a b%é:\n.md", "content/a%20b%25%C3%A9%3A%0A.md"),
    ])
    func sarifAddress(path: String, expected: String) {
        #expect(SARIFText.uri(path) == expected)
    }

    @Test func jsonShowsWhatIsNotSeen() {
        var json = JSONText()
        json.string("a\u{200E}\u{FEFF}\u{E0041}\u{202E}\u{1F600}")
        #expect(json.text == "\"a\\u200e\\ufeff\\udb40\\udc41\\u202e\u{1F600}\"")
    }
}
