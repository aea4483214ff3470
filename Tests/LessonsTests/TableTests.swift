import Testing

/// Claimed tables of the three shapes, and tables of sums.
struct TableTests {
    /// Nothing in a claimed table goes unchecked in silence.
    @Test(arguments: [
        (
            "HEAD| step | 0 | 1 | … | 8 |\n|---|---|---|---|---|\n| w | 0 | 0.60 | … | 2.4968 |\n| loss | 9 | 5.77 | 4 | 0.25 |\n```",
            [
                "14:24-30 stale-number claimed 2.4968, computed 2.4967",
                "15:14-18 stale-number claimed 5.77, computed 5.76",
                "15:21-22 syntax a cell that nothing checks: its row or column is left out; write `…` here too, or say at the head what it holds",
            ]
        ),
        (
            "HEAD| step | w | loss |\n|---|---|---|\n| 0 | 0 | 9 |\n| 1 | 0.7 | 5.76 |\n| … | … | 4 |\n| 9 | 1 | 1 |\n```",
            [
                "15:7-10 stale-number claimed 0.7, computed 0.6",
                "16:15-16 syntax a cell that nothing checks: its row or column is left out; write `…` here too, or say at the head what it holds",
                "17:3-4 unknown-selector step 9 is not in the run, which ends at step 8; its steps go from 0 to 8",
            ]
        ),
        (
            "HEAD| step | w |\n|---|---|\n| 0 | 0 | 9 |\n| 1 |\n| 2 | |\n| 3 | a |\n```",
            [
                "14:1-14 syntax a row with 3 cells under a header with 2; a claimed table's rows are as long as its header; write `…` for a cell that is left out",
                "15:1-6 syntax a row with one cell under a header with 2; a claimed table's rows are as long as its header; write `…` for a cell that is left out",
                "16:7-7 syntax an empty cell in a claimed table; write the number, `?.??` to have it filled in, or `…` to leave it out",
                "17:7-8 claim-count no number in a claimed cell; write one number, or `…` to leave the cell out",
            ]
        ),
        (
            "HEAD| Step | w |\n|---|---|\n| 0 | 0 |\n```",
            [
                "12:1-13 syntax a table of inputs alone, in which nothing is checked; head a column with an expression, such as `L(w)`, or the first one with `step`"
            ]
        ),
        (
            "HEAD| step | 0 | 1x |\n|---|---|---|\n| w | 0 | 0.6 |\n```",
            [
                "12:14-16 syntax '1x' is no step; write the step's number, or `…` for what is left out"
            ]
        ),
        (
            "HEAD| step | wx | loss < 1 |\n|---|---|---|\n| 0 | 0 | 1 |\n```",
            [
                "12:10-12 unknown-selector nothing is called 'wx' here; did you mean 'w'?",
                "12:15-23 syntax a condition where a quantity is wanted; name a parameter, `loss`, `slope` or an expression over them",
            ]
        ),
        (
            "HEAD| w | L(w) | L'(w) | 2w |\n|---|---|---|---|\n| 0 | 9 | -6 | 0 |\n| 1/2 | 6.25 | −5 | 1.1 |\n| 1e400 | 1 | 1 | 1 |\n| … | 1 | … | … |\n| x | 1 | 1 | 1 |\n```",
            [
                "15:23-26 stale-number claimed 1.1, computed 1.0",
                "16:3-8 limit 1e400 is beyond what a double holds; doubles reach to about 1.8e308",
                "17:9-10 syntax a cell that nothing checks: its row or column is left out; write `…` here too, or say at the head what it holds",
                "18:3-4 unknown-selector nothing is called 'x' here; define it with `let`, or make it a parameter of the loss",
            ]
        ),
        (
            "HEAD| w | loss |\n|---|---|\n| 0 | 9 |\n```",
            [
                "12:7-11 unknown-selector 'loss' belongs to a run, and there is none here; a table of steps begins with `step`; in this one write an expression, such as `L(w)`"
            ]
        ),
        (
            "HEAD| w | w | L(w) |\n|---|---|---|\n| 0 | 0| 9 |\n```",
            [
                "12:1-17 duplicate-setting two columns give the input 'w'; keep one of them"
            ]
        ),
        (
            "HEAD| step | next w | previous w |\n|---|---|---|\n| 0 | 0.6 | 0 |\n| 8 | 2.60 | 2.37 |\n```",
            [
                "14:13-14 unknown-selector 't.previous w' has no value at step 0; `previous` begins at step 1; write `…` here"
            ]
        ),
        (
            "HEAD| [Schritt](gd:step) | [Gewicht](gd:w) | [Verlust](gd:lss) |\n|---|---|---|\n| 0 | 0 | 9 |\n| 1 | 0.61 | 1 |\n```",
            [
                "12:55-58 unknown-selector nothing is called 'lss' here; did you mean 'loss'?",
                "15:7-11 stale-number claimed 0.61, computed 0.60",
            ]
        ),
        (
            "| [step](gd:walk) | 0 | 1 |\n|---|---|---|\n| w | 0.0 | **0.61** |",
            [
                "9:15-19 stale-number claimed 0.61, computed 0.60"
            ]
        ),
        (
            "| [step](gd:wlk) | 0 |\n|---|---|\n| [weight](gd:w) | 0.0 |",
            [
                "7:13-16 unknown-selector no block is called 'wlk'; did you mean 'walk'?"
            ]
        ),
        (
            "| [a](gd:sum) | b | c | d |\n|---|---|---|---|\n| x | 0.1 | 1,000 | y |\n| y | 0.2 | 5 | z |\n| s | 0.31 | 1,006 | |",
            [
                "11:7-11 stale-number claimed 0.31, computed 0.30",
                "11:14-19 stale-number claimed 1,006, computed 1,005",
            ]
        ),
        (
            "| [a](gd:sum) | b | c |\n|---|---|---|\n| x | 0.1 | 1 |\n| s | | ?.? |",
            [
                "10:7-7 claim-count no sum under a column of numbers; write it, `?.??` to have it filled in, or `…` to leave it out",
                "10:9-12 unfilled ?.? is still to be filled in; computed 1.0",
            ]
        ),
        (
            "| [a](gd:sum) | b |\n|---|---|\n| x | q |\n| s | 3 |",
            [
                "9:7-8 claim-count no number to add up; write one number in each cell above the sum"
            ]
        ),
        (
            "| [w](gd:walk) | L(w) |\n|---|---|\n| 0 | 9 |\n| 1 | 5 |",
            [
                "10:7-8 stale-number claimed 5, computed 4"
            ]
        ),
        (
            "| [0.61](gd:walk.w[1]) | b |\n|---|---|\n| x | 1 |",
            [
                "7:4-8 stale-number claimed 0.61, computed 0.60"
            ]
        ),
    ])
    func everyCellIsCheckedAtItsPlace(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }
}
