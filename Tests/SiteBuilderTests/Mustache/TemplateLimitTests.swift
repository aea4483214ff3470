import SiteBuilder
import Testing

/// No bytes crash the compiler or the renderer, and none make them work for long.
struct TemplateLimitTests {
    @Test func stopsAtSectionsNestedTooDeep() {
        let page = String(repeating: "{{#lesson}}", count: 10_000)
        #expect(problems(["page": page]).contains(.tooDeep(limit: 64)))
    }

    @Test func stopsAtTemplatesThatDoubleAtEveryLevel() {
        var files = ["page": "{{>t0}}", "t63": "x"]
        for level in 0..<63 { files["t\(level)"] = "{{>t\(level + 1)}}{{>t\(level + 1)}}" }
        #expect(problems(files).contains(.tooLarge(limit: 20_000)))
    }

    @Test func stopsAtTemplatesIncludedTooDeep() {
        var files = ["page": "{{>t0}}", "t999": "x"]
        for level in 0..<999 { files["t\(level)"] = " {{>t\(level + 1)}}" }
        #expect(problems(files).contains(.tooDeep(limit: 100)))
    }

    @Test func stopsAtABlockThatHoldsItself() {
        let files = ["page": "{{<layout}}{{$a}}{{$a}}{{/a}}{{/a}}{{/layout}}", "layout": "{{$a}}{{/a}}"]
        #expect(problems(files).contains(.recursion(Array("a".utf8))))
    }

    @Test func stopsRenderingListsThatMultiply() {
        let page = String(repeating: "{{#list}}", count: 40) + String(repeating: "{{/list}}", count: 40)
        let list = TemplateValue.object(["list": .list([.flag(true), .flag(true), .flag(true)])])
        #expect(throws: TemplateFailure.self) { try render(["page": page], list) }
    }

    @Test(arguments: ["{{>page}}", "x{{>page}}{{>page}}", "{{#list}}{{>page}}{{/list}}"])
    func stopsRenderingATemplateThatNeverEnds(page: String) {
        let list = TemplateValue.object(["list": .list([.flag(true)])])
        #expect(throws: TemplateFailure.tooMuch(limit: 400)) { try render(["page": page], list) }
    }

    @Test func survivesAnyBytes() throws {
        var generator = SeededGenerator(state: 20_240_607)
        let parts =
            [
                "{{", "}}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{<", "{{$", "{{!", "{{=", "=}}",
                "{{&", "a", "b",
                ".", " ", "\n", "\r\n", "page", "t", "|", "{", "}", "=", "\u{0}", "é", "a}}", "{{/a}}",
                "{{#a}}", "{{$b}}",
                "{{/b}}", "{{<t}}", "{{/t}}", "{{>t}}", "  ",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xEF, 0xBB, 0xBF]]
        let inner: TemplateValue = .object(["b": .text("<"), "a": .flag(true)])
        let context: TemplateValue = .object(["a": .list([inner, inner]), "b": .text("&")])
        for _ in 0..<2_000 {
            let files = ["page", "t"].map { name in
                let count = Int.random(in: 0..<40, using: &generator)
                let bytes = (0..<count).flatMap { _ in parts.randomElement(using: &generator) ?? [] }
                return TemplateSet.File(name: name, bytes: bytes)
            }
            for schema in [nil, TemplateErrorTests.schema] {
                let (set, errors) = TemplateSet.make(files: files, pages: ["page"], schema: schema)
                for error in errors {
                    #expect(error.range.upperBound <= files[error.file].bytes.count)
                    #expect(!error.problem.message.isEmpty)
                }
                var output: [UInt8] = []
                try? set.render("page", context, into: &output)
            }
        }
    }

    private func problems(_ files: [String: String]) -> [TemplateProblem] {
        make(files, schema: TemplateErrorTests.schema).errors.map(\.problem)
    }

    private func render(_ files: [String: String], _ context: TemplateValue) throws -> [UInt8] {
        var output: [UInt8] = []
        try make(files, schema: nil).set.render("page", context, into: &output)
        return output
    }

    private func make(
        _ files: [String: String], schema: TemplateSchema?
    ) -> (set: TemplateSet, errors: [TemplateError]) {
        let files = files.sorted { $0.key < $1.key }.map { name, text in
            TemplateSet.File(name: name, bytes: Array(text.utf8))
        }
        return TemplateSet.make(files: files, pages: ["page"], schema: schema)
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014), so that a failing run can be run again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
