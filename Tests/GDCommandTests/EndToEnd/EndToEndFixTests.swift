import Foundation
import Testing

@testable import GDCommand

/// `gd fix` with the real disk: what it writes, and what it leaves whole.
@Suite struct EndToEndFixTests {
    let course: TemporaryFolder
    let tool: Tool

    init() throws {
        course = try TemporaryFolder()
        tool = try Tool()
        try course.makeFolder("templates")
    }

    private static let right = """
        ---
        title: T
        ---
        It ends at [2.50](gd:walk.w[last]), after [eight](gd:walk.steps) steps.

        ```gd walk
        minimize L(w) = (w - 3)^2
        from w = 0
        rate 0.1
        steps 8

        | step | 0 | 1     | 8      |
        |------|---|-------|--------|
        | w    | 0 | 0.600 | 2.4967 |
        ```

        ```gd-output walk
        …
        step 8: w = 2.4967 loss = 0.2533
        ```
        """
    private static let stale = right.replacing("2.50]", with: "?.??]").replacing("eight", with: "nine")
        .replacing("2.4967", with: "2.4968")

    @Test func itWritesWhatPatchWouldWrite() throws {
        try course.write("content/wörd s.md", Self.stale)
        try course.write("content/right.md", Self.right)
        try course.write("patched/content/wörd s.md", Self.stale)
        let shown = try tool.call(["fix", "--dry-run"], in: course.path)
        #expect(shown.status == 1)
        #expect(try course.text("content/wörd s.md") == Self.stale)
        try course.write("fix.patch", shown.output)
        let patched = try tool.python(Self.patch, [], in: course.path)
        #expect(patched.status == 0, "\(patched.error)")
        #expect(try course.text("patched/content/wörd s.md") == Self.right)

        let fixed = try tool.call(["fix"], in: course.path)
        #expect(fixed.status == 0)
        #expect(fixed.output == "")
        #expect(fixed.error.hasPrefix("wrote 4 numbers in one lesson; all is right; "))
        #expect(try course.text("content/wörd s.md") == Self.right)
        #expect(try course.names("content") == ["right.md", "wörd s.md"])
        let again = try tool.call(["fix", "--dry-run"], in: course.path)
        #expect(again.status == 0)
        #expect(again.output == "")
    }

