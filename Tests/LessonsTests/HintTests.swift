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
            "`rate 0.1` would make this and the 2 other stale numbers of t right"
        ),
        ("rate 0.2", "0 | 1.2 | 0.60 | 1.61", ""),
        (
            "from w = 1", "-1 | -0.200 | 0.440 | 0.952",
            "`from w = -1` would make this and the 3 other stale numbers of t right"
        ),
        (
            "method momentum(0.9)", "0 | 0.600 | 1.380 | 2.094",
            "`momentum=0.5` would make this and the other stale number of t right"
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
