import Testing

/// Inline claims of numbers: text in, messages out.
struct ClaimTests {
    /// One number, in every form that an author writes.
    @Test(arguments: [
        (
            "[2.4968](gd:walk.w[8])",
            [
                "7:2-8 stale-number claimed 2.4968, computed 2.4967"
            ]
        ),
        (
            "é [**0.60**1](gd:walk.w[1])",
            [
                "7:7-14 stale-number claimed 0.601, computed 0.600"
            ]
        ),
        (
            "[`0.61`](gd:walk.w[1])",
            [
                "7:3-7 stale-number claimed 0.61, computed 0.60"
            ]
        ),
        (
            "> [0.61](gd:walk.w[1])\nlazy [0.62](gd:walk.w[1])",
            [
                "7:4-8 stale-number claimed 0.61, computed 0.60",
                "8:7-11 stale-number claimed 0.62, computed 0.60",
            ]
        ),
        (
            "- a\n  - b [&minus;7](gd:walk.slope[0]) c",
            [
                "8:8-16 stale-number claimed −7, computed −6"
            ]
        ),
        (
            "[two](gd:walk.w[5])",
            []
        ),
        (
            "[Three](gd:walk.w[5])",
            [
                "7:2-7 stale-number claimed Three, computed Two"
            ]
        ),
        (
            "[twenty-one](gd:walk.steps)",
            [
                "7:2-12 claim-count a number in words beyond zero to twenty; write it in digits"
            ]
        ),
        (
            "[?.???](gd:walk.w[1])",
            [
                "7:2-7 unfilled ?.??? is still to be filled in; computed 0.600"
            ]
        ),
        (
            "[?](gd:walk.steps)",
            [
                "7:2-3 unfilled ? is still to be filled in; computed 8"
            ]
        ),
        (
            "[1.0??](gd:walk.w[2])",
            [
                "7:2-7 unfilled 1.0?? is still to be filled in; computed 1.080"
            ]
        ),
        (
            "[60%](gd:walk.w[1])",
            []
        ),
        (
            "[61 %](gd:walk.w[1])",
            [
                "7:2-6 stale-number claimed 61 %, computed 60 %"
            ]
        ),
        (
            "[6.0e-1](gd:walk.w[1])",
            []
        ),
        (
            "[6.1×10^-1](gd:walk.w[1])",
            [
                "7:2-12 stale-number claimed 6.1×10^-1, computed 6.0×10^-1"
            ]
        ),
        (
            "[6.1 × 10⁻¹](gd:walk.w[1])",
            [
                "7:2-16 stale-number claimed 6.1 × 10⁻¹, computed 6.0 × 10⁻¹"
            ]
        ),
        (
            "[0.25…](gd:walk.loss[8])",
            []
        ),
        (
            "[0.26…](gd:walk.loss[8])",
            [
                "7:2-9 stale-number claimed 0.26…, computed 0.25…"
            ]
        ),
        (
            "[3.68](gd:walk.loss[2])",
            [
                "7:2-6 stale-number claimed 3.68, computed 3.69; 3.68 is 3.6864 cut off, not rounded: with 2 decimals it rounds to 3.69"
            ]
        ),
        (
            "[3.68640000000000000000000000000](gd:walk.loss[2])",
            [
                "7:2-33 stale-number claimed 3.68640000000000000000000000000, computed 3.68639999999999989910293152207"
            ]
        ),
        (
            "[0](gd:walk.w[1])",
            [
                "7:2-3 stale-number claimed 0, computed 1"
            ]
        ),
        (
            "[5.76](gd:walk.loss[2])",
            [
                "7:2-6 stale-number claimed 5.76, computed 3.69; 5.76 is the value at step 1"
            ]
        ),
        (
            "[6](gd:walk.slope[0])",
            [
                "7:2-3 stale-number claimed 6, computed -6; only the sign differs"
            ]
        ),
        (
            "[](gd:walk.w[1])",
            [
                "7:2-2 claim-count no number in the text, the selector gives one number; write the number, or `?.??` to have it filled in"
            ]
        ),
        (
            "[1 2](gd:walk.w[1])",
            [
                "7:2-5 claim-count 2 numbers in the text, the selector gives one number; claim each number by itself"
            ]
        ),
        (
            "[0…3](gd:walk.rate)",
            [
                "7:2-7 claim-count 2 numbers in the text, the selector gives one number; claim each number by itself"
            ]
        ),
    ])
    func numbersAreRightToTheirWrittenDigits(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }

