import Testing

@testable import SiteBuilder

@Suite("The glossary")
struct GlossaryTests {
    @Test("holds every term once, sorted, with the lessons that define it")
    func entries() throws {
        let page = try ExampleSite(SmallCourse.two).page("glossary.html")
        #expect(try page.texts("//dt") == ["Loss", "weight", "η"])
        #expect(try page.texts("//dt/@id") == ["loss", "weight", "η"])
        #expect(
            try page.texts("//dd") == [
                "How wrong it is. First, Second", "A number that learning changes. First", "The rate. Second",
            ])
        #expect(try page.texts("//dd[1]//a/@href") == ["a.html", "b/two.html"])
        #expect(try page.texts("//dd//em") == ["learning"])
    }

    @Test("is not made, nor linked to, where no lesson defines a term")
    func noTerms() throws {
        let site = try ExampleSite(["content/a.md": "---\ntitle: A\n---\n\nText.\n"])
        #expect(site.files["glossary.html"] == nil)
        #expect(!site.files.values.contains { $0.contains("=\"glossary.html") })
    }

    @Test("opens from the first bold mention of a term, outside headings and links")
    func marks() throws {
        let page = try ExampleSite(SmallCourse.two).page("a.html")
        #expect(try page.texts("//p//button[@class='term']") == ["weight", "loss"])
        #expect(try page.texts("//strong") == ["weight", "weight", "loss", "Exercise."])
        let targets = try page.texts("//button/@popovertarget")
        #expect(targets == ["term.weight", "term.loss"])
        #expect(try page.texts("//span[@popover]/@id") == targets)
        #expect(
            try page.texts("//span[@popover]/a/@href") == ["glossary.html#weight", "glossary.html#loss"])
    }

    @Test("is reached from a page in a folder")
    func folder() throws {
        var course = SmallCourse.two
        course["content/b/two.md"]? += "\n\nThe **η** is a factor.\n"
        let page = try ExampleSite(course).page("b/two.html")
        #expect(try page.texts("//span[@popover]/a/@href") == ["../glossary.html#η"])
    }

    @Test("escapes terms and definitions, and finds them in the text as they are written")
    func hostile() throws {
        let site = try ExampleSite(SmallCourse.hostile)
        let glossary = try site.page("glossary.html")
        #expect(try glossary.texts("//dt") == ["<i>x</i>"])
        #expect(try glossary.texts("//dd").first?.hasPrefix(#"A "word" & </script>."#) == true)
        let lesson = try site.page("a.html")
        #expect(try lesson.texts("//button[@class='term']") == ["<i>x</i>"])
        #expect(try lesson.elements("//script[not(@src)]").isEmpty)
    }

    @Test(
        "takes a definition as text where it is more than a line of words",
        arguments: [
            ("- a `b`", "- a `b`"), ("a [b](c.md) *d*", "a [b](c.md) *d*"), ("*a* <b>", "*a* &lt;b&gt;"),
            ("*a*\n\n*b*", "*a*\n\n*b*"), ("`w` & *x*", "<code>w</code> &amp; <em>x</em>"),
            ("a < b", "a &lt; b"),
        ])
    func definition(text: String, html: String) {
        #expect(String(decoding: TermText.html(text), as: UTF8.self) == html)
    }
}
