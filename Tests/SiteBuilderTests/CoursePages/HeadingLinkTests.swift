import Testing

@testable import SiteBuilder

@Suite("Headings link to themselves")
struct HeadingLinkTests {
    @Test("by their own words, on the second and third level")
    func words() throws {
        let page = try ExampleSite.page("## One *two*\n\n### Three\n\n#### Four\n")
        #expect(try page.texts("//h2/a[@class='self']/@href") == ["#one-two"])
        #expect(try page.texts("//h2/a[@class='self']") == ["One two"])
        #expect(try page.texts("//h3/a/@href") == ["#three"])
        #expect(try page.elements("//h4/a").isEmpty)
        #expect(try page.texts("//h4/@id") == ["four"])
    }

    @Test("beside a link that stands in their words, never around it")
    func link() throws {
        let page = try ExampleSite.page("## See [there](https://example.org/)\n")
        #expect(try page.texts("//h2/a/@href") == ["https://example.org/", "#see-there"])
        #expect(try page.elements("//a//a").isEmpty)
        #expect(try page.texts("//h2/a[2]/@aria-label") == ["This section"])
    }

    @Test("once in the contents")
    func contents() throws {
        let page = try ExampleSite.page("## One\n\n## Two\n")
        #expect(try page.texts("//nav[@class='contents']//a/@href") == ["#one", "#two"])
        #expect(try page.elements("//nav[@class='contents']//a//a").isEmpty)
    }
}
