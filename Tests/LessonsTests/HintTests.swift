import Testing

/// Why a number is stale, where that lies in another run or in a setting.
struct HintTests {
    /// The run `t` is `walk` with some other settings, and a table that says what other settings would give.
    private func hints(_ settings: String, _ cells: String, besides more: String = "") -> [String] {
        let text =
            walk + more + "```gd t\nlike walk\n" + settings
            + "\n| step | 0 | 1 | 2 | 3 |\n|---|---|---|---|---|\n| w | " + cells + " |\n```"
        return check(text).map { String($0.drop { $0 != ";" }.dropFirst(2)) }
    }

    @Test(arguments: [
        (
            "rate 0.2", "0 | 0.600 | 1.080 | 1.464",
            "`rate 0.1` would make this number and 2 others of t right"
        ),
        ("rate 0.2", "0 | 1.2 | 0.60 | 1.61", ""),
        (
            "from w = 1", "-1 | -0.200 | 0.440 | 0.952",
            "`from w = -1` would make this number and 3 others of t right"
        ),
        (
            "method momentum(0.9)", "0 | 0.600 | 1.380 | 2.094",
            "`momentum=0.5` would make this number and one other of t right"
        ),
        // One number alone says nothing about a setting.
        ("rate 0.2", "0 | 1.2 | 1.92 | 2.36", ""),
    ])
    func oneSettingExplainsAll(settings: String, cells: String, hint: String) {
        let found = hints(settings, cells)
        #expect(
            hint.isEmpty
                ? found.allSatisfy { !$0.contains("would make") } : found.contains { $0.hasPrefix(hint) },
            "\(found)")
    }

    /// A claim that the setting would make wrong, or that is not looked into, keeps the hint away.
    @Test(arguments: [
        ("", true), ("[0.1](gd:t.rate)", true), ("[0.2](gd:t.rate)", false), ("[1](gd:t.first(w>0))", true),
        ("[3](gd:t.first(w>1.4))", true), ("[2](gd:t.first(w>1.4))", false), ("[1.2](gd:=t.w[1])", false),
        ("[falls](gd:t.loss.falls)", true), ("[8](gd:t.steps)", true),
    ])
    func everyClaimOfTheRunIsHeldAgainstTheSetting(claim: String, isGiven: Bool) {
        let block =
            "```gd t\nlike walk\nrate 0.2\n| step | 0 | 1 | 2 |\n|---|---|---|---|\n| w | 0 | 0.600 | 1.080 |\n```\n\n"
        let found = check(walk + block + claim)
        #expect(found.contains { $0.contains("`rate 0.1` would make") } == isGiven, "\(found)")
    }

    @Test func theValueOfAnotherRun() {
        let other = "```gd other\nlike walk\nrate 0.25\nfrom w = 1\n```\n\n"
        let found = hints("rate 0.2", "0 | 1.2000 | 2.500 | 2.3520", besides: other)
        #expect(found == ["at this step the run `other` has these digits"])
        // Two digits may agree by chance.
        #expect(hints("rate 0.2", "0 | 1.2000 | 2.5 | 2.3520", besides: other) == [""])
        // Of two runs with the digits neither is named.
        let twice = other + other.replacing("other", with: "third")
        #expect(hints("rate 0.2", "0 | 1.2000 | 2.500 | 2.3520", besides: twice) == [""])
    }

    @Test func aReasonInTheDigitsComesFirst() {
        let found = hints("rate 0.2", "0 | 1.2000 | 1.9200 | 1.9200")
        #expect(found == ["1.9200 is the value at step 2"])
    }
}
