import Testing

@testable import Lessons

/// `show widget`: which runs a reader can walk in the browser.
struct WidgetTests {
    @Test(
        "What cannot be a widget is said at its place",
        arguments: [
            (
                "like walk\nshow curve, widget(wlak)",
                "11:20-24 unknown-selector no block of this lesson is called 'wlak'; did you mean 'walk'?"
            ),
            (
                "like walk\ncompare rate 0.1, 0.2\nshow widget",
                "12:6-12 bad-value 't' compares 2 runs, and a widget walks one; give the widget a block of its own, like this one with one value of what is compared"
            ),
            (
                "minimize L(a, b, c) = a^2 + b^2 + c^2\nfrom a = 1, b = 1, c = 1\nrate 0.1\nsteps 2\nshow widget",
                "14:6-12 bad-value 't' has a loss of 3 parameters, and a widget has room for two; `show loss` draws the loss against the step"
            ),
            (
                "data x\n1\n2\nminimize L(w) = mean((w - x)^2)\nfrom w = 1\nrate 0.1\nsteps 2\nshow widget",
                "17:6-12 bad-value 't' walks over data, which a widget does not have; show `curve` or `loss`, or give the widget a loss without `mean` and `sum`"
            ),
            (
                "let p(x) = max(x, 1)\nminimize L(w) = p'(w) + w^2\nfrom w = 1\nrate 0.1\nsteps 2\nshow widget",
                "15:6-12 bad-value 't' has a loss that cannot be written as one formula; a widget reads the loss as text: take the slope of `max` or `min`, and what is not finite, out of it"
            ),
            (
                "like walk\nshow widget(data)",
                "11:13-17 bad-value 'data' walks over data, which a widget does not have; show `curve` or `loss`, or give the widget a loss without `mean` and `sum`"
            ),
            (
                "like walk\nshow widget(points)",
                "11:13-19 missing-setting 'points' has no run; give the block `from`, `rate` and `steps`"
            ),
        ])
    func errors(statements: String, message: String) {
        let others =
            "```gd data\ndata x\n1\n2\nminimize L(w) = mean((w - x)^2)\nfrom w = 1\nrate 0.1\nsteps 2\n```\n\n```gd points\nminimize L(w) = w^2\n```\n"
        #expect(check(walk + "\n\n```gd t\n\(statements)\n```\n\n" + others) == [message])
    }

    @Test("A loss that is too long once its functions stand in it is refused")
    func length() {
        let terms = (0..<100).map { "(w - \($0).123456)^2" }.joined(separator: " + ")
        let block = "```gd t\nminimize L(w) = \(terms)\nfrom w = 1\nrate 0.001\nsteps 2\nshow widget\n```\n"
        #expect(check(block).count == 1 && check(block)[0].contains("a widget reads 1000"))
    }

    @Test("A block may name itself and later blocks among its presets")
    func presets() {
        let lesson = evaluated(
            "```gd a\nminimize L(w) = w^2\nfrom w = 1\nrate 0.1\nsteps 2\nshow widget(b, a)\n```\n\n"
                + "```gd b\nlike a\nrate 0.2\n```\n"
        )
        #expect(lesson.diagnostics.isEmpty && lesson.showsWidget)
        #expect(lesson.widgetRuns(of: 0).map(\.label) == ["a", "b"])
        #expect(lesson.widgetRuns(of: 1).isEmpty)
    }
}
