import Foundation
import Testing

@testable import SiteBuilder

@Suite("Hostile texts")
struct HostileTextTests {
    private let hostile = #"</title><script>alert("1")</script>'&amp;"#

    @Test("in front matter stay texts")
    func frontMatter() throws {
        let quoted = "'" + hostile.replacingOccurrences(of: "'", with: "''") + "'"
        let head = """
            title: \(quoted)
            objectives: [\(quoted)]
            sources:
              - title: \(quoted)
                url: https://example.org/?a="'<>&b
            """
        let site = try ExampleSite([
            "content/example.md": "---\n\(head)\n---\n\nText.\n",
            "content/other.md": "---\ntitle: Other\nprerequisites: [example]\n---\n\nText.\n",
        ])
        let page = try site.page("example.html")
        #expect(try page.texts("//h1") == [hostile])
        #expect(try page.texts("//head/title").first?.hasPrefix(hostile) == true)
        #expect(try page.texts("//section[@class='objectives']//li") == [hostile])
        #expect(try page.texts("//section[@class='sources']//a") == [hostile])
        #expect(try page.texts("//section[@class='sources']//a/@href") == [#"https://example.org/?a="'<>&b"#])
        #expect(try page.elements("//script[not(@src)]").isEmpty)
        for address in ["other.html", "index.html"] {
            let other = try site.page(address)
            #expect(try other.texts("//a").contains { $0.contains(hostile) })
            #expect(try other.elements("//script[not(@src)]").isEmpty)
        }
    }

    @Test("in lessons stay texts: headings, captions, print lines, code, selectors")
    func body() throws {
        let page = try ExampleSite.page(
            #"""
            ## 'Less' < "more" & \<script>

            ### Others

            ```gd walk
            minimize L(w) = (w - 3)^2
            from w = 0
            rate 0.1
            steps 2
            print "<b>&amp; \ ' {step}"
            show curve, code(python)
            caption "'\<i>' & \"quotes\" & more"
            ```

            ```gd-output walk
            <b>&amp; \ ' 1
            <b>&amp; \ ' 2
            ```

            ```"><script>
            </code></pre><script>
            ```

            At step [1](gd:walk.first(loss<6)) it holds.
            """#)
        #expect(try page.elements("//script[not(@src)] | //b | //i").isEmpty)
        #expect(try page.texts("//h2[@id!='']").first == #"'Less' < "more" & <script>"#)
        #expect(try page.texts("//nav[@class='contents']//a").first == #"'Less' < "more" & <script>"#)
        #expect(try page.texts("//figcaption") == [#"'<i>' & "quotes" & more"#])
        #expect(try page.texts("//pre[@class='output']").first?.hasPrefix("<b>&amp; \\ ' 1\n") == true)
        #expect(
            try page.texts("//code[@class='language-python']").first?.contains(
                #"print(f"<b>&amp; \\ ' {step}")"#) == true)
        #expect(try page.texts("//span[@class='checked']") == ["1"])
    }
}
