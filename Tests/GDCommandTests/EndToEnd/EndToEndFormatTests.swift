import Foundation
import Testing

/// The formats for other programs, each read back by a reader that knows nothing of ours.
@Suite struct EndToEndFormatTests {
    let course: TemporaryFolder
    let tool: Tool

    init() throws {
        course = try TemporaryFolder()
        tool = try Tool()
        try course.fillWithMistakes()
        try course.addHostileLessons()
    }

    /// Writes the reports of one call in each format wanted, to files of its name.
    private func report(_ formats: [String], _ arguments: [String] = []) throws {
        for format in formats {
            let checked = try tool.call(["check", "--format", format] + arguments, in: course.path)
            #expect(checked.status == 1)
            try course.write(format, checked.output)
        }
    }

    private func judge(_ program: String, _ arguments: [String]) throws {
        let judged = try tool.python(FormatReaders.common + program, arguments, in: course.path)
        #expect(judged == Tool.Outcome(status: 0, output: "", error: ""))
    }

    @Test(
        .enabled(if: Schema.isThere, "../shared/specs/sarif-2.1.0.json is not beside this clone"),
        .enabled(if: Schema.canBeRead, "python3 has no jsonschema; Tests/Tools/install gets it"))
    func sarifIsValidByItsSchema() throws {
        try report(["sarif"])
        try judge(FormatReaders.schema, ["sarif", Schema.file.path])
    }

    @Test func sarifSaysWhatJSONSaysAtTheSameBytes() throws {
        try report(["json", "sarif"])
        try judge(FormatReaders.sarif, ["json", "sarif"])
    }

    @Test(arguments: [[], ["--strict"]])
    func junitHasACaseForEachClaimAndEachError(arguments: [String]) throws {
        try report(["json", "junit"], arguments)
        try judge(FormatReaders.junit, ["json", "junit"])
    }

    @Test func gitHubReadsOneCommandForEachDiagnostic() throws {
        try report(["json", "github"])
        try judge(FormatReaders.gitHub, ["json", "github"])
    }

    @Test(arguments: ["json", "sarif", "junit", "github"])
    func theSameLessonsGiveTheSameBytes(format: String) throws {
        let one = try tool.call(["check", "--format", format, "--jobs", "1"], in: course.path)
        let four = try tool.call(["check", "--quiet", "--jobs", "4", "--format", format], in: course.path)
        #expect(one.output == four.output && one.status == 1 && four.status == 1)
        #expect(four.error == "")
        #expect(one.error.hasPrefix("checked: ") && one.error.count { $0 == "\n" } == 1)
    }

    @Test(arguments: ["sarif", "junit", "github"])
    func onlyTheFilesThatAreNamedAreReported(format: String) throws {
        let arguments = ["check", "content/far.md", "content/nul.md", "--format", format]
        let checked = try tool.call(arguments, in: course.path)
        #expect(checked.output.contains("content/far.md"))
        #expect(!checked.output.contains("content/words.md") && !checked.output.contains("page.mustache"))
    }

    @Test(arguments: ["sarif", "junit", "github"])
    func whatFailsOutsideLeavesStandardOutputEmpty(format: String) throws {
        let checked = try tool.call(
            ["check", "--root", "nowhere", "--format", format], in: course.path)
        #expect(checked.status == 2 && checked.output == "" && checked.error.hasPrefix("gd check: "))
    }
}

/// The published schema of SARIF, and what reads it.
private enum Schema {
    static let file = Tool.project.deletingLastPathComponent()
        .appendingPathComponent("shared/specs/sarif-2.1.0.json")

    static let isThere = FileManager.default.fileExists(atPath: file.path)

    static let canBeRead: Bool = {
        let outcome = try? Tool().python("import jsonschema", [], in: Tool.project.path)
        return outcome?.status == 0
    }()
}
