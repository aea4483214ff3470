import Diagnostics
import Lessons
import Testing

/// The certainty of what is claimed of runs with methods, data, statements, transcripts and stops.
@Suite("Certainty of runs")
struct CertaintyOfRunsTests {
    /// One step of momentum from 1 leads to 0.75, and the velocity to 2.5.
    private static let momentum = """
        ```gd m
        minimize L(w) = (w + 0.25)^2
        from w = 1
        rate 0.1
        steps 3
        method momentum(0.25)
        schedule exponential(0.85)
        ```

        """

    /// The mean of y is 4.05, the loss at the start 17.625.
    private static let data = """
        ```gd d
        data x, y
        1, 2.1
        2, 3.9
        3, 6.15

        let m = mean(y)
        minimize L(w) = mean((w*x - y)^2)
        from w = 1
        rate 0.05
        epochs 3
        batch 2
        STATEMENT
        ```

        """

    private func check(_ block: String, _ text: String) -> [String] {
        evaluated(block + text + "\n").diagnostics.map { $0.diagnostic.message }
    }

    @Test(
        "each claimed digit of a run with a method has its certainty",
        arguments: [
            ("[2](gd:m.velocity[1])", "2 is right, but fragile: an exact tie"),
            ("[2.5](gd:m.velocity[1]) [0.75](gd:m.w[1]) [2.500](gd:m.norm[0])", nil),
            ("[0.8](gd:m.w[1])", "0.8 is right, but fragile: an exact tie"),
            ("[0.2](gd:m.method.momentum)", "0.2 is right, but fragile: an exact tie"),
            ("[0.25](gd:m.method.momentum) [0.85](gd:m.schedule.factor) [0.085](gd:m.rate[1])", nil),
            ("[0.08](gd:m.rate[1])", "0.08 is right, but fragile: an exact tie"),
            ("[0.09](gd:m.rate[1])", "0.09 is right, but fragile: an exact tie"),
            ("[−0.25](gd:=m.w[1]-m.w[0]) [3](gd:m.steps)", nil),
            ("[−0.2](gd:=m.w[1]-m.w[0])", "−0.2 is right, but fragile: an exact tie"),
        ])
    func methods(_ claim: String, _ message: String?) {
        let found = check(Self.momentum, claim)
        // Of the two neighbours of a tie one is right, and the other is stale.
        if found.first?.hasPrefix("claimed") == true { return #expect(claim.contains("m.rate[1]")) }
        #expect(found == (message.map { [$0] } ?? []))
    }

    @Test(
        "each claimed digit of a run over data has its certainty",
        arguments: [
            ("[4.05](gd:d.m) [6](gd:d.steps) [3](gd:d.epochs) [3](gd:d.rows) [2](gd:d.batch)", nil),
            ("[4.0](gd:d.m)", "4.0 is right, but fragile: an exact tie"),
            ("[4.0](gd:d.mean(y))", "4.0 is right, but fragile: an exact tie"),
            ("[3.72](gd:d.loss[0]) [−4.8](gd:d.slope[0])", nil),
            ("[−5](gd:d.slope[0])", nil),
            ("[1.24](gd:d.w[1]) [1.2](gd:d.w[1])", nil),
        ])
    func sums(_ claim: String, _ message: String?) {
        let found = check(Self.data.replacing("STATEMENT", with: ""), claim).filter { $0.contains("fragile") }
        #expect(found == (message.map { [$0] } ?? []))
    }

    @Test("a table of evaluations over data is looked at, row by row")
    func evaluations() {
        let table = "| x/2 + y | mean(y) |\n|---|---|\n| 2.6 | 4.05 |\n| 4.9 | 4.0 |\n| 7.7 | 4.05 |"
        let found = check(Self.data.replacing("STATEMENT", with: table), "")
        #expect(
            found == ["4.0 is right, but fragile: an exact tie", "7.7 is right, but fragile: an exact tie"])
    }

