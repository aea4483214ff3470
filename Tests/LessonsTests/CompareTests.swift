import Descent
import Diagnostics
import Testing

@testable import Lessons

/// `compare`: one run for each value of one setting, and how claims name them.
///
/// On (w - 3)^2 from 0 a run of rate r is at 3 - 3(1 - 2r)^n after n steps, which these numbers were worked out from.
struct CompareTests {
    /// A block of three rates behind `walk`; a text after it begins on line 11.
    private static let rates =
        walk + """
            ```gd rates
            like walk
            compare rate 0.01, 0.1, 1.1
            ```

            """

    private static func diagnose(_ text: String) -> [String] { check(rates + text + "\n") }

    /// A block of its own, whose first line is line 1.
    private static func block(_ statements: String) -> String { "```gd t\n\(statements)\n```\n" }

    private static let plane =
        "minimize L(w, b) = (w - 3)^2 + (b + 1)^2\nfrom w = 0, b = 0\nsteps 2\nrate 0.1\n"

    // MARK: - Names

    @Test("A run is called by its value or its number, everywhere a block is")
    func selectors() {
        let claims = """
            [2.497](gd:rates(0.1).w[8]) [0.4477](gd:rates(#1).w[last]) [166.40](gd:rates(1.1).loss[8])
            [it diverges](gd:rates(#3).diverges) [1.1](gd:rates(#3).rate) [8](gd:rates(0.1).steps)
            [0](gd:rates(0.1).from.w) [falls](gd:rates(0.1).loss.falls) [2](gd:rates(0.1).first(loss<5))
            [0, 0.6, 1.08](gd:rates(0.1).w[0...2]) [−6](gd:rates(0.1).slope[0]) [4](gd:rates(0.1).L'(5))
            """
        #expect(Self.diagnose(claims).isEmpty)
    }

    @Test("Arithmetic takes runs, in braces or without")
    func arithmetic() {
        let claims = """
            [0.39](gd:=rates(0.1).loss[8]/rates(0.01).loss[8]*10) [1.10](gd:=abs(rates(1.1).rate)+0)
            [2.50](gd:={rates(0.1)}.w[8]) [0.60](gd:=max(rates(0.1).w[1],rates(#1).w[1]))
            """
        #expect(Self.diagnose(claims).isEmpty)
    }

    @Test("Spaces and the kind of minus sign do not matter in a name")
    func namesAreNormalized() {
        let text = Self.block(
            """
            minimize L(w) = (w - 3)^2
            rate 0.1
            steps 1
            compare w 1 / 2, −2.6
            | step | 0 |
            |---|---|
            | w(1 / 2) | 0.5 |
            | w(-2.6) | -2.6 |
            | w(−2.6) | -2.6 |
            """)
        #expect(check(text + "[0.5](gd:t(1/2).w[0]) [−2.6](gd:t(-2.6).w[0])\n").isEmpty)
    }

    @Test(
        "A claim has to say which run",
        arguments: [
            (
                "[1](gd:rates.w[8])",
                "11:8-13 unknown-selector 'rates' compares 3 runs, and this names none of them; write one: `rates(0.01)`, `rates(0.1)`, `rates(1.1)`"
            ),
            (
                "[1](gd:rates(0.2).w[8])",
                "11:8-18 unknown-selector 'rates' has no run '0.2'; its runs are 0.01, 0.1, 1.1"
            ),
            (
                "[1](gd:rates(#4).w[8])",
                "11:8-17 unknown-selector 'rates' has no run '#4'; its runs are 0.01, 0.1, 1.1"
            ),
            (
                "[1](gd:rates(#0).w[8])",
                "11:8-17 unknown-selector 'rates' has no run '#0'; its runs are 0.01, 0.1, 1.1"
            ),
            (
                "[1](gd:walk(0.1).w[8])",
                "11:8-17 unknown-selector 'walk' compares nothing, so it has no run '0.1'; write `walk`"
            ),
            (
                "[1](gd:rates().w[8])",
                "11:13-20 syntax '().w[8]' names no run; write the value that is compared, as in `compared(0.1).loss[8]`, or the run's number: `compared(#2)`"
            ),
            (
                "[1](gd:=rates.w[8]+1)",
                "11:9-14 unknown-selector 'rates' compares 3 runs, and this names none of them; write one: `rates(0.01)`, `rates(0.1)`, `rates(1.1)`"
            ),
            (
                "[9.99](gd:rates(0.1).w[8])",
                "11:2-6 stale-number claimed 9.99, computed 2.50"
            ),
            (
                "```gd\nlike rates(0.1)\n```",
                "12:6-16 syntax `like` names a block, not one of its runs; write `like rates`, and below it the setting of that run"
            ),
        ])
    func unclearRuns(text: String, expected: String) {
        #expect(Self.diagnose(text) == [expected])
    }

