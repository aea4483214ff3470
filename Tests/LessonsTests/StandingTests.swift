import Diagnostics
import Lessons
import Testing

/// What vouches for each numeral of a text.
struct StandingTests {
    /// A text, the standings of its numerals as counts, and the bare ones.
    @Test(arguments: [
        ("six of 7, `w - 0.1`", "bare 2", ["8:8-9 7", "8:16-19 0.1"]),
        ("[0.6](gd:walk.w[1]) and [six](gd:=6)", "checked 1", []),
        ("[9 → 5.76 → … → 0.25](gd:walk.loss)", "checked 3", []),
        ("[7](gd:literal \"lesson number\")", "waived 1", []),
        ("[8](https://example.org/8) [9](HTTP://example.org) <https://example.org/10>", "cited 3", []),
        ("[8](other.md) ![9](picture.png)", "bare 2", ["8:2-3 8", "8:17-18 9"]),
        ("[falls below 9](gd:walk.loss.falls)", "bare 1", ["8:14-15 9"]),
        (
            "# 2. Two\n\n## 2.1 Rates\n\n## 3 steps\n\n## Lesson 4: 5 ways", "structural 3, bare 2",
            ["12:4-5 3", "14:14-15 5"]
        ),
        ("1. one\n2. two\n\n   10. ten\n   11. eleven", "structural 4", []),
        ("$x^2 + 3$ and $$\ny = 4\n$$ but $5 and $6", "structural 3, bare 2", ["10:9-10 5", "10:16-17 6"]),
        ("\\$7 and a lone $8", "bare 2", ["8:3-4 7", "8:17-18 8"]),
        ("| a | 4 |\n|---|---|\n| 1 | [0.6](gd:walk.w[1]) |", "checked 1, bare 2", ["8:7-8 4", "10:3-4 1"]),
        ("| [step](gd:walk) | 0 | 1 |\n|--|--|--|\n| [w 1](gd:w) | 0 | 0.6 |", "checked 2, structural 3", []),
        (
            "| [in 3](gd:sum) | b |\n|--|--|\n| a 1 | 2 |\n| c | 3 |\n| all | 5 |", "checked 3, bare 2",
            ["8:7-8 3", "10:5-6 1"]
        ),
        ("| [x](gd:walk) | x + 1 |\n|--|--|\n| 2 | 3 |", "checked 1, structural 2", []),
        ("```python\nx = 3 # 4\n```\n\n    y = 5", "structural 3", []),
        ("```gd-output walk\n…\nstep 8: w = 2.4967 loss = 0.2533\n```", "checked 3", []),
    ])
    func ofATextsNumerals(text: String, counts: String, bare: [String]) {
        let evaluated = count(walk + "\n" + text)
        // The block itself has a formula, a start, a rate and steps.
        var expected = counts
        if let tally = evaluated.numerals {
            let own = 5
            expected = Standing.allCases.filter { tally[$0] > ($0 == .structural ? own : 0) }
                .map { "\($0.rawValue) \(tally[$0] - ($0 == .structural ? own : 0))" }.joined(separator: ", ")
        }
        #expect(counts == expected)
        #expect(self.bare(evaluated) == bare)
    }

    @Test func ofFrontMatterAndCaption() {
        let text = """
            ---
            title: "2. A tale of 3"
            summary: From [0.1](gd:t.rate) to 4.
            objectives: [know 5 things]
            terms: {rate: "about 6"}
            sources: [{title: Nature 323, url: https://example.org}]
            ---
            ```gd t
            like lesson/walk
            caption "At [0.6](gd:t.w[1]), not 7."
            ```
            """
        let evaluated = TestCourse(["content/a.md": text, "content/lesson.md": lesson(walk)])
            .evaluate("content/a.md", demands: Demands(countsNumerals: true))
        #expect(
            bare(evaluated, from: 0) == ["2:22-23 3", "3:35-36 4", "4:19-20 5", "5:22-23 6", "10:35-36 7"])
        #expect(evaluated.numerals?[.cited] == 1)
        #expect(evaluated.numerals?[.checked] == 2)
        #expect(evaluated.numerals?[.structural] == 1)
    }

    @Test func aBareNumeralIsAnErrorInAStrictLesson() {
        for demands in [Demands(), Demands(isStrict: true)] {
            for front in ["title: T\nstrict: true", "title: T"] {
                let evaluated = TestCourse(["content/lesson.md": "---\n\(front)\n---\nSeven, or 7.\n"])
                    .evaluate(demands: demands)
                let isStrict = demands.isStrict || front.contains("strict")
                let line = front.contains("strict") ? 5 : 4
                #expect(
                    evaluated.diagnostics.map { summary($0, from: 0) }
                        == (isStrict ? ["\(line):11-12 " + Self.seven] : []))
                #expect(evaluated.diagnostics.allSatisfy { $0.diagnostic.severity == .error })
            }
        }
    }

    private static let seven =
        "bare-numeral nothing checks the number 7; claim it, as in `[7](gd:walk.rate)`, or say why nothing computes it: `[7](gd:literal \"why\")`"

    /// A number that a claim holds only a part of is an error even where no one counts.
    @Test(arguments: [
        ("[0.60](gd:walk.w[1])00", "0.6000"), ("1[0](gd:walk.w[0])", "10"), ("[9](gd:walk.loss[0])%", "9%"),
        ("−[0](gd:walk.w[0])", "−0"), ("[9](gd:walk.loss[0]).5", "9.5"),
        ("[9](gd:walk.loss[0]) × 10^3", "9 × 10^3"),
        ("[**9**](gd:walk.loss[0])000", "9000"),
    ])
    func aNumberIsClaimedWhole(text: String, seen: String) {
        let found = check(walk + text)
        #expect(found.count == 1 && found[0].contains("but its reader sees \(seen);"), "\(found)")
    }

    @Test(arguments: [
        "[0.6](gd:walk.w[1])…", "[0.6](gd:walk.w[1]).", "([0.6](gd:walk.w[1]))",
        "[0](gd:walk.w[0])-[0](gd:walk.w[0])",
        "[9](gd:walk.loss[0])×[0](gd:walk.w[0])", "[8](gd:walk.steps)-step",
        "$[9](gd:walk.loss[0]) or \\$[9](gd:walk.loss[0])\\$",
        "w=[0](gd:walk.w[0]),",
    ])
    func otherMarksBesideAClaimAreFree(text: String) {
        #expect(check(walk + text) == [])
    }

    private func count(_ body: String) -> EvaluatedLesson {
        TestCourse([
            "content/lesson.md": lesson(body), "content/other.md": lesson("# Other"),
            "content/picture.png": "",
        ]).evaluate(demands: Demands(countsNumerals: true))
    }

    /// The places and texts of the bare numerals; whatever else is wrong shows as it is.
    private func bare(_ evaluated: EvaluatedLesson, from firstLine: Int = 3) -> [String] {
        evaluated.diagnostics.map { diagnostic in
            let text = summary(diagnostic, from: firstLine)
            guard let name = text.firstRange(of: " bare-numeral nothing checks the number ") else {
                return text
            }
            return text[..<name.lowerBound] + " " + text[name.upperBound...].prefix { $0 != ";" }
        }
    }
}
