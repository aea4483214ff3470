import Diagnostics
import Foundation
import Lessons

@testable import SiteBuilder

/// KaTeX as Debian installs it, and what these tests ask of it.
enum Katex {
    private static let folder = "/usr/share/javascript/katex"
    static let path = ["katex.min.js", "katex.js"].map { "\(folder)/\($0)" }
        .first { FileManager.default.isReadableFile(atPath: $0) }
    static var isThere: Bool { path != nil }

    /// One for all tests, so that KaTeX is compiled once.
    static let library = MathsLibrary(script: { script() })

    static func script() -> [UInt8]? {
        path.flatMap { FileManager.default.contents(atPath: $0) }.map { Array($0) }
    }

    /// A formula's MathML, or what is wrong with it and where.
    static func typeset(_ tex: String, isDisplay: Bool = false) throws -> String {
        try words(MathsTypesetter(library).result(of: Array(tex.utf8), isDisplay: isDisplay), tex)
    }

    static func words(_ result: FormulaResult, _ tex: String) -> String {
        switch result {
        case .markup(let bytes, _): return String(decoding: bytes, as: UTF8.self)
        case .fault(let fault):
            guard let range = fault.range else { return "fault: \(fault.message)" }
            let part = String(decoding: Array(tex.utf8)[range], as: UTF8.self)
            return "fault at \(range.lowerBound) '\(part)': \(fault.message)"
        }
    }

    /// A lesson of one text, evaluated, with its formulas.
    static func lesson(_ text: String, head: String = "title: T") throws -> (page: String, maths: LessonMaths)
    {
        let source = SourceFile(path: "content/a.md", bytes: Array("---\n\(head)\n---\n\n\(text)\n".utf8))
        let index = CourseIndex(heads: [LessonHead(source)])
        let course = Course(files: Course.Files(read: { _ in source }, exists: { _ in true }), index: index)
        let (lesson, document) = Lesson.read(source)
        let evaluated = lesson.evaluated(in: course)
        let maths = try LessonMaths(of: evaluated, by: MathsTypesetter(library))
        let (templates, _) = SiteTemplates.compile(try ExampleSite.templates())
        guard let templates, let document else { throw ExampleSite.Failure(description: "no page") }
        var bytes: [UInt8] = []
        try PageBuilder(index: index, templates: templates).page(
            of: evaluated, document, maths: maths, into: &bytes)
        return (String(decoding: bytes, as: UTF8.self), maths)
    }
}