    @Test("a transcript's numbers are looked at, and the block accepts them")
    func transcripts() throws {
        func lesson(_ number: String, _ mark: String) -> String {
            Self.momentum.replacing(
                "steps 3", with: "steps 1\nprint \"at {step}: 7 w = {w:.1f} v = {velocity:4.1f}\"\n\(mark)")
                + "```gd-output m\nat 1: 7 w = \(number) v =  2.5\n```\n"
        }
        let found = evaluated(lesson("0.8", ""))
        #expect(found.tally.fragile == 1 && found.tally.right == 4)
        let diagnostic = try #require(found.diagnostics.first?.diagnostic)
        #expect(diagnostic.message == "0.8 is right, but fragile: an exact tie")
        #expect(diagnostic.notes.last?.message.contains("`fragile w[1] \"why\"`") == true)
        #expect(evaluated(lesson("0.8", "fragile w[1] \"an exact tie\"")).diagnostics.isEmpty)
        let stale = try #require(evaluated(lesson("0.7", "")).diagnostics.first?.diagnostic)
        #expect(stale.rule == .staleNumber && stale.notes.first?.message.contains("half-way") == true)
    }

    /// w goes 0.3, 0.2, 0.1 and to 0, which doubles miss by a little on the other side.
    private static let corner = """
        ```gd c
        minimize L(w) = abs(w)
        from w = 0.3
        rate 0.1
        steps 4
        STATEMENT
        ```

        """

    @Test("a statement is fragile where exact arithmetic decides otherwise, until its title accepts it")
    func statements() throws {
        // w goes 0.27, 0.09, −0.09: the loss falls on the second step only by a rounding error.
        let block = """
            ```gd c
            minimize L(w) = abs(w)
            from w = 0.27
            rate 0.18
            steps STEPS
            ```

            """
        let bouncing = block.replacing("STEPS", with: "2")
        #expect(check(block.replacing("STEPS", with: "1"), "[falls](gd:c.loss.falls)") == [])
        let found = evaluated(bouncing + "[falls](gd:c.loss.falls)\n")
        #expect(found.tally.right == 1 && found.tally.fragile == 1)
        let diagnostic = try #require(found.diagnostics.first?.diagnostic)
        #expect(diagnostic.rule == .fragileNumber)
        #expect(diagnostic.notes.first?.message == "in exact arithmetic step 1 has 0.09, step 2 has 0.09")
        #expect(check(bouncing, "[falls](gd:c.loss.falls \"fragile: equal but for rounding\")") == [])
    }

    @Test("a statement that only rounding errors break is false, and the message says so")
    func hiddenStatements() {
        let block = """
            ```gd long
            minimize L(w) = (w - 3)^2
            from w = 0
            rate 0.4
            steps 40
            ```

            """
        let notes = evaluated(block + "[falls](gd:long.loss.falls)\n").diagnostics.flatMap {
            $0.diagnostic.notes.map(\.message)
        }
        #expect(notes.contains { $0.contains("rounding errors hide it") }, "\(notes)")
    }

    @Test("where a run ends is said once, and only where something of the run is claimed")
    func stops() throws {
        let block = Self.corner.replacing("STATEMENT", with: "stop when loss <= 0")
        #expect(check(block, "") == [])
        let found = evaluated(block + "[0.2](gd:c.w[1]) [0.1](gd:c.w[2])\n")
        #expect(found.tally.fragile == 1 && found.tally.right == 2)
        let diagnostic = try #require(found.diagnostics.first?.diagnostic)
        #expect(diagnostic.message.contains("exact arithmetic decides `loss <= 0` otherwise"))
        #expect(diagnostic.notes.first?.message.contains("step 3 in exact arithmetic") == true)
        let accepted = block.replacing("steps 4", with: "steps 4\nfragile loss <= 0 \"a corner\"")
        #expect(check(accepted, "[0.2](gd:c.w[1])") == [])
    }

    @Test("what is past the budget is counted, not passed over")
    func unjudged() {
        let block = """
            ```gd long
            minimize L(w, b) = (w - 3)^2 + b^2
            from w = 0, b = 0
            rate 0.1
            steps 1000000
            ```

            [0.6](gd:long.w[1]) [5.76](gd:long.loss[1]) [0.1](gd:long.rate)
            """
        let found = evaluated(block + "\n")
        #expect(found.tally.right == 3 && found.tally.fragile == 0 && found.tally.unjudged == 2)
    }

    @Test("a verdict looks at no more rows than a run may")
    func verdicts() {
        let rows = (1...2000).map { "\($0)" }.joined(separator: "\n")
        let block = """
            ```gd v
            data x
            \(rows)

            minimize L(w) = mean((w - x)^2)
            from w = 0
            rate 0.1
            steps 6000
            expect converges
            ```

            """
        #expect(check(block, "") == ["a verdict on 6000 steps; the limit for this run is 5000"])
        #expect(check(block.replacing("6000", with: "40"), "") == [])
    }
}
