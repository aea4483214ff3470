import Diagnostics
import Lessons
import Testing

/// `gd fix` in memory: what it writes, and what it leaves alone.
struct FixTests {
    /// Lessons that are right by construction, some claimed digits of which were changed: the fix brings back every byte.
    @Test(arguments: 0..<20)
    func aFixBringsBackEveryChangedDigit(hundred: Int) {
        for seed in hundred * 100..<hundred * 100 + 100 {
            let lesson = GeneratedLesson(seed: seed)
            let bytes = Array(lesson.text.utf8)
            var random = Seeded(seed + 2_000_000)
            var stale = bytes
            for _ in 0...random.next() % 6 {
                Self.changeDigit(of: random.pick(lesson.claimed), in: &stale, &random)
            }
            let fix = Self.fix(stale)
            #expect(Self.differences(fix.fixed?.bytes ?? stale, bytes) == [], "seed \(seed)")
            #expect(fix.remaining.allSatisfy { $0.diagnostic.severity == .warning }, "seed \(seed)")
            #expect(Self.fix(bytes).count == 0, "seed \(seed)")
        }
    }

    /// Changes a digit to another that keeps the numeral's form: no leading zero comes or goes, and no digit of a power.
    private static func changeDigit(of numeral: Range<Int>, in bytes: inout [UInt8], _ random: inout Seeded) {
        let text = bytes[numeral]
        let mark = text.firstIndex { $0 == UInt8(ascii: "e") || $0 == 0xC3 } ?? text.endIndex
        let digits = text[..<mark].indices.filter { text[$0] &- 48 <= 9 }
        guard let first = digits.first, let digit = digits.isEmpty ? nil : random.pick(digits) else { return }
        // A number does not begin with a zero that a digit follows, nor one with a power of ten with any.
        let isLeading =
            digit == first
            && (mark < text.endIndex || first + 1 < text.endIndex && text[first + 1] != UInt8(ascii: "."))
        bytes[digit] = random.pick((UInt8(48)...57).filter { $0 != bytes[digit] && !(isLeading && $0 == 48) })
    }

    /// The lines that differ.
    private static func differences(_ fixed: [UInt8], _ right: [UInt8]) -> [String] {
        let lines = [fixed, right].map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
        return zip(lines[0], lines[1]).filter { $0 != $1 }.map { "\($0), not \($1)" }
    }

    private static func fix(_ bytes: [UInt8], line: Int? = nil) -> LessonFix {
        var course = TestCourse([:])
        course.files["content/lesson.md"] = bytes
        return LessonFix(course.evaluate(), in: course.course, line: line)
    }

    private static func fix(_ body: String, line: Int? = nil) -> LessonFix {
        fix(Array(lesson(walk + body).utf8), line: line.map { $0 + 9 })
    }

