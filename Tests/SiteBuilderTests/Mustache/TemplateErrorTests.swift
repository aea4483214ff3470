import SiteBuilder
import Testing

/// Each thing that can be wrong in a template is found, at its place, and said in words.
struct TemplateErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let page: String
        var partial = ""
        let wrong: String
        let message: String
        var testDescription: String { page }
    }

    static let cases = [
        Case(
            page: "<h1>\n{{#lesson}}\n<p>", wrong: "{{#lesson}}",
            message: "'lesson' is opened here and never closed; add {{/lesson}}"),
        Case(
            page: "{{#lesson}}\n{{#course}}\n{{/lesson}}", wrong: "{{/lesson}}",
            message: "this closes 'lesson', but 'course' is open; write {{/course}} first"),
        Case(page: "a{{/lesson}}", wrong: "{{/lesson}}", message: "this closes 'lesson', which is not open"),
        Case(
            page: "{{title}\n{{summary}}", wrong: "title}\n{{summary",
            message: "'title}\n{{summary' is not a name; a name has no white space and no empty part"),
        Case(
            page: "a {{title\nb", wrong: "{{title", message: "this tag is never closed; '}}' is missing"),
        Case(
            page: "{{{content}}", wrong: "{{{content}}",
            message: "this tag is never closed; '}}}' is missing"),
        Case(page: "a{{ }}", wrong: "{{ }}", message: "this tag has no name"),
        Case(
            page: "{{course..title}}", wrong: "course..title",
            message: "'course..title' is not a name; a name has no white space and no empty part"),
        Case(
            page: "{{=<=}}", wrong: "{{=<=}}",
            message: "delimiters are set as {{=<% %>=}}: two of them, at most 16 bytes each"),
        Case(page: "\n{{titel}}", wrong: "titel", message: "pages have no 'titel'; did you mean 'title'?"),
        Case(page: "{{zebra}}", wrong: "zebra", message: "pages have no 'zebra'"),
        Case(
            page: "{{course.titel}}", wrong: "course.titel",
            message: "pages have no 'course.titel'; did you mean 'course.title'?"),
        Case(
            page: "{{#lessons}}x{{/lessons}}", wrong: "lessons",
            message: "pages have no 'lessons'; did you mean 'lesson'?"),
        Case(
            page: "{{#course}}{{#lessons}}{{urk}}{{/lessons}}{{/course}}", wrong: "urk",
            message: "pages have no 'urk'; did you mean 'url'?"),
        Case(page: "{{url}}", wrong: "url", message: "pages have no 'url'"),
        Case(
            page: "{{^leson}}x{{/leson}}", wrong: "leson",
            message: "pages have no 'leson'; did you mean 'lesson'?"),
        Case(
            page: "{{course}}", wrong: "course",
            message: "'course' has no text of its own; open it with {{#course}} and write what is inside"),
        Case(
            page: "{{>partail}}", partial: "p", wrong: "partail",
            message: "there is no template 'partail.mustache'; did you mean 'partial'?"),
        Case(
            page: "{{<partial}}{{$mian}}x{{/mian}}{{/partial}}", partial: "{{$main}}{{/main}}", wrong: "mian",
            message: "the parent has no block 'mian'; did you mean 'main'?"),
        Case(
            page: "{{<partial}}{{$main}}{{/main}}{{$main}}{{/main}}{{/partial}}",
            partial: "{{$main}}{{/main}}",
            wrong: "main", message: "the block 'main' is given twice to one parent"),
        Case(page: "{{>page}}", wrong: "page", message: "'page' leads back to itself"),
    ]

    @Test(arguments: cases)
    func namesThePlaceAndTheNextThingToDo(example: Case) throws {
        let errors = compile(page: example.page, partial: example.partial)
        #expect(errors.count == 1)
        let error = try #require(errors.first)
        let bytes = Array(example.page.utf8)
        #expect(error.file == 0)
        #expect(String(decoding: bytes[error.range], as: UTF8.self) == example.wrong)
        #expect(error.problem.message == example.message)
    }

    @Test func reportsAllErrorsOfAllFilesInTheirOrder() {
        let errors = compile(
            page: "{{one}}\n{{>partial}}\n{{>partial}}{{#lesson}}", partial: "{{two}}{{/three}}")
        #expect(errors.map(\.file) == [0, 0, 1, 1])
        #expect(
            errors.map(\.problem) == [
                .unknownName(Array("one".utf8), nearest: nil),
                .unclosedSection(Array("lesson".utf8)),
                .unknownName(Array("two".utf8), nearest: nil),
                .strayClose(Array("three".utf8)),
            ])
    }

    @Test func acceptsANameOnlyWhereItsScopeReaches() {
        let partial = "{{url}}"
        #expect(compile(page: "{{#next}}{{>partial}}{{/next}}", partial: partial).isEmpty)
        #expect(compile(page: "{{>partial}}", partial: partial).map(\.file) == [1])
    }

    @Test func checksABlockInTheScopeWhereItsParentPutsIt() {
        let page = "{{<partial}}{{$row}}{{url}}{{/row}}{{/partial}}"
        #expect(compile(page: page, partial: "{{#next}}{{$row}}{{/row}}{{/next}}").isEmpty)
        #expect(compile(page: page, partial: "{{$row}}{{/row}}").count == 1)
    }

    @Test func readsATemplateThatNoPageUses() {
        #expect(compile(page: "{{title}}", partial: "{{url}}").isEmpty)
        #expect(compile(page: "{{title}}", partial: "{{ulr}}").map(\.file) == [1])
    }

    @Test func pointsAtTheTagThatAWrongCloseShouldHaveClosed() throws {
        let error = try #require(compile(page: "ab{{#lesson}}{{/course}}{{/lesson}}").first)
        #expect(error.problem.note?.range == 2..<13)
    }

    @Test func refusesBytesThatAreNotText() {
        for bytes: [UInt8] in [[0x61, 0xFF, 0x62], [0x61, 0x00]] {
            let file = TemplateSet.File(name: "page", bytes: bytes)
            let errors = TemplateSet.make(files: [file], pages: ["page"], schema: nil).errors
            #expect(errors == [TemplateError(file: 0, range: 1..<2, problem: .notUTF8)])
        }
    }

    @Test func missesThePageThatMustBeThere() {
        let errors = TemplateSet.make(files: [], pages: ["page"], schema: nil).errors
        #expect(errors.map(\.problem.message) == ["templates/page.mustache is missing"])
    }

    private func compile(page: String, partial: String = "") -> [TemplateError] {
        let files = [("page", page), ("partial", partial)].map {
            TemplateSet.File(name: $0.0, bytes: Array($0.1.utf8))
        }
        return TemplateSet.make(files: files, pages: ["page"], schema: Self.schema).errors
    }

    static let schema = TemplateSchema([
        .init("title", .text), .init("summary", .text), .init("content", .text), .init("lesson", .flag),
        .init("next", .object([.init("title", .text), .init("url", .text)])),
        .init(
            "course",
            .object([
                .init("title", .text),
                .init("lessons", .list(.object([.init("title", .text), .init("url", .text)]))),
            ])),
    ])
}
