import Foundation
import Testing

/// One end-to-end case: a small course, a call, and what the program must answer.
///
/// A case is a folder of `failure/` or `expect/`, as OCaml's mdx has them:
///
/// - `content/` and `templates/`: the course; without `templates/` it gets the project's own
/// - `arguments.txt`: the call's words, one a line; without it, `build`
/// - `expected.txt`: exit status, standard error and standard output, to the byte
///
/// A course that does not fit a folder under version control (a symbolic link, a NUL, ten thousand brackets) is
/// made by a `Generated` of the same name.
struct Case: CustomTestStringConvertible, Sendable {
    enum Kind: String { case failure, expect }

    let kind: Kind
    let name: String

    var testDescription: String { "\(kind.rawValue)/\(name)" }

    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private var folder: URL { Case.here.appendingPathComponent(kind.rawValue).appendingPathComponent(name) }
    var expectedFile: URL { folder.appendingPathComponent("expected.txt") }

    /// All cases of a kind, sorted by name.
    static func all(_ kind: Kind) -> [Case] {
        let folders =
            (try? FileManager.default.contentsOfDirectory(
                atPath: here.appendingPathComponent(kind.rawValue).path)) ?? []
        let generated = Generated.all.filter { $0.kind == kind }.map(\.name)
        return Set(folders + generated).sorted().map { Case(kind: kind, name: $0) }
    }

    var arguments: [String] {
        let file = folder.appendingPathComponent("arguments.txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            return generated?.arguments ?? ["build"]
        }
        return text.split(separator: "\n").map(String.init)
    }

    private var generated: Generated? { Generated.all.first { $0.kind == kind && $0.name == name } }

    /// Lays the course out in a folder.
    func prepare(in course: TemporaryFolder) throws {
        let files = FileManager.default
        for part in ["content", "templates"] {
            let own = folder.appendingPathComponent(part).path
            if files.fileExists(atPath: own) { try files.copyItem(atPath: own, toPath: course.path(part)) }
        }
        try generated?.make(course)
        guard !course.exists("templates"), generated?.hasTemplates ?? true else { return }
        try files.copyItem(
            atPath: Tool.project.appendingPathComponent("templates").path, toPath: course.path("templates"))
    }

    /// What the program answered, as `expected.txt` has it; the time it took is left out.
    static func transcript(_ outcome: Tool.Outcome, published: [String]?) -> String {
        var text =
            "exit \(outcome.status)\n"
            + outcome.error.replacing(#/; \d+ ms$/#.anchorsMatchLineEndings(), with: "; N ms")
        if !outcome.output.isEmpty { text += "--- standard output\n" + outcome.output }
        if let published { text += "--- site\n" + published.map { $0 + "\n" }.joined() }
        return text
    }
}