    @Test("Reports name the run")
    func reportedSelector() {
        let diagnostics = evaluated(Self.rates + "[9.99](gd:rates(0.1).loss[8])\n").diagnostics
        #expect(diagnostics.map(\.diagnostic.selector) == ["rates(0.1).loss[8]"])
    }

    @Test("Another lesson's run is named the same way")
    func otherLesson() {
        let claims =
            "[2.497](gd:other/rates(0.1).w[8]) [2.50](gd:={other/rates(#2)}.w[8])\n[1](gd:other/rates.w[8])\n"
        #expect(
            check(claims, besides: ["content/other.md": lesson(Self.rates)]) == [
                "2:8-19 unknown-selector 'other/rates' compares 3 runs, and this names none of them; write one: `other/rates(0.01)`, `other/rates(0.1)`, `other/rates(1.1)`"
            ])
    }

    // MARK: - Settings

    @Test(
        "Every setting that can differ does",
        arguments: [
            (
                plane + "compare method descent, momentum(0.9), adam", "t(momentum(0.9)).method.momentum",
                "0.9"
            ),
            (plane + "compare method descent, momentum 0.9", "t(momentum0.9).method.momentum", "0.9"),
            (plane.replacing("rate 0.1\n", with: "") + "compare rate 1/10, 0.2", "t(1/10).rate", "0.1"),
            (plane + "compare w 2, 4", "t(4).from.w", "5"),
        ])
    func settings(statements: String, selector: String, value: String) {
        let value = statements.contains("compare w") ? "4" : value
        let both = statements.replacing(
            "from w = 0, b = 0", with: statements.contains("compare w") ? "from b = 0" : "from w = 0, b = 0")
        #expect(check(Self.block(both) + "[\(value)](gd:\(selector))\n").isEmpty)
    }

    private static let fit = """
        data x, y
        1, 2
        2, 4
        3, 7
        4, 8
        minimize L(w) = mean((w*x - y)^2)
        from w = 0
        rate 0.01
        steps 4

        """

    @Test("Batches differ in their size, and keep their shuffle")
    func batches() {
        let claims = """
            [4](gd:t(all).batch) [2](gd:t(2).batch)

            """
        let text = Self.block(Self.fit + "batch 4 shuffle seed 7\ncompare batch 1, 2, all")
        #expect(check(text + claims).isEmpty)
        let blocks = evaluated(text).blocks
        #expect(
            blocks[0].compared.compactMap(\.plan).map(\.batch) == [
                .shuffled(1, seed: 7), .shuffled(2, seed: 7), .all,
            ])
    }

    @Test("A seed is that of every shuffle and every random start")
    func seeds() throws {
        let statements =
            Self.fit.replacing("w = 0", with: "w = normal(seed=1)")
            + "batch 2 shuffle seed 7\ncompare seed 3, 4"
        let plans = evaluated(Self.block(statements)).blocks[0].compared.compactMap(\.plan)
        #expect(plans.map(\.batch) == [.shuffled(2, seed: 3), .shuffled(2, seed: 4)])
        try #require(plans.count == 2)
        #expect(plans[0].start != plans[1].start)
    }

    @Test("A run is the one that a block with that one setting has")
    func runsAreThoseOfPlainBlocks() {
        let plain = evaluated(walk + "```gd\nlike walk\nrate 1.1\n```\n").blocks[1].run
        #expect(plain != nil && plain == evaluated(Self.rates).blocks[1].compared[2].run)
    }

    @Test(
        "What is wrong with a comparison is said once, at its place",
        arguments: [
            (
                plane + "compare rate 0.2",
                ["6:9-17 syntax a comparison of one value; write two or more: `compare rate 0.001, 0.1`"]
            ),
            (
                plane + "compare rate",
                ["6:9-13 syntax a comparison of no value; write two or more: `compare rate 0.001, 0.1`"]
            ),
            (
                plane + "compare rate 0.1, 0.2",
                [
                    "6:9-13 duplicate-setting `rate` is compared, and given besides; it is given here; each run takes its own, so remove this"
                ]
            ),
            (
                plane + "compare w 0.1, 0.2",
                [
                    "6:9-10 duplicate-setting `w` is compared, and given besides; it is given here; each run takes its own, so remove this"
                ]
            ),
            (
                plane + "compare method adam, adam",
                [
                    "6:22-26 duplicate-setting 'adam' is compared twice; the first one is here; keep one of them"
                ]
            ),
            (
                plane + "compare method adam, adm",
                ["6:22-25 unknown-keyword unknown method 'adm'; did you mean 'adam'?"]
            ),
            (
                plane + "compare method adam, momentum(2)",
                ["6:31-32 bad-value `momentum` of 2; it is a number of at least 0 and below 1"]
            ),
            (
                plane + "compare steps 1, 2",
                [
                    "6:9-14 bad-value no comparison over `steps`; a comparison goes over rate, method, batch, seed or a parameter's start"
                ]
            ),
            (
                plane + "compare 0.1, 0.2",
                [
                    "6:9-13 syntax '0.1,' is no setting; name it first, as in `compare rate 0.001, 0.1`; a comparison goes over rate, method, batch, seed or a parameter's start"
                ]
            ),
            (
                plane + "compare v 1, 2",
                [
                    "6:9-10 unknown-selector a comparison over 'v', which is no setting and no parameter of the loss; a comparison goes over rate, method, batch, seed or a start: w, b"
                ]
            ),
            (
                plane + "compare seed 1, 2",
                [
                    "6:9-13 missing-setting a comparison of seeds, and nothing here is random; add `batch 4 shuffle seed 7`, or a start `from w = normal(seed=7)`"
                ]
            ),
            (
                plane + "compare batch 1, 2",
                [
                    "6:15-16 missing-setting batches without data; add `data x, y` and rows below it",
                    "6:18-19 missing-setting batches without data; add `data x, y` and rows below it",
                ]
            ),
            (
                fit + "compare batch 1, 2 shuffle seed 3",
                [
                    "11:20-34 syntax an order of rows beside a number of them; it is the same for all: write `batch 4 shuffle seed 7`, and here the numbers alone"
                ]
            ),
            (
                fit + "compare batch 2, 9",
                [
                    "11:18-19 bad-value a batch of 9 rows, and the data has 4; write `batch all`, or a size up to 4"
                ]
            ),
            (
                plane.replacing("rate 0.1", with: "") + "compare rate 0.1, , 0.2",
                ["6:18-19 syntax a value is missing beside a comma; write `compare rate 0.001, 0.1`"]
            ),
            (
                plane.replacing("rate 0.1", with: "") + "compare rate 0.1, -0.2",
                ["6:19-23 bad-value the learning rate is -0.2; it has to be a finite number above 0"]
            ),
            (
                "minimize L(w) = (w - 3)^2\ncompare rate 0.1, 0.2",
                [
                    "1:1-8 missing-setting t has no number of steps; add `steps 8`",
                    "1:1-8 missing-setting t has no start for 'w'; add `from w = 0`",
                ]
            ),
            (
                plane + "compare method adam, descent\ncompare method adam, descent",
                ["7:1-29 duplicate-setting `compare` is given twice; the first one is here; keep one of them"]
            ),
            (
                plane + "compare method adam, descent\nshow map(rate=0.1...1, w=0...1)",
                [
                    "7:6-32 bad-value a map in a block that compares; a map is of one program; give it a block of its own, `like t` with one value of what is compared"
                ]
            ),
            (
                plane + "compare method adam, descent\nprint \"{velocity w:.2f}\"",
                [
                    "7:9-19 unknown-selector the run's method has no velocity; `method momentum`, `nesterov`, and `rmsprop` with a momentum have one"
                ]
            ),
        ])
    func errors(statements: String, expected: [String]) {
        #expect(check(Self.block(statements)) == expected)
    }

    @Test("Hostile comparisons end in a message")
    func limits() {
        func rates(_ count: Int) -> String { (1...count).map { "\($0)" }.joined(separator: ", ") }
        let plane = Self.plane.replacing("rate 0.1\n", with: "")
        #expect(check(Self.block(plane + "compare rate " + rates(12) + "\nshow loss")).isEmpty)
        #expect(
            check(Self.block(plane + "compare rate " + rates(7) + "\nshow curve")) == [
                "6:6-11 limit 7 walks on one curve; they hide one another; compare up to 6, or `show loss`"
            ])
        #expect(
            check(Self.block(plane + "compare rate " + rates(1000))).map { $0.drop { $0 != " " } } == [
                " limit a comparison of 1000 runs; no reader tells so many apart; compare up to 12"
            ])
        #expect(
            check(Self.block(plane.replacing("steps 2", with: "steps 400000") + "compare rate 0.1, 0.2, 0.3"))
                == [
                    "4:7-13 limit 3 runs of 1200000 steps together; the limit for this block is 1000000 for all its runs; take fewer steps, or compare fewer values"
                ])
        let deep = String(repeating: "(", count: 5000)
        #expect(check(Self.rates + "[1](<gd:=rates\(deep)>)\n").count == 1)
        #expect(check(Self.rates + "[1](<gd:=\(String(repeating: "a(", count: 4000))>)\n").count == 1)
        let long = "1." + String(repeating: "0", count: 200)
        #expect(check(Self.block(plane + "compare rate 2, \(long)") + "[1](gd:t(#2).rate)\n").isEmpty)
    }

    // MARK: - like

    @Test("`like` brings a comparison, and one value of what it compares replaces it")
    func likeBringsAComparison() {
        let text = """
            ```gd other
            like rates
            steps 1
            ```

            ```gd single
            like rates
            rate 0.5
            ```

            ```gd starts
            like rates
            compare w 1, 2
            ```

            [0.6](gd:other(0.1).w[last]) [3](gd:single.w[1]) [1](gd:starts(1).w[0])
            """
        #expect(Self.diagnose(text).isEmpty)
    }

    @Test("It brings neither claims nor what is shown")
    func likeBringsNoClaims() {
        let block = evaluated(
            Self.rates.replacing("1.1\n", with: "1.1\nexpect diverges\nshow curve\n")
                + "```gd\nlike rates\n```\n"
        ).blocks[2]
        #expect(block.block.show == nil && block.block.expectation == nil && block.compared.count == 3)
    }

    @Test("A comparison of another lesson is brought, too, and its errors are told at `like`")
    func likeAcrossLessons() {
        let other = ["content/other.md": lesson(Self.rates + Self.starts)]
        #expect(check("```gd t\nlike other/rates\n```\n[2.497](gd:t(0.1).w[8])\n", besides: other).isEmpty)
        #expect(
            check("```gd t\nlike other/starts\nminimize L(v) = v^2\nfrom v = 1\n```\n", besides: other) == [
                "2:6-18 unknown-selector a comparison over 'w', which is no setting and no parameter of the loss; a comparison goes over rate, method, batch, seed or a start: v"
            ])
    }

    private static let starts = "```gd starts\nlike walk\ncompare w 1, 2\n```\n"

    @Test("Two lessons whose blocks are like one another are refused, wherever one enters the circle")
    func circlesThroughLessons() {
        let circle = [
            "content/a.md": lesson("```gd x\nlike b/y\n```\n"),
            "content/b.md": lesson("```gd y\nlike a/x\n```\n"),
        ]
        for path in ["content/a.md", "content/b.md"] {
            #expect(
                TestCourse(circle).evaluate(path).diagnostics.map(\.diagnostic.message) == [
                    "`like` leads from here into a circle of blocks"
                ])
        }
        #expect(
            check("```gd t\nlike a/x\n```\n", besides: circle) == [
                "2:6-9 unknown-selector `like` leads from here into a circle of blocks; one block of the circle has to stand on its own"
            ])
    }

    @Test("`like` goes through several lessons, and a block may be like a later one of another lesson")
    func chainsThroughLessons() {
        let others = [
            "content/a.md": lesson("```gd x\nlike b/y\nrate 0.2\n```\n\n" + walk),
            "content/b.md": lesson("```gd y\nlike a/walk\nsteps 1\n```\n"),
        ]
        #expect(check("```gd t\nlike a/x\n```\n[1.2](gd:t.w[last])\n", besides: others).isEmpty)
    }

    // MARK: - Claims of the block

    @Test("What is expected is expected of every run; the one that does not is named")
    func expectations() {
        let text = Self.rates.replacing("1.1\n", with: "1.1\nexpect converges\n").replacing(
            "0.01, ", with: "")
        let messages = evaluated(text).diagnostics.map(\.diagnostic)
        #expect(messages.map(\.message) == ["expected that every run converges, but rates(1.1) diverges"])
        #expect(messages.map(\.selector) == ["rates(1.1).converges"])
        #expect(evaluated(text).tally.right == 1)
        #expect(
            check(
                Self.block(Self.plane.replacing("rate 0.1", with: "compare rate 1.1, 1.2\nexpect diverges"))
            ).isEmpty
        )
    }

    @Test("A transcript is that of one run")
    func transcripts() {
        let right = "```gd-output rates(0.1)\nstep 1: w = 0.6000 loss = 5.7600\n…\n```"
        #expect(Self.diagnose(right).isEmpty)
        #expect(Self.diagnose(right.replacing("0.1)", with: "#2)")).isEmpty)
        #expect(
            Self.diagnose(right.replacing("(0.1)", with: "")) == [
                "11:14-19 unknown-selector 'rates' compares 3 runs, and this names none of them; write one: `rates(0.01)`, `rates(0.1)`, `rates(1.1)`"
            ])
    }

    @Test("Each run counts, and so do its claims")
    func tally() {
        let tally = evaluated(Self.rates).tally
        #expect(tally.blocks == 2 && tally.runs == 4)
    }
}
