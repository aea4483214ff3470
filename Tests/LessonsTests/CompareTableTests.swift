import Diagnostics
import Testing

@testable import Lessons

/// Claimed tables of a block that compares: which run a head names, and what is a call of a function.
struct CompareTableTests {
    /// A block of two rates with a table; the table's first line is line 7 of the lesson.
    private static func diagnose(_ table: String, _ statements: String = "") -> [String] {
        check(
            """
            ```gd t
            let p(x) = 2*x
            minimize L(w) = (w - 3)^2
            from w = 0
            steps 2
            compare rate 0.1, 1.1
            \(table)
            \(statements)
            ```

            """)
    }

    private static func rows(_ head: String, _ values: String) -> String {
        "| step | 0 | 1 | 2 |\n|---|---|---|---|\n| \(head) | \(values) |"
    }

    @Test(
        "A head names the run of its quantity",
        arguments: [
            ("w(0.1)", "0.00 | 0.60 | 1.08"),
            ("w(#2)", "0.00 | 6.60 | −1.32"),
            ("loss(0.1)", "9.00 | 5.76 | 3.69"),
            ("loss( 1.1 )", "9.00 | 12.96 | 18.66"),
            ("slope(0.1)", "−6.0 | −4.8 | −3.84"),
            ("next w(0.1)", "0.60 | 1.08 | 1.46"),
            ("dL/dw(0.1)", "−6.0 | −4.8 | −3.84"),
            ("rate(1.1)", "1.1 | 1.1 | 1.1"),
            ("2*w(0.1)", "0.0 | 1.2 | 2.16"),
            ("w - 3(0.1)", "−3.0 | −2.4 | −1.92"),
            ("(w - 3)^2(0.1)", "9.00 | 5.76 | 3.69"),
            ("abs(w)(1.1)", "0.00 | 6.60 | 1.32"),
            ("p(w)(0.1)", "0.0 | 1.2 | 2.16"),
            ("L(w)(0.1)", "9.00 | 5.76 | 3.69"),
            ("[weight](gd:w(0.1))", "0.00 | 0.60 | 1.08"),
        ])
    func heads(head: String, values: String) {
        #expect(Self.diagnose(Self.rows(head, values)).isEmpty)
        let cells = values.split(separator: "|")
        let down =
            "| step | \(head) |\n|---|---|\n"
            + (0...2).map { "| \($0) | \(cells[$0]) |" }.joined(separator: "\n")
        #expect(Self.diagnose(down).isEmpty)
    }

    @Test(
        "The call of a function stays one",
        arguments: [
            ("p(0.1)", "0.2 | 0.2 | 0.2"), ("L(0.1)", "8.41 | 8.41 | 8.41"),
            ("L'(0.1)", "−5.8 | −5.8 | −5.8"),
            ("exp(0.1)", "1.105 | 1.105 | 1.105"), ("2*p(1.1)", "4.4 | 4.4 | 4.4"),
        ])
    func calls(head: String, values: String) {
        #expect(Self.diagnose(Self.rows(head, values)).isEmpty)
    }

    @Test(
        "A head that names no run, or one of none, is explained",
        arguments: [
            (
                "w",
                "9:3-4 unknown-selector t compares 2 runs, and this names none of them; say of which: `w(0.1)`, `w(1.1)`"
            ),
            ("w(0.2)", "9:5-8 unknown-selector t has no run '0.2'; its runs are 0.1, 1.1"),
            ("loss(#3)", "9:8-10 unknown-selector t has no run '#3'; its runs are 0.1, 1.1"),
            (
                "slope(0.1)/2",
                "9:3-13 syntax 'slope' is not a function; a run's name stands behind the whole quantity, as in `loss(0.1)`"
            ),
            (
                "foo(0.1)",
                "9:3-6 unknown-selector nothing is called 'foo' here; define it with `let`, or make it a parameter of the loss"
            ),
            (
                "velocity(0.1)",
                "9:3-11 unknown-selector the run's method has no velocity; `method momentum`, `nesterov`, and `rmsprop` with a momentum have one"
            ),
        ])
    func unclearHeads(head: String, expected: String) {
        #expect(Self.diagnose(Self.rows(head, "… | … | …")) == [expected])
    }

