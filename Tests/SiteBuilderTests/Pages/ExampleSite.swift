import Diagnostics
import Foundation
import Lessons

@testable import SiteBuilder

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A site made in memory from lessons' texts, with the course's own templates.
struct ExampleSite: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The pages and stylesheets by their addresses.
    let files: [String: String]
    let evaluated: [String: EvaluatedLesson]

    /// - Parameter lessons: texts by their paths, such as `content/a.md`.
    init(_ lessons: [String: String], baseURL: String? = nil, answers: AnswerPlacement = .inline) throws {
        let sources = Dictionary(
            uniqueKeysWithValues: lessons.map { ($0, SourceFile(path: $0, bytes: Array($1.utf8))) })
        let index = CourseIndex(heads: sources.values.map { LessonHead($0) })
        let course = Course(
            files: Course.Files(read: { sources[$0] }, exists: { sources[$0] != nil }), index: index)
        let (templates, errors) = SiteTemplates.compile(try ExampleSite.templates())
        guard let templates else { throw Failure(description: "\(errors)") }
        let builder = PageBuilder(
            index: index, templates: templates, baseURL: baseURL.flatMap { BaseURL($0) }, answers: answers)
        var files: [String: String] = [:]
        var evaluated: [String: EvaluatedLesson] = [:]
        var digests: [LessonDigest] = []
        for source in sources.values {
            let (lesson, document) = Lesson.read(source)
            guard let document else {
                throw Failure(description: "\(source.path) holds more than a lesson may")
            }
            let result = lesson.evaluated(in: course)
            if let problem = result.diagnostics.first {
                throw Failure(
                    description: "\(source.path):\(problem.place.line): \(problem.diagnostic.message)")
            }
            var bytes: [UInt8] = []
            digests.append(try builder.page(of: result, document, into: &bytes))
            files[builder.address(of: result)] = String(decoding: bytes, as: UTF8.self)
            if let address = builder.notebookAddress(of: result) {
                files[address] = String(decoding: builder.notebook(of: result), as: UTF8.self)
            }
            evaluated[source.path] = result
        }
        for (address, bytes) in try builder.ownPages(digests) {
            files[address] = String(decoding: bytes, as: UTF8.self)
        }
        self.files = files
        self.evaluated = evaluated
    }

    /// The site of one lesson: its page.
    static func page(
        _ body: String, head: String = "title: Example", answers: AnswerPlacement = .inline
    ) throws -> ExamplePage {
        try ExampleSite(["content/example.md": "---\n\(head)\n---\n\n\(body)\n"], answers: answers)
            .page("example.html")
    }

    /// The course of this repository; it is made once, since many tests look at it.
    static func course() throws -> ExampleSite { try madeCourse.get() }

    private static let madeCourse = Result { try makeCourse() }

    private static func makeCourse() throws -> ExampleSite {
        let folder = root.appendingPathComponent("content")
        var lessons: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "md" {
            lessons["content/\(file.lastPathComponent)"] = try String(contentsOf: file, encoding: .utf8)
        }
        return try ExampleSite(lessons)
    }

    func page(_ address: String) throws -> ExamplePage {
        guard let html = files[address] else { throw Failure(description: "no \(address)") }
        return try ExamplePage(html)
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func templates() throws -> [SourceFile] {
        let folder = root.appendingPathComponent("templates")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .map {
                SourceFile(
                    path: "templates/\($0.lastPathComponent)", bytes: [UInt8](try Data(contentsOf: $0)))
            }
    }
}

/// A page read by an XML parser, which lets nothing through that is not well formed.
struct ExamplePage {
    let html: String
    private let document: XMLDocument

    init(_ html: String) throws {
        self.html = html
        // The few things in which the pages' HTML is no XML: elements without an end, attributes without a value.
        let xml = html.replacing("<!DOCTYPE html>", with: "")
            .replacing(#/<(meta|link|input)\b([^>]*?)/?>/#) { "<\($0.1)\($0.2)/>" }
            .replacing(#/<script\b([^>]*) defer>/#) { "<script\($0.1) defer=\"\">" }
            .replacing(#/<input\b([^>]*) checked/>/#) { "<input\($0.1) checked=\"\"/>" }
        document = try XMLDocument(xmlString: String(xml), options: [.nodePreserveWhitespace])
    }

    /// The elements that an XPath finds.
    func elements(_ path: String) throws -> [XMLElement] {
        try document.nodes(forXPath: path).compactMap { $0 as? XMLElement }
    }

    /// The texts of the nodes that an XPath finds, elements and attributes.
    func texts(_ path: String) throws -> [String] {
        try document.nodes(forXPath: path).map { $0.stringValue ?? "" }
    }

    /// A table's rows as texts.
    func rows(_ table: String) throws -> [[String]] {
        try elements("\(table)//tr").map { row in
            try row.nodes(forXPath: "th|td").map { $0.stringValue ?? "" }
        }
    }
}
