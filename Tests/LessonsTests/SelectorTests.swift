import Testing

/// What a claim may be bound to besides a number of a run: text in, messages out.
struct SelectorTests {
    /// Settings, verdicts, trends and `first(…)`.
    @Test(arguments: [
        (
            "[0.1](gd:walk.rate)",
            []
        ),
        (
            "[9](gd:walk.steps)",
            [
                "7:2-3 stale-number claimed 9, computed 8"
            ]
        ),
        (
            "[0](gd:walk.from.v)",
            [
                "7:13-19 unknown-selector the loss has no parameter 'v'; its parameters are w"
            ]
        ),
        (
            "[x](gd:walk.method.momentum)",
            [
                "7:13-28 unknown-selector gradient descent has no setting 'momentum'; its settings are weight_decay"
            ]
        ),
        (
            "[x](gd:walk.converge)",
            [
                "7:13-21 unknown-selector 'walk' has nothing called 'converge'; did you mean 'converges'?"
            ]
        ),
        (
            "[x](gd:walk.loss.fals)",
            [
                "7:18-22 unknown-selector no statement is called 'fals'; did you mean 'falls'?"
            ]
        ),
        (
            "[x](gd:walk.diverges)",
            [
                "7:1-22 false-statement claimed that the run diverges, but it converges; a run converges when its last three points lie within a third of the way from where it ends ten times as many steps on; a run diverges when a value grows beyond every bound, or when its loss, ten times as many steps on, is above its start and still rises; this run takes 8 steps"
            ]
        ),
        (
            "[it settles](gd:walk.converges)",
            []
        ),
        (
            "[x](gd:walk.w.falls)",
            [
                "7:1-21 false-statement claimed that w falls at every step, but it does not; step 0 has 0, step 1 has 0.6000000000000001"
            ]
        ),
        (
            "[x](gd:walk.loss.falls)",
            []
        ),
        (
            "[x](gd:walk.(w-3).alternates)",
            [
                "7:1-30 false-statement claimed that (w-3) changes its sign at every step, but it does not; step 0 has -3, step 1 has -2.4"
            ]
        ),
        (
            "[8](gd:walk.first(loss<0.3))",
            []
        ),
        (
            "[7](gd:walk.first(loss<0.3))",
            [
                "7:2-3 stale-number claimed 7, computed 8"
            ]
        ),
        (
            "[8](gd:walk.first(loss<0.01))",
            [
                "7:19-28 false-statement the condition holds at no step from 0 to 8; take more steps, or claim another condition"
            ]
        ),
        (
            "[1](gd:walk.rows)",
            [
                "7:13-17 unknown-selector 'walk' has nothing called 'rows'; write a parameter, `loss`, `slope`, a setting, a verdict, or the name of a `let`"
            ]
        ),
    ])
    func settingsAndStatementsAreChecked(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }

    /// Arithmetic, other lessons, `literal`, and what is no selector.
    @Test(arguments: [
        (
            "[x](gd:wlak.loss)",
            [
                "7:8-12 unknown-selector no block is called 'wlak'; did you mean 'walk'?"
            ]
        ),
        (
            "[5](gd:walk)",
            [
                "7:8-12 unknown-selector a claim that names a block and nothing of it; add what is claimed, as in `walk.loss[8]`"
            ]
        ),
        (
            "[1](gd:=walk.w[2]/walk.w[1])",
            [
                "7:2-3 stale-number claimed 1, computed 2; 1 is 1.7999999999999998 cut off, not rounded: with no decimal it rounds to 2"
            ]
        ),
        (
            "[1.2](gd:=walk.w[2]/0.9)",
            []
        ),
        (
            "[−6](gd:=walk.L'(0))",
            []
        ),
        (
            "[1](gd:=walk.w)",
            [
                "7:9-15 unknown-selector a quantity of a run without its step; say which step, as in `[2]` or `[last]`"
            ]
        ),
        (
            "[1](gd:=foo)",
            [
                "7:9-12 unknown-selector nothing is called 'foo' here; define it with `let`, or make it a parameter of the loss"
            ]
        ),
        (
            "[0.60](gd:={other/walk}.w[1])",
            []
        ),
        (
            "[7](gd:literal)",
            [
                "7:1-16 syntax `gd:literal` without a reason; say why nothing computes the number: `[7](gd:literal \"lesson number\")`"
            ]
        ),
        (
            "[7](gd:literal \"why\")",
            []
        ),
        (
            "[1](gd:walk.lss[1])",
            [
                "7:13-16 unknown-selector nothing is called 'lss' here; did you mean 'loss'?"
            ]
        ),
        (
            "[1](gd:walk.)",
            [
                "7:5-13 syntax expected a number, a name or a bracket, found the end; something is missing at the end"
            ]
        ),
        (
            "[1](gd:)",
            [
                "7:5-8 syntax a claim that is bound to nothing; say behind `gd:` what is claimed, as in `walk.loss[8]`"
            ]
        ),
        (
            "[1](gd:walk.loss[1]x)",
            [
                "7:20-21 syntax 'x' after the selector; a selector is a block's name, a point and what of it, as in `walk.loss[8]`"
            ]
        ),
        (
            "[0.60](gd:other/walk.w[1])",
            []
        ),
        (
            "[1](gd:othre/walk.w[1])",
            [
                "7:8-18 unknown-selector no lesson is called 'othre'; did you mean 'other'?"
            ]
        ),
        (
            "[1](gd:sum)",
            [
                "7:8-11 unknown-selector `gd:sum` outside a table's top-left cell; it makes the table's last row the sums of its columns"
            ]
        ),
        (
            "a [1](gd:walk.w [1]) b",
            [
                "7:5-16 syntax a claim that is no link to CommonMark, so it would be plain text; a selector has no spaces, and brackets come in pairs: `[0.25](gd:walk.loss[8])`"
            ]
        ),
        (
            "<gd:walk.w>",
            [
                "7:1-12 syntax a claim in angle brackets has no text to check; write `[0.25](gd:walk.loss[8])`"
            ]
        ),
        (
            "![1](gd:walk.w) and [1][r]\n\n[r]: gd:walk.w",
            [
                "7:1-16 syntax an image cannot be a claim; leave out the `!`",
                "7:21-27 syntax a claim by reference; write the selector where the number is: `[0.25](gd:walk.loss[8])`",
                "9:3-15 syntax a claim by reference; write the selector where the number is: `[0.25](gd:walk.loss[8])`",
            ]
        ),
    ])
    func selectorsThatMeanNothingAreExplained(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }
}
