import Foundation
import Testing

@testable import SiteBuilder

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Pages of the course")
struct PageShapeTests {
    private static let addresses = ["by-hand.html", "five-minutes.html", "index.html", "404.html"]

    @Test("are well formed, with a language, a title and one main heading", arguments: addresses)
    func wellFormed(address: String) throws {
        let page = try ExampleSite.course().page(address)
        #expect(page.html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(try page.elements("//h1").count == 1)
        #expect(try page.elements("//main").count == 1)
        #expect(try page.texts("//head/title").first?.isEmpty == false)
    }

    @Test("use each id once, those of templates apart from those of headings", arguments: addresses)
    func ids(address: String) throws {
        let page = try ExampleSite.course().page(address)
        let ids = try page.texts("//@id")
        #expect(Set(ids).count == ids.count)
        let headings = Set(try page.texts("//*[contains(@class, 'text')]//*[self::h2 or self::h3]/@id"))
        #expect(headings.allSatisfy { !$0.contains(".") || $0.hasPrefix("page.") })
    }

    @Test("refer to ids that are there", arguments: addresses)
    func references(address: String) throws {
        let page = try ExampleSite.course().page(address)
        let ids = Set(try page.texts("//@id"))
        let named =
            try page.texts("//@for")
            + page.texts("//@aria-labelledby").flatMap { $0.split(separator: " ").map(String.init) }
        #expect(named.allSatisfy(ids.contains))
    }

    @Test("link to pages and places that exist", arguments: addresses)
    func links(address: String) throws {
        let site = try ExampleSite.course()
        for link in try site.page(address).texts("//a[not(@download)]/@href | //link/@href")
        where !link.hasPrefix("https://") {
            let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty ? address : parts[0]
            #expect(site.files[target] != nil, "\(link)")
            // What stands behind `gd=` is a widget's state, and no element.
            if parts.count > 1, !parts[1].hasPrefix("gd=") {
                #expect(try site.page(target).texts("//@id").contains(parts[1]), "\(link)")
            }
        }
    }

    @Test("hold no inline script or style and nothing that is loaded from elsewhere", arguments: addresses)
    func content(address: String) throws {
        let page = try ExampleSite.course().page(address)
        #expect(try page.elements("//script[not(@src)] | //style | //iframe | //object").isEmpty)
        #expect(try page.texts("//@style | //@*[starts-with(name(), 'on')]").isEmpty)
        #expect(
            try page.texts("//@src | //link/@href").allSatisfy { !$0.contains(":") && !$0.hasPrefix("//") })
        #expect(!page.html.contains("url("))
    }

    @Test("let the keyboard reach whatever scrolls", arguments: addresses)
    func scrolling(address: String) throws {
        let page = try ExampleSite.course().page(address)
        #expect(try page.elements("//pre[not(@tabindex='0')]").isEmpty)
        #expect(
            try page.elements("//table[not(parent::div[@class='scroll' and @tabindex='0' and @aria-label])]")
                .isEmpty)
    }

    @Test("weigh no more than they may, packed as servers do")
    func weight() throws {
        let site = try ExampleSite.course()
        // Twelve kilobytes packed are some fifty before; the long lesson has twice the text of a plain one.
        #expect(try #require(site.files["five-minutes.html"]).utf8.count < 50_000)
        for address in ["by-hand.html", "five-minutes.html"] {
            for figure in try site.page(address).elements("//svg") {
                #expect(figure.xmlString.utf8.count < 12_288)
            }
        }
    }
}

@Suite("Ways through the course")
struct WayTests {
    private let three = [
        "content/index.md": "---\ntitle: Course\n---\n\nWelcome.\n",
        "content/one.md":
            "---\ntitle: One\norder: 1\nminutes: 5\nsummary: The *first*.\n---\n\n## A\n\n### B\n\n#### C\n",
        "content/unit/two.md": "---\ntitle: Two\norder: 2\nprerequisites: [one]\n---\n\n## Only\n",
        "content/unit/three.md": "---\ntitle: Three\norder: 3\n---\n\nText.\n",
    ]

    @Test("lead to the neighbours, also across folders")
    func pager() throws {
        let site = try ExampleSite(three)
        #expect(try site.page("one.html").texts("//nav[@class='pager']/a/@href") == ["unit/two.html"])
        let two = try site.page("unit/two.html")
        #expect(try two.texts("//nav[@class='pager']/a/@href") == ["../one.html", "three.html"])
        #expect(try two.texts("//link[@rel='prev']/@href") == ["../one.html"])
        #expect(try two.texts("//p[@class='prerequisites']//a") == ["One"])
        #expect(try two.texts("//link[@rel='stylesheet']/@href") == ["../style.css"])
    }

    @Test("bring along the scripts of the templates, which wait for the page")
    func scripts() throws {
        let site = try ExampleSite(three)
        let scripts = try site.page("unit/two.html").elements("//script")
        #expect(scripts.map { $0.attribute(forName: "src")?.stringValue } == ["../site.js"])
        #expect(scripts.allSatisfy { $0.attribute(forName: "defer") != nil })
        #expect(site.files["site.js"]?.isEmpty == false)
    }

    @Test("list a page's sections where there are several")
    func contents() throws {
        let site = try ExampleSite(three)
        #expect(try site.page("one.html").texts("//nav[@class='contents']//a/@href") == ["#a", "#b"])
        #expect(try site.page("unit/two.html").elements("//nav[@class='contents']").isEmpty)
    }

    @Test("start at home, where every lesson stands in its order")
    func home() throws {
        let home = try ExampleSite(three).page("index.html")
        #expect(
            try home.texts("//nav[@class='map']//a/@href") == [
                "one.html", "unit/two.html", "unit/three.html",
            ])
        #expect(try home.texts("//nav[@class='map']//li[1]/p") == ["The first."])
        #expect(try home.texts("//nav[@class='map']//li[2]/p").isEmpty)
    }

    @Test("have a home and a way back where no lesson is either")
    func ownPages() throws {
        let site = try ExampleSite(["content/a.md": "---\ntitle: A\n---\n\nText.\n"])
        #expect(try site.page("index.html").texts("//nav[@class='map']//a") == ["A"])
        #expect(try site.page("404.html").texts("//main//a/@href") == ["index.html"])
        #expect(try site.page("a.html").elements("//nav[@class='pager']").isEmpty)
    }
}
