import Descent
import Diagnostics
import Lessons
import Markup
import Testing

@testable import SiteBuilder

@Suite("The reference page")
struct ReferenceTests {
    private let page: ExamplePage
    private let ids: Set<String>

    init() throws {
        page = try ExampleSite(SmallCourse.two).page("reference.html")
        ids = Set(try page.texts("//@id"))
    }

    @Test("has a place for every case of what parser and engine know")
    func cases() throws {
        let expected: [[String]] = [
            Keyword.allCases.map { "statement-\($0.rawValue)" },
            ShowItemHelp.all.map { "show-\($0.name)" },
            FrontMatterKey.allCases.map { "key-\($0.rawValue)" },
            Function.allCases.map { "function-\($0.name)" },
            Aggregate.allCases.map { "function-\($0.name)" },
            ReservedWord.allCases.map { "word-\($0.text)" },
            Method.Kind.allCases.map { "method-\($0.word)" },
            Schedule.Kind.allCases.map { "schedule-\($0.word)" },
            Verdict.allCases.map { "verdict-\($0.word)" },
            Quote.Label.allCases.map { "label-\($0.rawValue.lowercased())" },
            Rule.allCases.map { "rule-\($0.rawValue)" },
        ]
        for id in expected.flatMap({ $0 }) { #expect(ids.contains(id), "\(id)") }
    }

    @Test("says of every rule what is wrong, what is said of it and what is right", arguments: Rule.allCases)
    func rule(rule: Rule) throws {
        let text = try page.texts("//main").joined()
        #expect(text.contains(rule.help.meaning.replacing("`", with: "")))
        #expect(text.contains("\(rule.help.message) [\(rule.rawValue)]"))
        #expect(text.contains(rule.help.wrong + "\n"))
        #expect(text.contains(rule.help.right + "\n"))
    }

    @Test("gives every selector, verdict and setting of a method in the code's own words")
    func words() throws {
        let text = try page.texts("//main").joined()
        for form in SelectorForm.allCases {
            #expect(try page.texts("//dt/code").contains(form.example))
        }
        for verdict in Verdict.allCases {
            #expect(text.contains(Reference.sentence("\(verdict.rule)").replacing("`", with: "")))
        }
        for kind in Method.Kind.allCases {
            let rows = try page.rows("//div[@aria-label='Settings of \(kind.title)']/table")
            #expect(rows.dropFirst().map { $0[0] } == kind.arguments.map { "\($0.word)" })
            #expect(try page.texts("//p[@class='source']/a/@href").contains("\(kind.link)"))
        }
    }

    @Test("typesets the rule of every method")
    func formulas() throws {
        #expect(try page.elements("//div[@class='formula']/math").count > Method.Kind.allCases.count)
    }

    @Test("uses each id once, and its contents lead to its sections")
    func structure() throws {
        let all = try page.texts("//@id")
        #expect(all.count == ids.count)
        let links = try page.texts("//nav[@class='contents']//a/@href")
        #expect(links.count > 10 && links.allSatisfy { ids.contains(String($0.dropFirst())) })
    }

    @Test("is linked from the foot of every page")
    func links() throws {
        let site = try ExampleSite(SmallCourse.two)
        for (address, root) in [("index.html", ""), ("a.html", ""), ("b/two.html", "../"), ("404.html", "")] {
            let links = try site.page(address).texts("//footer//a/@href")
            #expect(links == ["glossary", "print", "reference"].map { "\(root)\($0).html" })
        }
    }
}
