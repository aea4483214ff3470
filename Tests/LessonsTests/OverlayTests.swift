import Testing

@testable import Lessons

/// `overlay`: other runs in a block's charts.
struct OverlayTests {
    /// `walk`, then a block that shows both charts of three rates, with statements from line 16 on.
    private static func lessonText(_ statements: String, show: String = "show curve, loss") -> String {
        walk + """
            ```gd rates
            like walk
            compare rate 0.01, 1.1
            ```

            ```gd t
            like walk
            rate 0.2
            \(show)
            \(statements)
            ```

            """
    }

    private static let others = [
        "content/other.md": lesson(
            walk + "```gd wide\nminimize L(w, b) = w^2 + b^2\nfrom w = 1, b = 1\nrate 0.1\nsteps 2\n```\n")
    ]

    private static func names(_ statements: String, show: String = "show curve, loss") -> [String] {
        let lesson = evaluated(lessonText(statements, show: show), besides: others)
        #expect(lesson.diagnostics.isEmpty)
        return lesson.overlaid(on: 2).map(\.name)
    }

    @Test("Runs of blocks, of comparisons and of other lessons lie over the block's own")
    func runs() {
        #expect(Self.names("overlay walk, rates(1.1), other/walk") == ["walk", "rates(1.1)", "other/walk"])
        #expect(Self.names("overlay rates") == ["rates(0.01)", "rates(1.1)"])
        #expect(Self.names("overlay rates(#2)") == ["rates(1.1)"])
        #expect(Self.names("overlay other/wide", show: "show loss") == ["other/wide"])
    }

    @Test("They may be those of a later block, which may show this block's in turn")
    func laterBlocks() {
        let text =
            "```gd a\nminimize L(w) = w^2\nfrom w = 1\nrate 0.1\nsteps 2\nshow loss\noverlay b\n```\n"
            + "```gd b\nlike a\nrate 0.2\nshow loss\noverlay a\n```\n"
        let lesson = evaluated(text)
        #expect(lesson.diagnostics.isEmpty)
        #expect(lesson.overlaid(on: 0).map(\.name) == ["b"] && lesson.overlaid(on: 1).map(\.name) == ["a"])
    }

    @Test("`like` does not bring them")
    func likeBringsNone() {
        let lesson = evaluated(Self.lessonText("overlay walk") + "```gd\nlike t\nshow loss\n```\n")
        #expect(lesson.diagnostics.isEmpty && lesson.overlaid(on: 3).isEmpty)
    }

    @Test("The same loss under another name is the same curve; other data make another")
    func sameFunctions() {
        func lessonText(_ data: String) -> String {
            "```gd a\ndata x\n1\n2\nminimize L(w) = mean((w - x)^2)\nfrom w = 1\nrate 0.1\nsteps 2\nshow curve\noverlay b\n```\n"
                + "```gd b\ndata x\n1\n\(data)\nminimize M(w) = mean((w - x)^2)\nfrom w = 0\nrate 0.1\nsteps 2\n```\n"
        }
        #expect(check(lessonText("2")).isEmpty)
        #expect(
            check(lessonText("3")) == [
                "10:9-10 bad-value the loss of 'b' is another, so its walk does not lie on this curve; show `loss` instead of `curve`, or lay over runs of the same loss"
            ])
    }

    @Test(
        "What cannot be drawn is said",
        arguments: [
            (
                "overlay wlak", "show loss",
                "16:9-13 unknown-selector no block is called 'wlak'; did you mean 'walk'?"
            ),
            (
                "overlay walk(0.1)", "show loss",
                "16:9-18 unknown-selector 'walk' compares nothing, so it has no run '0.1'; write `walk`"
            ),
            (
                "overlay rates(7)", "show loss",
                "16:9-17 unknown-selector 'rates' has no run '7'; its runs are 0.01, 1.1"
            ),
            ("overlay nobody/walk", "show loss", "16:9-20 unknown-selector no lesson is called 'nobody'"),
            (
                "overlay t", "show loss",
                "16:9-10 duplicate-setting 't' is of this block itself; its charts show its own runs; name others"
            ),
            (
                "overlay walk, walk", "show loss",
                "16:15-19 duplicate-setting 'walk' is laid over twice; the first one is here; keep one of them"
            ),
            (
                "overlay walk,, rates", "show loss",
                "16:9-21 syntax '' names no run; write `overlay NAME, NAME`, `lesson/NAME` or `NAME(0.1)`"
            ),
            (
                "overlay walk", "show formula",
                "16:9-13 missing-setting runs to lay over this one, and no chart; add `show loss` or `show curve`"
            ),
            (
                "overlay other/wide", "show curve",
                "16:9-19 bad-value the loss of 'other/wide' is another, so its walk does not lie on this curve; show `loss` instead of `curve`, or lay over runs of the same loss"
            ),
            (
                "overlay \((1...40).map { "b\($0)" }.joined(separator: ", "))", "show loss",
                "16:9-198 limit 40 runs over one; no reader tells so many apart; a chart shows up to 12 runs"
            ),
        ])
    func errors(statements: String, show: String, expected: String) {
        let messages = check(Self.lessonText(statements, show: show), besides: Self.others)
        #expect(messages.count == 1 && messages.allSatisfy { $0.hasPrefix(expected) }, "\(messages)")
    }

    @Test("A block without a run has none to lay over")
    func blockWithoutRun() {
        let text =
            Self.lessonText("overlay formula")
            + "```gd formula\nminimize L(w) = (w - 3)^2\nshow formula\n```\n"
        #expect(
            check(text) == [
                "16:9-16 missing-setting 'formula' has no run; give the block `from`, `rate` and `steps`"
            ])
    }

    @Test("A chart shows no more runs than a reader tells apart")
    func tooManyRuns() {
        let rates = (1...6).map { "0.\($0)" }.joined(separator: ", ")
        let text =
            walk + "```gd a\nlike walk\ncompare rate \(rates)\n```\n```gd b\nlike a\n```\n"
            + "```gd c\nlike a\nshow loss\noverlay a, b\n```\n"
        #expect(
            check(text) == [
                "17:9-13 limit 18 runs in one chart; they hide one another; lay over fewer, up to 12 in all"
            ])
        #expect(check(text.replacing("overlay a, b", with: "overlay a")).isEmpty)
        #expect(
            check(text.replacing("like a\nshow loss\noverlay a, b", with: "like walk\nshow curve\noverlay a"))
                == [
                    "17:9-10 limit 7 walks on one curve; they hide one another; lay over fewer, up to 6 in all, or `show loss` without a curve"
                ])
    }
}
