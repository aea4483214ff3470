import Testing

/// Statements of a block and what they make of one another.
struct BlockTests {
    /// What is wrong with a statement, at its smallest place.
    @Test(arguments: [
        (
            "```gd\nminimize L(w) = w^2\nfrom w = 1\n```",
            [
                "7:1-6 missing-setting this block has no learning rate; add `rate 0.1`",
                "7:1-6 missing-setting this block has no number of steps; add `steps 8`",
            ]
        ),
        (
            "```gd t\nfrom w = 1\n```",
            [
                "7:1-8 missing-setting t has no loss; add `minimize L(w) = EXPR`"
            ]
        ),
        (
            "HEADrate 0.2\n```",
            [
                "12:1-9 duplicate-setting `rate` is given twice; the first one is here; keep one of them"
            ]
        ),
        (
            "```gd\nrat 0.1\n```",
            [
                "8:1-4 unknown-keyword unknown keyword 'rat'; did you mean 'rate'?"
            ]
        ),
        (
            "HEADexpect diverges\n```",
            [
                "12:8-16 false-statement expected that the run diverges, but it converges; 'converges': near; the run takes 8 steps; a verdict looks at ten times as many"
            ]
        ),
        (
            "HEADexpect convergs\n```",
            [
                "12:8-16 syntax 'convergs' is no verdict; did you mean 'converges'?"
            ]
        ),
        (
            "```gd\nminimize L(w, b) = w^2 + b\nfrom w = 0, c = 1\nrate 1\nsteps 1\n```",
            [
                "9:6-18 missing-setting this block has no start for 'b'; add `from b = 0`",
                "9:13-14 unknown-selector the loss has no parameter 'c'; its parameters are w, b",
            ]
        ),
        (
            "```gd\nminimize L(w) = (w - 3^2\nfrom w = 0\n```",
            [
                "8:17-18 syntax a `(` that is not closed; close it with `)`"
            ]
        ),
        (
            "```gd\nminimize L(w) = w*foo\nfrom w = 0\nrate 1\nsteps 3\n```",
            [
                "8:19-22 unknown-selector nothing is called 'foo' here; define it with `let`, or make it a parameter of the loss"
            ]
        ),
        (
            "```gd\nminimize L(w) = sqrt(w)\nfrom w = -1\nrate 1\nsteps 3\n```",
            [
                "9:6-12 bad-value the loss at the start is nan, no finite number; at w = -1 the loss 'L' is not defined or overflows; start elsewhere"
            ]
        ),
        (
            "```gd\nminimize L(w) = w^2\nfrom w = 1\nrate 0\nsteps 3\n```",
            [
                "10:6-7 bad-value a learning rate of 0; it is a finite number above 0"
            ]
        ),
        (
            "```gd\nminimize L(w) = w^2\nfrom w = 1\nrate 1\nsteps 10^12\n```",
            [
                "11:7-12 limit 1000000000000 steps; the limit for this block is 1000000; take fewer steps"
            ]
        ),
        (
            "```gd\nminimize L(w) = w^2\nfrom w = 1\nrate 1\nsteps 2.5\n```",
            [
                "11:7-10 bad-value 2.5 steps; the number of steps is a whole number from 0"
            ]
        ),
        (
            "HEADcaption \"ends at [2.51](gd:t.w[8])\"\n```",
            [
                "12:19-23 stale-number claimed 2.51, computed 2.50"
            ]
        ),
        (
            "HEADprint \"{w:.2f} {foo}\"\n```",
            [
                "12:17-20 unknown-selector nothing is called 'foo' here; define it with `let`, or make it a parameter of the loss"
            ]
        ),
        (
            "HEADshow curv, code(swft)\n```",
            [
                "12:6-10 unknown-keyword unknown item 'curv' of `show`; did you mean 'curve'?",
                "12:17-21 unknown-keyword no listings in 'swft'; did you mean 'swift'?",
            ]
        ),
        (
            "```GD x\n```",
            [
                "7:4-8 syntax this fence is nearly a `gd` fence, and would be ordinary code; the opening line is ```` ```gd ```` and a name, with a space between"
            ]
        ),
        (
            "```gd x-y\n```",
            [
                "7:7-10 syntax 'x-y' is no name for a block; a name is a letter, then letters, digits or `_`: no hyphens"
            ]
        ),
        (
            "```gd x y\n```",
            [
                "7:9-10 syntax 'y' after the block's name; the opening line is `gd` and one name"
            ]
        ),
        (
            "```gd x\nrat 1",
            [
                "7:1-8 syntax a code fence that is never closed; close it with as many marks as open it, on a line of their own"
            ]
        ),
        (
            "```gd broken\nfoo\n| step | [a](gd:w) |\n|---|---|\n| 0 | 0 |\n```\n[3](gd:broken.w[1])",
            [
                "8:1-4 unknown-keyword unknown keyword 'foo'; a statement opens with one of like, let, minimize, from, rate, steps, stop, expect, print, show, caption, method, schedule, epochs, data, batch, compare, overlay, fragile"
            ]
        ),
    ])
    func statementsAreExplained(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }

    /// Settings of another block, of this lesson and of others.
    @Test(arguments: [
        (
            "```gd\nlike wlak\n```",
            [
                "8:6-10 unknown-selector no block is called 'wlak'; did you mean 'walk'?"
            ]
        ),
        (
            "```gd t\nlike t\n```",
            [
                "8:6-7 unknown-selector 't' does not stand before this block; `like` names an earlier block"
            ]
        ),
        (
            "```gd\nrate 1\nlike walk\n```",
            [
                "9:1-10 syntax `like` after other statements; put it first: what follows overrides what it brings"
            ]
        ),
        (
            "```gd\nlike walk\nrate 0.2\n| step | 1 |\n|---|---|\n| w | 1.2 |\n```",
            []
        ),
        (
            "```gd walk\nlike walk\nrate 0.2\n```",
            [
                "7:4-11 duplicate-setting a second block is called 'walk'; the first one is here; a name is unique in its lesson"
            ]
        ),
        (
            "```gd\nlike other/x\n```",
            [
                "8:6-13 unknown-selector no block is called 'other/x'; the blocks are walk, loop, bad"
            ]
        ),
        (
            "```gd t\nlike other/loop\n```",
            [
                "8:6-16 unknown-selector `like` leads from here into a circle of blocks; one block of the circle has to stand on its own"
            ]
        ),
        (
            "```gd\nlike other/bad\n```",
            [
                "8:6-15 unknown-selector the settings of 'other/bad' have an error here; check that lesson, and what this block overrides"
            ]
        ),
        (
            "```gd\nlike other/walk\nsteps 3\n| step | 3 |\n|---|---|\n| w | 1.46 |\n```",
            []
        ),
        (
            "```gd\nlike other/walk\nrate 0\n```",
            [
                "9:6-7 bad-value a learning rate of 0; it is a finite number above 0"
            ]
        ),
        (
            "```gd\nlike nobody/walk\n```",
            [
                "8:6-17 unknown-selector no lesson is called 'nobody'; a lesson is named by its slug, with its folders"
            ]
        ),
        (
            "```gd\nlike walk\nminimize L(v) = v^2\nfrom v = 1\n```",
            []
        ),
    ])
    func likeIsFollowed(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }
}