    @Test("Its labels are those of selectors")
    func labels() {
        let lesson = evaluated(
            "```gd t\nminimize L(w) = (w - 3)^2\nfrom w = 0\nsteps 2\ncompare rate 0.1, 1.1\n"
                + Self.rows("loss(#1)", "9.00 | 5.76 | 3.70") + "\n```\n")
        #expect(
            lesson.checks.map { lesson.selector(of: $0) } == [
                "t(0.1).loss[0]", "t(0.1).loss[1]", "t(0.1).loss[2]",
            ])
        #expect(lesson.diagnostics.map(\.diagnostic.selector) == ["t(0.1).loss[2]"])
    }

    @Test("Runs of different lengths stand in one table")
    func lengths() {
        let stop = "stop when loss < 7"
        #expect(
            Self.diagnose(Self.rows("w(0.1)", "0.00 | 0.60 | …") + "\n| w(1.1) | 0.00 | 6.60 | −1.32 |", stop)
                .isEmpty)
        #expect(
            Self.diagnose(Self.rows("w(0.1)", "0.00 | 0.60 | 1.08"), stop) == [
                "9:26-30 unknown-selector 't(0.1).w' has no value at step 2; that run ends at step 1; write `…` here"
            ])
    }

    @Test("A table of evaluations needs no run")
    func evaluations() {
        #expect(Self.diagnose("| w | L(w) | p(0.1) |\n|---|---|---|\n| 0 | 9 | 0.2 |").isEmpty)
    }

    @Test("A table in the text names the block, or one run of it")
    func tablesOfTheText() {
        let block = "```gd t\nminimize L(w) = (w - 3)^2\nfrom w = 0\nsteps 2\ncompare rate 0.1, 1.1\n```\n\n"
        #expect(check(block + "| [step](gd:t) | 1 |\n|---|---|\n| w(0.1) | 0.60 |\n").isEmpty)
        #expect(check(block + "| [step](gd:t(1.1)) | 1 |\n|---|---|\n| w | 6.60 |\n").isEmpty)
        #expect(
            check(block + "| [step](gd:t(1)) | 1 |\n|---|---|\n| w | 6.60 |\n") == [
                "8:13-17 unknown-selector 't' has no run '1'; its runs are 0.1, 1.1"
            ])
    }

    // MARK: - Fragile cells

    /// At rate 0.5 each run is at 3 after a step; from 0.25 the loss at the start is 7.5625, an exact tie with 3 decimals.
    private static func fragile(_ mark: String) -> [String] {
        check(
            """
            ```gd t
            minimize L(w) = (w - 3)^2
            rate 0.5
            steps 1
            compare w 0.25, 1
            | step | 0 |
            |---|---|
            | loss(0.25) | 7.562 |
            | loss(1) | 4 |
            \(mark)
            ```

            """)
    }

    @Test("A fragile cell of one run is accepted by its name, and only that one")
    func fragileCells() {
        let message =
            "8:16-21 fragile-number 7.562 is right, but fragile: an exact tie; exactly it is 7.5625, half-way between two numbers with so many digits; what a program prints, 7.562, is right here; claim fewer digits, or write `fragile loss(0.25)[0] \"why\"` in the block"
        #expect(Self.fragile("") == [message])
        #expect(Self.fragile("fragile loss(0.25)[0] \"a tie\"").isEmpty)
        #expect(Self.fragile("fragile loss(#1)[0] \"a tie\"").isEmpty)
        #expect(Self.fragile("fragile loss(1)[0] \"a tie\"") == [message])
        #expect(
            Self.fragile("fragile loss[0] \"a tie\"").last
                == "10:9-16 unknown-selector t compares 2 runs, and this names none of them; its runs are 0.25, 1"
        )
    }
}