    /// The text behind the block `walk`, once it is fixed.
    private static func fixed(_ body: String, line: Int? = nil) -> String? {
        fix(body, line: line).fixed.map {
            String(decoding: $0.bytes.dropFirst(lesson(walk).utf8.count), as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("[2.4968](gd:walk.w[8])", "[2.4967](gd:walk.w[8])"),
        ("[2.4](gd:walk.w[8]) é [0.61](gd:walk.w[1])", "[2.5](gd:walk.w[8]) é [0.60](gd:walk.w[1])"),
        (
            "[-5](gd:walk.slope[0]) [−5.0](gd:walk.slope[0]) [5](gd:walk.slope[0])",
            "[-6](gd:walk.slope[0]) [−6.0](gd:walk.slope[0]) [-6](gd:walk.slope[0])"
        ),
        (
            "[9%](gd:walk.rate) [2e-1](gd:walk.rate) [2.0×10^−2](gd:walk.rate)",
            "[10%](gd:walk.rate) [1e-1](gd:walk.rate) [1.0×10^−1](gd:walk.rate)"
        ),
        ("[12,002](gd:=10*1000+3002)", "[13,002](gd:=10*1000+3002)"),
        ("[Seven](gd:walk.steps) [minus two](gd:=-6)", "[Eight](gd:walk.steps) [minus six](gd:=-6)"),
        ("[9 → 5.77 → … → 0.26](gd:walk.loss)", "[9 → 5.76 → … → 0.25](gd:walk.loss)"),
        (
            "[?.????](gd:walk.w[8]) [?](gd:walk.steps) [?.?e?](gd:walk.rate)",
            "[2.4967](gd:walk.w[8]) [8](gd:walk.steps) [1.0e-1](gd:walk.rate)"
        ),
        ("[0.68…](gd:=log(2)) [0.68...](gd:=log(2))", "[0.69…](gd:=log(2)) [0.69...](gd:=log(2))"),
        ("[?.???…](gd:=2/3)", "[0.666…](gd:=2/3)"),
        ("# [0.5](gd:walk.w[1]) up", "# [0.6](gd:walk.w[1]) up"),
    ])
    func theAuthorsStyleIsKept(text: String, expected: String) {
        #expect(Self.fixed(text) == expected)
        #expect(Self.fix(expected).fixed == nil)
    }

    @Test func theColumnsOfATableStayInLine() {
        let stale = """
            ```gd t
            like walk
            | step | 0      |      1 | 2      |  8 |
            |------|--------|-------:|--------|----|
            | w    | ?.????    | 10.600 | 1.08000 | ?.???? |
            | loss | 9      |      6 | 13.68  |  0 |
            ```
            """
        let right = """
            ```gd t
            like walk
            | step | 0      |      1 | 2      |  8 |
            |------|--------|-------:|--------|----|
            | w    | 0.0000    | 0.600 | 1.08000 | 2.4967 |
            | loss | 9      |      6 | 3.69   |  0 |
            ```
            """
        #expect(Self.fixed(stale) == right)
    }

    @Test func aPrintedNumberStaysFlush() {
        let block = "```gd t\nlike walk\nprint \"{step:2}|{w:9.3f}|{loss:.1f}\"\n```\n\n"
        let stale = block + "```gd-output t\n 1|    0.600|15.8\n 2|   11.080|3.7\n…\n 8|      2.5|?.?\n```"
        let right = block + "```gd-output t\n 1|    0.600|5.8\n 2|    1.080|3.7\n…\n 8|    2.497|0.3\n```"
        #expect(Self.fixed(stale) == right)
    }

    /// Statements, verdicts, settings and what is not finite are left, and said.
    @Test(arguments: [
        ("[diverges](gd:walk.diverges)", "false-statement"),
        ("[rises](gd:walk.loss.rises)", "false-statement"),
        ("[9 → 5](gd:walk.loss)", "claim-count"),
        ("[**2.4**9](gd:walk.w[last])", "write it by hand"),
        ("[NaN](gd:walk.w[1]) ", "say something about the run"),
        ("[∞](gd:walk.w[1])", "say something about the run"),
        ("[1](gd:=1/0)", "say something about the run"), ("[?.?](gd:=0/0)", "say something about the run"),
        ("[3](gd:nothing.w[1])", "unknown-selector"),
    ])
    func conclusionsAreLeft(text: String, message: String) {
        let fix = Self.fix(text)
        #expect(fix.fixed == nil)
        let found = fix.remaining.map { summary($0) }
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }

    /// What cannot be written keeps nothing else from being written.
    @Test func theRestIsWritten() {
        let text = "[0.7](gd:walk.w[1]) [**2.4**9](gd:walk.w[last])"
        #expect(Self.fixed(text) == "[0.6](gd:walk.w[1]) [**2.4**9](gd:walk.w[last])")
    }

    @Test func aSumFollowsWhatIsAddedUp() {
        let table =
            "| [part](gd:sum) | w |\n|---|---|\n| a | [0.5](gd:walk.w[1]) |\n| b | [1.1](gd:walk.w[2]) |\n| all | 1.6 |"
        #expect(Self.fixed(table) == table.replacing("0.5]", with: "0.6]").replacing("1.6", with: "1.7"))
    }

    @Test func oneLineAlone() {
        let text = "[0.7](gd:walk.w[1])\n[0.8](gd:walk.w[1])"
        #expect(Self.fixed(text, line: 2) == "[0.7](gd:walk.w[1])\n[0.6](gd:walk.w[1])")
        #expect(Self.fix(text, line: 2).remaining.count == 1)
    }

    @Test(arguments: ["\r\n", "\r"])
    func otherLineEndsStay(end: String) {
        let text = lesson(walk + "> [0.7](gd:walk.w[1])\n> and [5.77](gd:walk.loss[1])\n")
        let stale = text.replacing("\n", with: end)
        let right = stale.replacing("0.7]", with: "0.6]").replacing("5.77]", with: "5.76]")
        #expect(Self.fix(Array(stale.utf8)).fixed?.bytes == Array(right.utf8))
    }

    @Test func aClaimInEveryKindOfYAMLScalar() {
        for (stale, right) in [
            ("summary: at [0.7](gd:walk.w[1])", "summary: at [0.6](gd:walk.w[1])"),
            (
                "summary: \"\\\"é\\\" [−7](gd:walk.slope[0])\"",
                "summary: \"\\\"é\\\" [−6](gd:walk.slope[0])\""
            ),
            ("summary: 'it''s [0.7](gd:walk.w[1])'", "summary: 'it''s [0.6](gd:walk.w[1])'"),
            ("summary: >-\n  [0.7](gd:walk.w[1])\n  up", "summary: >-\n  [0.6](gd:walk.w[1])\n  up"),
        ] {
            let body = "\n---\n" + walk
            let fix = Self.fix(Array(("---\ntitle: T\n" + stale + body).utf8))
            #expect(fix.fixed?.bytes == Array(("---\ntitle: T\n" + right + body).utf8))
        }
    }
}
