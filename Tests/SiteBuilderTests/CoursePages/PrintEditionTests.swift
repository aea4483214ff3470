import Diagnostics
import Lessons
import Testing

@testable import SiteBuilder

@Suite("The print edition")
struct PrintEditionTests {
    @Test("holds every lesson in order and the glossary, each id once")
    func order() throws {
        let page = try ExampleSite(SmallCourse.two).page("print.html")
        #expect(try page.texts("//h1") == ["The course"])
        #expect(try page.texts("//h2") == ["First", "Second", "Glossary"])
        #expect(try page.texts("//h3") == ["The weight and more", "Rates"])
        #expect(try page.texts("//nav[@class='toc']//a/@href") == ["#lesson-1", "#lesson-2", "#glossary"])
        let ids = try page.texts("//@id")
        #expect(Set(ids).count == ids.count)
    }

    @Test("of the course refers to nothing that is not there")
    func references() throws {
        let site = try ExampleSite.course()
        let page = try site.page("print.html")
        let ids = try page.texts("//@id")
        #expect(Set(ids).count == ids.count)
        let named =
            try page.texts("//@for")
            + page.texts("//@aria-labelledby | //@aria-describedby")
            .flatMap { $0.split(separator: " ").map(String.init) }
        #expect(named.count > 2 && named.allSatisfy(Set(ids).contains))
        for link in try page.texts("//a/@href") where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())), "\(link)")
        }
    }

    @Test("turns links between lessons into links within the page")
    func links() throws {
        let page = try ExampleSite(SmallCourse.two).page("print.html")
        let links = try page.texts("//section[@class='edition']//p//a/@href")
        #expect(links == ["#lesson-2.rates", "#lesson-1", "#lesson-1.more", "index.html"])
    }

    @Test("has its answers open and no notes on checks")
    func disclosures() throws {
        let page = try ExampleSite(SmallCourse.two).page("print.html")
        #expect(try page.elements("//details").count == 1)
        #expect(try page.elements("//details[@class='answer' and @open]").count == 1)
        #expect(try page.elements("//button[@class='term']").isEmpty)
        #expect(try ExampleSite(SmallCourse.two).page("b/two.html").elements("//details").count == 1)
    }

    @Test("moves what is relative to a lesson's folder, and leaves out where a widget would stand")
    func relocation() throws {
        let index = CourseIndex(heads: [])
        #expect(!PrintEdition.isMade(of: index))
        let source = SourceFile(path: "content/u/a.md", bytes: Array("---\ntitle: A\n---\n".utf8))
        let relocation = Relocation(of: LessonHead(source), at: 6, among: ["u/a.html": 6, "b.html": 7])
        let before = """
            <h2 id="x"><a href="#x">X</a></h2><img src="p.png"><a href="../d.csv">d</a>\
            <a href="../b.html#gd=eta:1">play</a><a href="https://a.b/#c">out</a><a href="mailto:a@b">m</a>\
            <div class="widget" data-widget="{}"><div>w</div></div><details><summary>s</summary></details>\
            <details class="proof"><p id="y">p</p></details><svg aria-labelledby="a b"></svg>
            """
        let after = """
            <h3 id="lesson-7.x"><a href="#lesson-7.x">X</a></h3><img src="u/p.png"><a href="d.csv">d</a>\
            <a href="b.html#gd=eta:1">play</a><a href="https://a.b/#c">out</a><a href="mailto:a@b">m</a>\
            <details open=""><summary>s</summary></details>\
            <svg aria-labelledby="lesson-7.a lesson-7.b"></svg>
            """
        #expect(String(decoding: relocation.moved(Array(before.utf8)), as: UTF8.self) == after)
    }

    @Test("is not made of more lessons than anybody prints", arguments: [200, 201])
    func limit(count: Int) throws {
        let lessons = (1...count).map { ("content/l\($0).md", "---\ntitle: L\($0)\n---\n\nText.\n") }
        let site = try ExampleSite(Dictionary(uniqueKeysWithValues: lessons))
        let isMade = count <= PrintEdition.lessonsLimit
        #expect((site.files["print.html"] != nil) == isMade)
        #expect(site.files["index.html"]?.contains("print.html") == isMade)
    }
}