    private static let patch = #"""
        import subprocess, sys
        sys.exit(subprocess.run(["patch", "-p1", "-d", "patched", "-i", "../fix.patch"],
                                stdout=subprocess.DEVNULL).returncode)
        """#

    @Test(arguments: ["\r\n", "\n"], [true, false])
    func thePatchIsExact(lineEnd: String, endsTheLastLine: Bool) throws {
        // Changes in neighbouring lines, far apart, and in the last line.
        var lines = (1...40).map { "line \($0)" }
        for line in [0, 2, 3, 20, 39] { lines[line] += " 1" }
        let old = lines.joined(separator: lineEnd) + (endsTheLastLine ? lineEnd : "")
        let new = old.replacing(" 1\(lineEnd)", with: " 2\(lineEnd)") + (endsTheLastLine ? "" : "0")
        try course.write("patched/a", old)
        let diff = UnifiedDiff(path: "a", old: Array(old.utf8), new: Array(new.utf8)).text
        try Data(diff).write(to: URL(fileURLWithPath: course.path("fix.patch")))
        let program = Self.patch.replacing("\"-p1\"", with: "\"-p1\", \"--binary\"")
        #expect(try tool.python(program, [], in: course.path).status == 0)
        #expect(try course.text("patched/a") == new)
    }

    @Test func oneLineOfOneLesson() throws {
        try course.write("content/a.md", Self.stale)
        try course.write("content/b.md", Self.stale)
        let outcome = try tool.call(["fix", "--only", "content/a.md:14"], in: course.path)
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("wrote one number in one lesson; 3 errors are left; "))
        #expect(
            try course.text("content/a.md") == Self.stale.replacing("| 2.4968", with: "| 2.4967"))
        #expect(try course.text("content/b.md") == Self.stale)
    }

    @Test func conclusionsStayAndAreSaid() throws {
        let text = Self.right.replacing("after", with: "and [diverges](gd:walk.diverges) after")
        try course.write("content/a.md", text)
        let outcome = try tool.call(["fix"], in: course.path)
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("false-statement"))
        #expect(outcome.error.contains("nothing to write; one error is left; "))
        #expect(try course.text("content/a.md") == text)
    }

    @Test(arguments: [0o600, 0o640, 0o755])
    func theModeStays(mode: Int) throws {
        try course.write("content/a.md", Self.stale)
        let file = course.path("content/a.md")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        #expect(try tool.call(["fix"], in: course.path).status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == mode)
    }

    // MARK: - Files that stay

    @Test func aHardLinkIsRefusedAndOtherLessonsAreFixed() throws {
        try course.write("content/a.md", Self.stale)
        try course.write("content/b.md", Self.stale)
        try FileManager.default.linkItem(atPath: course.path("content/a.md"), toPath: course.path("other.md"))
        let outcome = try tool.call(["fix"], in: course.path)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("gd fix: content/a.md: a hard link; left as it is"))
        #expect(try course.text("content/a.md") == Self.stale)
        #expect(try course.text("content/b.md") == Self.right)
    }

    @Test func aReadOnlyLessonIsRefused() throws {
        try course.write("content/a.md", Self.stale)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o444], ofItemAtPath: course.path("content/a.md"))
        let outcome = try tool.call(["fix"], in: course.path)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("gd fix: content/a.md: read-only; left as it is"))
        #expect(try course.text("content/a.md") == Self.stale)
    }

    @Test func aSymbolicLinkIsRefused() throws {
        try course.write("elsewhere.md", Self.stale)
        try course.makeFolder("content")
        try course.link("content/a.md", to: "../elsewhere.md")
        for call in [["fix"], ["fix", "content/a.md"]] {
            #expect(try tool.call(call, in: course.path).status != 0)
            #expect(try course.text("elsewhere.md") == Self.stale)
        }
    }

    /// Root may write anywhere, so the obstacle is a folder in the way of the new file.
    @Test func aLessonThatCannotBeWrittenIsWhole() throws {
        try course.write("content/a.md", Self.stale)
        try course.write("content/.gd-fix.new/inside", "")
        let outcome = try tool.call(["fix"], in: course.path)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("gd fix: content/.gd-fix.new: File exists"))
        #expect(outcome.error.contains("nothing to write; one lesson could not be written"))
        #expect(try course.text("content/a.md") == Self.stale)
    }

    @Test func whatAKilledFixLeftIsCleared() throws {
        try course.write("content/a.md", Self.stale)
        try course.write("content/.gd-fix.new", "half")
        #expect(try tool.call(["fix"], in: course.path).status == 0)
        #expect(try course.text("content/a.md") == Self.right)
        #expect(try course.names("content") == ["a.md"])
    }

    @Test(arguments: ["other text", ""])
    func whatChangedMeanwhileIsLeftAlone(text: String) throws {
        try course.write("content/a.md", text)
        let folder = try Folder(course.path)
        #expect(throws: OutsideError("content/a.md", .changedMeanwhile)) {
            try folder.replace("content/a.md", Array("what was read".utf8), with: [1])
        }
        #expect(try course.text("content/a.md") == text)
        #expect(try course.names("content") == ["a.md"])
    }

    @Test func twoFixesAtOnce() throws {
        try course.write("content/a.md", Self.stale)
        let lock = try FolderLock("content", of: Folder(course.path))
        let outcome = try tool.call(["fix"], in: course.path)
        #expect(outcome.status == 2)
        #expect(outcome.error == "gd fix: content: another gd fix is writing here; wait for it to end\n")
        #expect(try course.text("content/a.md") == Self.stale)
        withExtendedLifetime(lock) {}
    }

    @Test(arguments: [
        ("a.md", "not 'a.md'"), ("content/a.md:0", "not 'content/a.md:0'"), (":3", "not ':3'"),
        ("content/a.md:x", "not 'content/a.md:x'"), ("content/b.md:3", "there is no lesson 'content/b.md'"),
        ("content/a.md:99999999999999999999", "not 'content/a.md:9999"),
    ])
    func whatIsNoLineIsSaid(place: String, message: String) throws {
        try course.write("content/a.md", Self.stale)
        let outcome = try tool.call(["fix", "--only", place], in: course.path)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains(message), "\(outcome.error)")
    }
}
