import Foundation
import Testing

@testable import SiteBuilder

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Feed, sitemap and tags for link cards")
struct FeedTests {
    private static let base = "https://example.org/a%20course"

    private static func xml(_ name: String, _ lessons: [String: String]) throws -> XMLDocument {
        let site = try ExampleSite(lessons, baseURL: base)
        return try XMLDocument(xmlString: try #require(site.files[name]))
    }

    private static func texts(_ name: String, _ path: String, _ lessons: [String: String] = SmallCourse.two)
        throws -> [String]
    {
        // XPath has no default namespace, so elements are told by their local names.
        let steps = path.split(separator: "/").map {
            $0.hasPrefix("@") ? String($0) : "*[local-name()='\($0)']"
        }
        return try xml(name, lessons).nodes(forXPath: "//" + steps.joined(separator: "/"))
            .map { $0.stringValue ?? "" }
    }

    @Test("the feed lists dated lessons, the latest first, with whole addresses")
    func entries() throws {
        #expect(try Self.texts("feed.xml", "entry/title") == ["Second", "First"])
        #expect(
            try Self.texts("feed.xml", "entry/id") == [
                Self.base + "/b/two.html", Self.base + "/a.html",
            ])
        #expect(try Self.texts("feed.xml", "feed/updated") == ["2024-07-31T00:00:00Z"])
        #expect(try Self.texts("feed.xml", "feed/author/name") == ["The course"])
        #expect(try Self.texts("feed.xml", "entry/author/name") == ["A & B"])
        #expect(
            try Self.texts("feed.xml", "feed/link/@href") == [Self.base + "/", Self.base + "/feed.xml"])
    }

    @Test("the sitemap lists every page that a reader may look for")
    func sitemap() throws {
        #expect(
            try Self.texts("sitemap.xml", "url/loc") == [
                Self.base + "/", Self.base + "/glossary.html", Self.base + "/reference.html",
                Self.base + "/a.html", Self.base + "/b/two.html",
            ])
        #expect(try Self.texts("sitemap.xml", "url/lastmod") == ["2024-02-29", "2024-07-31"])
    }

    @Test("a title with markup is text in all of them")
    func hostile() throws {
        #expect(
            try Self.texts("feed.xml", "entry/title", SmallCourse.hostile) == [SmallCourse.hostileTitle])
        let page = try ExampleSite(SmallCourse.hostile, baseURL: Self.base).page("a.html")
        #expect(try page.texts("//meta[@property='og:title']/@content") == [SmallCourse.hostileTitle])
        #expect(try page.elements("//script[not(@src)]").isEmpty)
    }

    @Test("characters that XML has no place for are replaced")
    func controls() throws {
        let lesson = "---\ntitle: \"a\\u0001b\\uFFFFc\"\ndate: 2024-01-01\n---\n\nText.\n"
        #expect(
            try Self.texts("feed.xml", "entry/title", ["content/a.md": lesson]) == ["a\u{FFFD}b\u{FFFD}c"])
    }

    @Test("pages name themselves, and no other page does")
    func tags() throws {
        let site = try ExampleSite(SmallCourse.two, baseURL: Self.base)
        for (address, url) in [("index.html", ""), ("a.html", "a.html"), ("b/two.html", "b/two.html")] {
            let page = try site.page(address)
            let whole = "\(Self.base)/\(url)"
            #expect(try page.texts("//link[@rel='canonical']/@href") == [whole])
            #expect(try page.texts("//meta[@property='og:url']/@content") == [whole])
            #expect(try page.texts("//link[@type='application/atom+xml']/@href") == [Self.base + "/feed.xml"])
        }
        #expect(try site.page("index.html").texts("//meta[@property='og:type']/@content") == ["website"])
        #expect(try site.page("404.html").elements("//link[@rel='canonical']").isEmpty)
    }

    @Test("the page for addresses that lead nowhere works at any depth")
    func notFound() throws {
        let page = try ExampleSite(SmallCourse.two, baseURL: Self.base).page("404.html")
        let addresses = try page.texts("//a/@href | //link/@href | //script/@src").filter {
            !$0.hasPrefix("#")
        }
        #expect(addresses.count > 3)
        #expect(addresses.allSatisfy { $0.hasPrefix(Self.base + "/") })
        let relative = try ExampleSite(SmallCourse.two).page("404.html")
        #expect(try relative.texts("//a/@href").contains("index.html"))
    }

    @Test("without an address there is none of it")
    func noBase() throws {
        let site = try ExampleSite(SmallCourse.two)
        #expect(site.files["feed.xml"] == nil)
        #expect(site.files["sitemap.xml"] == nil)
        #expect(!site.files.values.contains { $0.contains("og:title") || $0.contains("canonical") })
    }

    @Test("without a date there is no feed")
    func noDates() throws {
        let site = try ExampleSite(["content/a.md": "---\ntitle: A\n---\n\nText.\n"], baseURL: Self.base)
        #expect(site.files["feed.xml"] == nil)
        #expect(site.files["sitemap.xml"] != nil)
        #expect(!site.files.values.contains { $0.contains("atom+xml") })
    }

    @Test("the home page's base-url is taken where no other is given")
    func frontMatter() throws {
        let home = "---\ntitle: C\nbase-url: http://localhost:8080\n---\n\nText.\n"
        let site = try ExampleSite(["content/index.md": home])
        #expect(
            try site.page("index.html").texts("//link[@rel='canonical']/@href") == ["http://localhost:8080/"])
    }
}
