import SiteBuilder
import Synchronization
import Testing

/// What this product's values add to the suite's rules.
struct TemplateRenderTests {
    @Test func escapesEveryCharacterThatEndsTextOrAnAttribute() throws {
        #expect(
            try render("{{name}}", ["name": .text("<b a='1' c=\"2\">&")])
                == "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;")
    }

    @Test func insertsMarkupAsItIsInEitherForm() throws {
        #expect(try render("{{name}}{{{name}}}", ["name": .html(Array("<p>".utf8))]) == "<p><p>")
    }

    @Test func skipsASectionOnAnEmptyText() throws {
        #expect(try render("{{#name}}a{{/name}}{{^name}}b{{/name}}", ["name": .text("")]) == "b")
    }

    @Test func leavesBlankLinesOfAPartialBlank() throws {
        #expect(try render("  {{>partial}}\n", [:], partial: "a\n\nb\n") == "  a\n\n  b\n")
    }

    @Test func keepsTheLinesOfTextThatAPageBringsIn() throws {
        #expect(
            try render("  {{>partial}}\n", ["name": .html(Array("x\ny".utf8))], partial: "<pre>{{name}}\n")
                == "  <pre>x\ny\n")
    }

    @Test func makesADeferredValueOnlyWhereATemplateAsksForIt() throws {
        let made = Atomic(0)
        let value = TemplateValue.deferred(
            DeferredValue {
                made.add(1, ordering: .relaxed)
                return .list([.text("a"), .text("b")])
            })
        #expect(try render("nothing", ["list": value]) == "nothing")
        #expect(made.load(ordering: .relaxed) == 0)
        #expect(try render("{{#list}}{{.}},{{/list}}", ["list": value]) == "a,b,")
    }

    @Test func skipsAByteOrderMark() throws {
        #expect(try render("\u{FEFF}a", [:]) == "a")
    }

    @Test func rendersTheSameSetOnManyThreads() async throws {
        let file = TemplateSet.File(name: "page", bytes: Array("{{#list}}{{.}},{{/list}}".utf8))
        let (set, _) = TemplateSet.make(files: [file], pages: ["page"], schema: nil)
        let pages = await withTaskGroup(of: [UInt8].self) { group in
            for number in 0..<8 {
                group.addTask {
                    var output: [UInt8] = []
                    let list = (0..<1_000).map { TemplateValue.text("\($0 + number)") }
                    try? set.render("page", .object(["list": .list(list)]), into: &output)
                    return output
                }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(pages.count == 8)
        #expect(pages.allSatisfy { $0.count { $0 == UInt8(ascii: ",") } == 1_000 })
    }

    @Test func refusesAPageThatWasNotCompiled() {
        let (set, _) = TemplateSet.make(files: [], pages: [], schema: nil)
        var output: [UInt8] = []
        #expect(throws: TemplateFailure.unknownPage("page")) {
            try set.render("page", .nothing, into: &output)
        }
    }

    private func render(_ page: String, _ context: TemplateObject, partial: String = "") throws -> String {
        let files = [("page", page), ("partial", partial)].map {
            TemplateSet.File(name: $0.0, bytes: Array($0.1.utf8))
        }
        let (set, errors) = TemplateSet.make(files: files, pages: ["page"], schema: nil)
        #expect(errors.isEmpty)
        var output: [UInt8] = []
        try set.render("page", .object(context), into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
