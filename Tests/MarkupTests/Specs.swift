import Foundation
import Markup

/// The conformance suites, which lie beside the package; where they are absent, tests that read them are skipped.
enum Specs {
    struct Example: Decodable, Sendable {
        var markdown: String
        var html: String
        var example: Int?
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/specs")
    static let commonMark = read("commonmark-0.30.json")
    static let tables = read("gfm-tables.json")
    static var arePresent: Bool { !commonMark.isEmpty && !tables.isEmpty }

    private static func read(_ name: String) -> [Example] {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return [] }
        return (try? JSONDecoder().decode([Example].self, from: data)) ?? []
    }
}

/// Renders as the suites expect it.
func conformanceHTML(_ markdown: String) throws -> String {
    var html: [UInt8] = []
    try Document(parsing: Array(markdown.utf8), options: .conformance).html(into: &html)
    return String(decoding: html, as: UTF8.self)
}

/// Renders as a page shows it.
func pageHTML(_ markdown: String, _ edits: (Outline) -> Edits = { _ in Edits() }) throws -> String {
    var html: [UInt8] = []
    let document = try Document(parsing: Array(markdown.utf8))
    document.html(edits: edits(document.outline), into: &html)
    return String(decoding: html, as: UTF8.self)
}

func outline(_ markdown: String) throws -> Outline { try Document(parsing: Array(markdown.utf8)).outline }

extension String {
    /// The source text at a span.
    func at(_ span: Range<Int>) -> String { String(decoding: Array(utf8)[span], as: UTF8.self) }
}

extension Outline {
    func string(_ runs: Range<Int>) -> String { String(decoding: text(of: runs), as: UTF8.self) }
}
