import Diagnostics
import Lessons
import Testing

/// Blocks with data: from rows and files to claims, and what is said of data that is wrong.
@Suite struct DataTests {
    /// A block over four rows, in front of what a test adds.
    static let fit = """
        ```gd fit
        data x, y
        1, 3
        2, 5
        3, 7.5
        4, 9
        minimize L(w, b) = mean((w*x + b - y)^2)
        from w = 0, b = 0
        rate 0.05

        """

    @Test func aRunOverRowsIsChecked() {
        // By hand: the loss at 0 is (9 + 25 + 56.25 + 81)/4, dL/dw is -2(3 + 10 + 22.5 + 36)/4.
        let body =
            Self.fit + """
                epochs 2

                | step | w | loss | batch loss | dL/dw | epoch |
                |---|---|---|---|---|---|
                | 0 | 0 | 42.8125 | 42.8125 | -35.75 | 0 |
                | 1 | 1.7875 | … | … | … | 1 |
                ```

                Over [4](gd:fit.rows) rows in [2](gd:fit.epochs) epochs, [4](gd:fit.batch) at a time, so
                [2](gd:fit.steps) steps; the mean of x is [2.5](gd:=fit.(mean(x))[0]).
                """
        #expect(check(body) == [])
    }

    @Test func batchesShowTheirOwnLossAndSlope() {
        // The first two rows at w = b = 0: (9 + 25)/2 and -2(3 + 10)/2.
        let body =
            Self.fit + """
                batch 2
                epochs 3

                | step | loss | batch loss | dL/dw | epoch |
                |---|---|---|---|---|
                | 0 | 42.8125 | 17 | -13 | 0 |
                | 1 | … | … | … | 0 |
                | 2 | … | … | … | 1 |
                | 6 | … | … | … | 3 |
                ```

                [6](gd:fit.steps) steps, [2](gd:fit.batch) rows each
                """
        #expect(check(body) == [])
    }