    /// Words that are known, at a place where they name no number.
    @Test(arguments: [
        (
            "[1](gd:=walk.converges)",
            [
                "7:14-23 unknown-selector 'converges' is a verdict, which is no number; a verdict is claimed alone, in free words: `[it ends well](gd:walk.converges)`"
            ]
        ),
        (
            "[0](gd:walk.from)",
            [
                "7:13-17 unknown-selector 'from' names no start; say whose, as in `walk.from.w`"
            ]
        ),
    ])
    func aKnownWordIsNotSuggestedForItself(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }

    /// Signs and sizes in words, and dashes where a sign would stand: what a reader reads is what is checked.
    @Test(
        arguments: [
            ("[minus six](gd:=-6) [Minus  one](gd:=-1) [a minus: six](gd:=6)", []),
            (
                "[minus six](gd:=6)",
                ["7:2-11 stale-number claimed minus six, computed six"]
            ),
            ("[Six](gd:=-6)", ["7:2-5 stale-number claimed Six, computed Minus six"]),
            (
                "[one half](gd:=0.5)",
                ["7:2-10 claim-count a number in words beyond zero to twenty; write it in digits"]
            ),
            (
                "[two-thirds](gd:=2/3)",
                ["7:2-12 claim-count a number in words beyond zero to twenty; write it in digits"]
            ),
            (
                "[twenty one](gd:=21)",
                ["7:2-12 claim-count a number in words beyond zero to twenty; write it in digits"]
            ),
            (
                "[a hundred](gd:=100)",
                ["7:2-11 claim-count a number in words beyond zero to twenty; write it in digits"]
            ),
            (
                "[six, half the way](gd:=6) [two and a half hours](gd:=2) [one hundred steps](gd:walk.converges)",
                []
            ),
            (
                "[–6](gd:=-6)",
                [
                    "7:5-6 syntax the dash before 6 is no minus sign; write −6, with a minus sign or a hyphen; a dash that is none wants a space behind it"
                ]
            ),
            (
                "[from —6 on](gd:=6)",
                [
                    "7:10-11 syntax the dash before 6 is no minus sign; write −6, with a minus sign or a hyphen; a dash that is none wants a space behind it"
                ]
            ),
            ("[– 6](gd:=6) [0–0.6](gd:walk.w[0...1])", []),
        ] as [(String, [String])])
    func signsAndSizesAreReadAsWritten(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }

    /// Sequences, stretches and steps.
    @Test(arguments: [
        (
            "[9 → 5.76 → … → 0.26](gd:walk.loss)",
            [
                "7:25-29 stale-number claimed 0.26, computed 0.25"
            ]
        ),
        (
            "[9 → … → 5 → … → 0.25](gd:walk.loss)",
            [
                "7:2-34 claim-count two `…` in one sequence; leave numbers out in one place: before it they count from the start, after it from the end"
            ]
        ),
        (
            "[9, 5.76](gd:walk.loss)",
            [
                "7:2-9 claim-count 2 numbers in the text, the selector gives 9: steps 0 to 8; write them all, or leave some out with ` … `"
            ]
        ),
        (
            "[…, 0.40, 0.25](gd:walk.loss)",
            []
        ),
        (
            "[0 0.6 1.08](gd:walk.w[0...2])",
            []
        ),
        (
            "[0 0.6](gd:walk.w[0...2])",
            [
                "7:2-7 claim-count 2 numbers in the text, the selector gives 3: steps 0 to 2; write them all, or leave some out with ` … `"
            ]
        ),
        (
            "[0](gd:walk.w[9])",
            [
                "7:14-17 unknown-selector a step that is not in the run, which ends at step 8; its steps go from 0 to 8"
            ]
        ),
        (
            "[0](gd:walk.w[last-9])",
            [
                "7:14-22 unknown-selector a step that is not in the run, which ends at step 8; its steps go from 0 to 8"
            ]
        ),
        (
            "[0](gd:walk.w[3...1])",
            [
                "7:14-21 unknown-selector a stretch from step 3 back to step 1; write the earlier step first"
            ]
        ),
        (
            "[1](gd:walk.loss[1)",
            [
                "7:17-19 syntax '[1' is no step; write `[8]`, `[last]`, `[last-1]` or `[0...3]`"
            ]
        ),
    ])
    func sequencesAreCountedFromBothEnds(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }
}
