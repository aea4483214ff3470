import Diagnostics
import Lessons
import Testing

/// Right, stale or fragile: what exact arithmetic says of claimed digits (LANGUAGE section 4).
@Suite("Certainty of claims")
struct CertaintyTests {
    /// The loss starts at 1.65² = 2.7225, which a double misses by a little.
    private static let tie = """
        ```gd tie
        minimize L(w) = (w - 3)^2
        from w = 1.35
        rate 0.1
        steps 4
        MARK
        | step | 0     |
        |------|-------|
        | loss | CELL |
        ```

        """

    private static func lesson(_ cell: String, mark: String = "") -> String {
        tie.replacing("MARK", with: mark).replacing("CELL", with: cell)
    }

    @Test("at an exact tie what a program prints is right, and fragile")
    func tieIsFragile() throws {
        let lesson = evaluated(Self.lesson("2.722"))
        #expect(lesson.tally.right == 1 && lesson.tally.stale == 0 && lesson.tally.fragile == 1)
        let diagnostic = try #require(lesson.diagnostics.first?.diagnostic)
        try #require(diagnostic.notes.count == 2)
        #expect(diagnostic.rule == .fragileNumber && diagnostic.severity == .warning)
        #expect(diagnostic.message == "2.722 is right, but fragile: an exact tie")
        #expect(diagnostic.notes[0].message.contains("exactly it is 2.7225, half-way"))
        #expect(diagnostic.notes[1].message.contains("`fragile loss[0] \"why\"`"))
        #expect(diagnostic.selector == "tie.loss[0]")
    }

    @Test("the other neighbour of a tie is stale, and the message explains the tie")
    func otherNeighbourIsStale() throws {
        let lesson = evaluated(Self.lesson("2.723"))
        #expect(lesson.tally.stale == 1 && lesson.tally.fragile == 0)
        let diagnostic = try #require(lesson.diagnostics.first?.diagnostic)
        #expect(diagnostic.fix == "2.722")
        #expect(diagnostic.notes.first?.message.contains("half-way") == true)
    }

    @Test("a cell is accepted by the statement, a claim by its title, each with a reason")
    func acceptance() {
        #expect(evaluated(Self.lesson("2.722", mark: "fragile loss[0] \"an exact tie\"")).diagnostics.isEmpty)
        let claim = Self.lesson("2.7225") + "[2.722](gd:tie.loss[0] \"fragile: an exact tie\")\n"
        #expect(evaluated(claim).diagnostics.isEmpty)
        #expect(evaluated(claim).tally.fragile == 0)
        let unsaid = Self.lesson("2.7225") + "[2.722](gd:tie.loss[0] \"fragile\")\n"
        #expect(check(unsaid).first?.contains("`fragile` without a reason") == true)
    }

    @Test(
        "a mark that cannot be read, or that names no cell, is an error",
        arguments: [
            ("fragile loss[0]", "`fragile` without a reason"),
            ("fragile loss[0] \"\"", "`fragile` without a reason"),
            ("fragile \"why\"", "`fragile` without a cell"),
            ("fragile loss[x] \"why\"", "is no step"),
            ("fragile lost[0] \"why\"", "lost"),
            ("fragile loss[9] \"why\"", "ends at step 4"),
            ("fragile loss[0] \"why", "text without its quotes"),
        ])
    func wrongMarks(_ mark: String, _ message: String) {
        let found = check(Self.lesson("2.7225", mark: mark))
        #expect(found.contains { $0.contains(message) }, "\(found)")
    }

    @Test("a block may hold several marks")
    func severalMarks() {
        let marks = "fragile loss[0] \"a tie\"\nfragile w[last] \"no reason to be\""
        #expect(evaluated(Self.lesson("2.722", mark: marks)).diagnostics.isEmpty)
    }

    @Test("under strict a fragile number is an error")
    func strict() {
        var course = TestCourse([:])
        course.files["content/lesson.md"] = Array(
            ("---\ntitle: T\nstrict: true\n---\n" + Self.lesson("2.722")).utf8)
        let found = course.evaluate().diagnostics.map(\.diagnostic)
        #expect(found.contains { $0.rule == .fragileNumber && $0.severity == .error })
    }

    @Test(
        "arithmetic is looked at, too",
        arguments: [
            ("[0.30000000000000004](gd:=0.1+0.2)", "past what a double holds"),
            ("[0.1000000000000000055511](gd:=0.1)", "past what a double holds"),
            ("[2](gd:=2.5)", "an exact tie"),
            ("[0.62](gd:=1/1.6)", "an exact tie"),
            ("[12.5%](gd:=0.125)", nil),
            ("[12%](gd:=0.125)", "an exact tie"),
            ("[0.3](gd:=0.1+0.2)", nil),
            ("[0.333…](gd:=1/3)", nil),
            ("[1.2e-7](gd:=1.25e-7)", "an exact tie"),
            ("[two](gd:=1+1)", nil),
            ("[0.00](gd:=-0.0)", nil),
            ("[−0.00](gd:=0*(0-1))", nil),
            ("[inf](gd:=1/0)", nil),
            ("[NaN](gd:=0/0)", nil),
        ])
    func arithmetic(_ claim: String, _ reason: String?) {
        let found = check(claim + "\n")
        if let reason {
            #expect(
                found.count == 1 && found[0].contains("fragile-number") && found[0].contains(reason),
                "\(found)")
        } else {
            #expect(found.isEmpty, "\(found)")
        }
    }

    @Test("settings, constants and sums are the decimals that are written")
    func settings() {
        let block = """
            ```gd run
            let a = 0.15
            minimize L(w) = a*w^2
            from w = 0.25
            rate 0.1
            steps 2
            ```

            """
        func reasons(_ text: String) -> [String] { check(block + text + "\n") }
        #expect(
            reasons("[0.15](gd:run.a) [0.25](gd:run.from.w) [0.1](gd:run.rate) [2](gd:run.steps)").isEmpty)
        #expect(reasons("[0.1](gd:run.a)").first?.contains("exactly it is 0.15, half-way") == true)
        #expect(reasons("[0.2](gd:run.from.w)").first?.contains("an exact tie") == true)
        let sums = "| [x](gd:sum) | y |\n|---|---|\n| a | 0.1 |\n| b | 0.15 |\n| sum | 0.2 |\n"
        #expect(reasons(sums).first?.contains("exactly it is 0.25") == true)
    }

    @Test("a difference of near numbers shows rounding errors, until the block accepts them")
    func differences() {
        func lesson(_ mark: String) -> String {
            """
            ```gd probe
            let h = 1e-6
            minimize L(w) = (w - 3)^2
            \(mark)
            | w | (L(w + h) - L(w - h)) / (2*h) |
            |---|-------------------------------|
            | 0 | -6.000000000838668 |
            ```

            """
        }
        #expect(check(lesson("")).first?.contains("exact arithmetic gives -6,") == true)
        #expect(check(lesson("fragile (L(w + h) - L(w - h))/(2*h) \"noise\"")).isEmpty)
    }
}