    @Test func aColumnOfTheDataIsNoInputOfATable() {
        let body =
            Self.fit + """
                steps 1

                | x | w | y | w*x |
                |---|---|---|---|
                | 1 | 2 | 3 | 2 |
                | 2 | 2 | 5 | 4 |
                | … | … | … | … |
                | 4 | 3 | 9 | 12 |
                ```
                """
        #expect(check(body) == [])
        #expect(
            check(body.replacing("| 2 | 2 | 5 | 4 |", with: "| 2 | 2 | 6 | 4 |")).map { $0.prefix(44) }
                == ["15:11-12 stale-number claimed 6, computed 5"])
    }

    @Test func aTableOfMoreRowsThanTheDataIsAnError() {
        let rows = String(repeating: "| … | 1 |\n", count: 5)
        let body = Self.fit + "steps 1\n\n| x | 1*1 |\n|---|---|\n" + rows + "```\n"
        #expect(check(body).contains { $0.contains("more rows than the data has, which are 4") })
    }

    @Test func randomStartsTakeOneNumberAfterTheOther() {
        let body = Self.fit.replacing(
            "from w = 0, b = 0", with: "from w = normal(seed=7, scale=2), b = normal(seed=7)")
        // SplitMix64 with the seed 7 and Box and Muller's formula, computed in Python.
        let claims = """
            steps 1
            ```

            [2.730](gd:fit.w[0]), [-0.397](gd:fit.b[0])
            """
        #expect(
            check(body + claims).map { $0.split(separator: ";")[0] } == [], "\(check(body + claims))")
    }

    @Test func aFileLiesBesideTheLesson() {
        let body = """
            ```gd fit
            data "points.csv"
            minimize L(w) = sum((w*x - y)^2)/count
            from w = 0
            rate 0.01
            steps 1
            ```

            [3](gd:fit.rows) rows, [1](gd:=fit.(mean(y))[0]-2)
            """
        let files = ["content/points.csv": "\u{FEFF}\"x\" , y\r\n1,2\r\n\r\n 2 , 3.0\r\n+3e0,\"4\"\r\n"]
        #expect(check(body, besides: files) == [])
        #expect(evaluated(body, besides: files).assets == ["content/points.csv"])
    }

    @Test func aMillionRowsWork() {
        var text = "x,y\n"
        for row in 0..<1_000_000 { text += "\(row % 10),\(row % 5)\n" }
        let body = """
            ```gd fit
            data "big.csv"
            minimize L(w) = mean((w*x - y)^2)
            from w = 0
            rate 0.01
            steps 2
            ```

            [1000000](gd:fit.rows) rows with a loss of [6](gd:fit.loss[0])
            """
        #expect(check(body, besides: ["content/big.csv": text]) == [])
    }

    @Test(arguments: [
        ("", "1:1-1 missing-setting an empty data file"),
        ("\n \r\n", "1:1-1 missing-setting an empty data file"),
        ("x,y\n", "1:1-4 missing-setting a data file without rows: its columns have no number"),
        ("x,y\n1,2\n3\n", "3:1-2 syntax a row with one cell under 2 columns"),
        ("x,y\n1,2,3\n", "2:1-6 syntax a row with 3 cells under 2 columns"),
        ("x,y\n1,2\n3,four\n", "3:3-7 bad-value 'four' is no number"),
        ("x,y\n1,\n", "2:3-3 bad-value an empty cell"),
        ("x,y\n1,nan\n", "2:3-6 bad-value 'nan' is no number"),
        ("x,y\n1,1e999\n", "2:3-8 bad-value 1e999 is beyond what a double holds"),
        ("x,sepal length\n1,2\n", "1:3-15 syntax 'sepal length' is no name for a column"),
        ("x;y\n1;2\n", "1:1-4 syntax 'x;y' is no name for a column"),
        ("1,2\n3,4\n", "1:1-2 syntax '1' is no name for a column"),
        ("x,x\n1,2\n", "1:3-4 duplicate-setting a second column is called 'x'"),
        ("x,mean\n1,2\n", "1:3-7 syntax 'mean' is a word of the language and cannot be a column"),
    ])
    func whatIsWrongInAFileIsPointedAtThere(text: String, message: String) {
        let body = """
            ```gd fit
            data "points.csv"
            minimize L(w) = mean((w*x - y)^2)
            from w = 0
            rate 0.01
            steps 1
            ```
            """
        let found = evaluated(body, besides: ["content/points.csv": text]).diagnostics
        #expect(found.map(\.place.file) == ["content/points.csv"])
        #expect(found.map { summary($0) }.first?.hasPrefix(message) == true, "\(found.map { summary($0) })")
    }

    @Test func manyWrongRowsAreCounted() {
        let text = "x\n" + String(repeating: "a\n", count: 50) + "1\n"
        let body = "```gd fit\ndata \"p.csv\"\nminimize L(w) = mean(w*x)\nfrom w = 0\nrate 1\nsteps 1\n```"
        let found = evaluated(body, besides: ["content/p.csv": text]).diagnostics
        #expect(found.count == 20)
        #expect(found.last?.notes.last?.message == "and 30 more rows with errors")
    }

    @Test(arguments: [
        ("data \"../../x.csv\"", "", "leads out of the course"),
        ("data \"/etc/x.csv\"", "", "leads out of the course"),
        ("data \"x.txt\"", "", "'x.txt' is no data file"),
        ("data \"none.csv\"", "", "there is no file 'content/none.csv'"),
        ("data \"none", "", "a file's name without its second quote"),
        ("data x, y", "", "data without rows: its columns have no number"),
        ("data x\n1, 2", "y", "a row with 2 cells under one column"),
        ("data x, y\n1, 2\n3", "", "a row with one cell under 2 columns"),
        ("data x, y\n1, two", "", "'two' is no number"),
        ("data x, y\n1, 2\none, 2", "", "'one' is no number"),
        ("data x, y\n1, 2\nbatch 3", "", "a batch of 3 rows, and the data has 1"),
        ("data x, y\n1, 2\nbatch 0", "", "a batch of 0 rows"),
        ("data x, y\n1, 2\nbatch 1.5", "", "a batch of 1.5 rows"),
        ("data x, y\n1, 2\nbatch 1 shuffle", "", "a shuffle without its seed"),
        ("data x, y\n1, 2\nbatch all shuffle seed 1", "", "a shuffle without a number of rows"),
        ("data x, y\n1, 2\nbatch 1 shuffle seed -1", "", "a seed of -1"),
        ("data x, y\n1, 2\nepochs 2", "", "both `steps` and `epochs`"),
        ("data w, x, y\n1, 2, 3", "", "'w' is a column of the data already"),
        ("data x-1, y\n1, 2", "", "'x-1' is no name for a column"),
        ("data x\n1", "", "nothing is called 'y' here"),
        ("", "", "'mean' is over the rows of data, and this block has none"),
    ])
    func whatIsWrongInABlockIsSaid(statement: String, missing: String, message: String) {
        let loss =
            statement.isEmpty ? "mean(w)" : missing.isEmpty ? "mean((w*x - y)^2)" : "mean(w*x)"
        let body = "```gd\n\(statement)\nminimize L(w) = \(loss)\nfrom w = 0\nrate 0.01\nsteps 1\n```\n"
        let found = check(body)
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }

    @Test(arguments: [
        ("from w = normal(scale=2)", "a random start without its seed"),
        ("from w = normal(7)", "'7' is nothing that `normal` takes"),
        ("from w = normal(seed=7, scale=0)", "a scale of 0"),
        ("from w = normal(seed=0.5)", "a seed of 0.5"),
        ("from w = normal(seed=1, seed=2)", "`seed` is given twice"),
        ("from w = normal(seed=7", "is no random start"),
    ])
    func aWrongRandomStartIsSaid(statement: String, message: String) {
        let found = check("```gd\nminimize L(w) = w^2\n\(statement)\nrate 0.01\nsteps 1\n```\n")
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }

    @Test func theBudgetIsInTheMessage() {
        let rows = String(repeating: "1\n", count: 1_000)
        let body =
            "```gd\ndata x\n\(rows)minimize L(w) = mean((w*x)^2)\nfrom w = 1\nrate 0.01\nsteps 200000\n```\n"
        let found = check(body)
        #expect(found.count == 1)
        #expect(found[0].contains("200000 steps; the limit for this block is 100000"))
        #expect(found[0].contains("a run at no more than 100000000 rows and 1000000 steps"))
    }

    @Test func likeTakesTheDataAlongAndItsLengthIsReplaced() {
        let body =
            Self.fit + """
                epochs 2
                ```

                ```gd quick
                like fit
                batch 1
                steps 3
                ```

                [4](gd:quick.rows), [3](gd:quick.steps), [1](gd:quick.batch), [0.75](gd:quick.epochs)
                """
        #expect(check(body) == [])
    }

    @Test func aNumberWithoutDataAboveItIsSaid() {
        let found = check("```gd\nminimize L(w) = w^2\n1, 2\n```\n")
        #expect(found.count == 1 && found[0].contains("a row of numbers that belongs to nothing"))
    }
}
