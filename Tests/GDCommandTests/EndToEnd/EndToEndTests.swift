import Foundation
import Testing

/// The program from outside: a course in, a transcript out.
///
/// `RECORD_SNAPSHOTS=1 swift test --filter EndToEndTests` writes the transcripts anew, and fails so that nobody
/// records in CI.
@Suite struct EndToEndTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    let course: TemporaryFolder
    let tool: Tool

    init() throws {
        course = try TemporaryFolder()
        tool = try Tool()
    }

    @Test("What is wrong is said with its place, and nothing is written", arguments: Case.all(.failure))
    func failure(_ failure: Case) throws {
        try failure.prepare(in: course)
        let before = try tree()
        let outcome = try tool.call(failure.arguments, in: course.path)
        #expect([1, 2].contains(outcome.status))
        #expect(try tree() == before)
        try compare(outcome, with: failure, published: nil)
        if failure.arguments == ["build"], outcome.status == 1 { try expectSameOfCheck(outcome) }
    }

    @Test("What is right passes and is published", arguments: Case.all(.expect))
    func expect(_ success: Case) throws {
        try success.prepare(in: course)
        let outcome = try tool.call(success.arguments, in: course.path)
        #expect(outcome.status == 0)
        let site = course.exists("site") ? try tree("site") : nil
        // The templates are the project's and change with it; what is asked here is which pages there are.
        try compare(outcome, with: success, published: site?.filter { $0.hasSuffix(".html") })
    }

    /// `gd check` finds what `gd build` finds, word for word; only the closing line is another.
    private func expectSameOfCheck(_ built: Tool.Outcome) throws {
        let checked = try tool.call(["check"], in: course.path)
        #expect(checked.status == built.status)
        #expect(
            checked.error.split(separator: "\n").dropLast() == built.error.split(separator: "\n").dropLast())
    }

    private func compare(_ outcome: Tool.Outcome, with expected: Case, published: [String]?) throws {
        let transcript = Case.transcript(outcome, published: published)
        if Self.isRecording {
            try FileManager.default.createDirectory(
                at: expected.expectedFile.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(transcript.utf8).write(to: expected.expectedFile)
            Issue.record("recorded; read it, and run again without RECORD_SNAPSHOTS")
        } else {
            #expect(try String(contentsOf: expected.expectedFile, encoding: .utf8) == transcript)
        }
    }

    /// The paths of all that lies in a folder of the course, hidden names included.
    private func tree(_ folder: String = "") throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: course.path(folder)).sorted()
    }
}
