import Testing

/// Claimed transcripts.
struct TranscriptTests {
    /// A changed digit is found at its line, whatever is left out before it.
    @Test(arguments: [
        (
            "```gd-output walk\nstep 1: w = 0.6000 loss = 5.7600\n…\nstep 8: w = 2.4967 loss = 0.2534\n```",
            [
                "10:27-33 stale-number claimed 0.2534, printed 0.2533"
            ]
        ),
        (
            "```gd-output walk\nstep 1: w = 0.6000  loss = 5.7600\n…\nstep 7: w = 2.3709 loss = 0.3958\n```",
            [
                "7:1-18 claim-count the transcript stops one line before the end of what is printed; write them, or leave them out with a line `…`",
                "8:1-34 false-statement the printed line is another; printed: step 1: w = 0.6000 loss = 5.7600",
            ]
        ),
        (
            "```gd-output walk\n…\nstep 4: w = 1.7712 loss = 1.5098\n…\n```",
            [
                "9:27-33 stale-number claimed 1.5098, printed 1.5099"
            ]
        ),
        (
            "```gd-output walk\nstep 1: w = 0.6000 loss = 5.7600\n```",
            [
                "7:1-18 claim-count the transcript stops 7 lines before the end of what is printed; write them, or leave them out with a line `…`"
            ]
        ),
        (
            "```gd-output walk\nStep 1: w = 0.6000 loss = 5.7600\n…\n```",
            [
                "8:1-33 false-statement the printed line is another; printed: step 1: w = 0.6000 loss = 5.7600"
            ]
        ),
        (
            "```gd-output\n```",
            [
                "7:4-13 syntax a transcript that names no run; write ```` ```gd-output walk ````"
            ]
        ),
        (
            "```gd-output wlk\n```",
            [
                "7:14-17 unknown-selector no block is called 'wlk'; did you mean 'walk'?"
            ]
        ),
        (
            "```gd-output walk\nstep 1: w = ?.???? loss = 5.7600\n…\n```",
            [
                "8:13-19 unfilled ?.???? is still to be filled in; printed 0.6000"
            ]
        ),
        (
            "```gd-output walk\n…\nstep 1: w = 0.6000 loss = 5.7600\nstep 2: w = 1.0800 loss = 3.6864\nstep 3: w = 1.4640 loss = 2.3594\n…\n```",
            [
                "11:27-33 stale-number claimed 2.3594, printed 2.3593"
            ]
        ),
    ])
    func linesAreComparedDigitByDigit(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }

    /// A line too many, or too few, is said once; the right numbers of the lines behind it stay right.
    @Test(arguments: [
        (
            "```gd-output walk\n…\nstep 6: w = 2.2136 loss = 0.6185\nstep 7: w = 2.3709 loss = 0.3958\nstep 8: w = 2.4967 loss = 0.2533\none more\n```",
            [
                "12:1-9 claim-count a line beyond the 8 that are printed; remove it, or take more steps"
            ]
        ),
        (
            "```gd-output walk\n…\nstep 6: w = 2.2136 loss = 0.6185\nbetween\nstep 7: w = 2.3709 loss = 0.3958\nstep 8: w = 2.4967 loss = 0.2533\n```",
            [
                "10:1-8 claim-count a line that is not printed here; remove it"
            ]
        ),
        (
            "```gd-output walk\n…\nstep 6: w = 2.2136 loss = 0.6185\nstep 8: w = 2.4967 loss = 0.2533\n```",
            [
                "10:1-33 claim-count one printed line left out before this one; write what is printed there, or put a line `…` in its place"
            ]
        ),
        (
            "```gd-output walk\n…\nstep 6: w = 2.2136 loss = 0.6185\nstep 7: w = 2.3709 loss = 0.3958\n```",
            [
                "7:1-18 claim-count the transcript stops one line before the end of what is printed; write them, or leave them out with a line `…`"
            ]
        ),
        (
            "```gd-output walk\nstep 1: w = 0.6000 loss = 5.7600\nstep 2: w = 1.0800 loss = 3.6864\nstep 5: w = 2.0170 loss = 0.9664\nstep 6: w = 2.2136 loss = 0.6185\n…\n```",
            [
                "10:1-33 claim-count 2 printed lines left out before this one; write what is printed there, or put a line `…` in its place"
            ]
        ),
        (
            "```gd-output walk\n…\nstep 6: w = 2.2136 loss = 0.6186\nstep 7: w = 2.3709 loss = 0.3958\nstep 8: w = 2.4967 loss = 0.2533\n```",
            [
                "9:27-33 stale-number claimed 0.6186, printed 0.6185"
            ]
        ),
        (
            "```gd-output walk\n…\nstep 8: w = 2.3709 loss = 0.3958\nstep 8: w = 2.4967 loss = 0.2533\n```",
            [
                "9:6-7 stale-number claimed 8, printed 7"
            ]
        ),
    ])
    func aLineTooManyOrTooFewShiftsNothing(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }
}
