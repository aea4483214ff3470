import Foundation
import Testing

@testable import SiteBuilder

@Suite("The search index")
struct SearchIndexTests {
    /// The pages, as JavaScript reads them: what is written there is JSON as well.
    private static func pages(_ site: ExampleSite) throws -> [[String]] {
        let script = try #require(site.files["search.js"])
        #expect(script.hasPrefix("var gdPages=["))
        #expect(script.hasSuffix("];\n"))
        let json = Data(script.dropFirst("var gdPages=".count).dropLast(2).utf8)
        return try #require(try JSONSerialization.jsonObject(with: json) as? [[String]])
    }

    @Test("names titles, headings and terms with their places")
    func places() throws {
        #expect(
            try Self.pages(ExampleSite(SmallCourse.two)) == [
                ["First", "a.html", "The weight and more", "the-weight-and-more", "More", "more"],
                ["Second", "b/two.html", "Rates", "rates"],
                ["Glossary", "glossary.html", "Loss", "loss", "weight", "weight", "η", "η"],
            ])
    }

    @Test("ends no script and breaks no string, whatever a title holds")
    func hostile() throws {
        let site = try ExampleSite(SmallCourse.hostile)
        let pages = try Self.pages(site)
        #expect(pages[0][0] == SmallCourse.hostileTitle)
        #expect(pages[0][2] == #"One & two <b> "x""#)
        #expect(site.files["search.js"]?.contains("<") == false)
    }

    @Test("keeps line ends and what JavaScript takes for them out of its strings")
    func lineEnds() throws {
        let title = "a\\u2028b\\u0001c\\u0085d\\\\e"
        let site = try ExampleSite(["content/a.md": "---\ntitle: \"\(title)\"\n---\n\nText.\n"])
        #expect(try Self.pages(site)[0][0] == "a\u{2028}b\u{1}c\u{85}d\\e")
        let script = try #require(site.files["search.js"])
        #expect(script.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!script.unicodeScalars.contains("\u{2028}"))
    }

    @Test("cuts long titles between characters")
    func longTitles() throws {
        let title = String(repeating: "ü", count: 300)
        let site = try ExampleSite(["content/a.md": "---\ntitle: \(title)\n---\n\nText.\n"])
        #expect(try Self.pages(site)[0][0] == String(repeating: "ü", count: SearchIndex.textLimit / 2))
    }

    @Test("of the course is a few kilobytes")
    func weight() throws {
        #expect(try #require(ExampleSite.course().files["search.js"]).utf8.count < 20_000)
    }
}
