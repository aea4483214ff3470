import Testing

@testable import Diagnostics

struct NearestTests {
    /// Oracle: distances worked out by hand from the definition.
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("build", "biuld", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
        ("ab", "ba", 1),
    ])
    func slipsAreCounted(one: String, other: String, slips: Int) {
        #expect(editDistance(Array(one.utf8), Array(other.utf8)) == slips)
        #expect(editDistance(Array(other.utf8), Array(one.utf8)) == slips)
    }

    @Test(arguments: [
        ("lerning", ["learning", "loss"], ["learning"]), ("zzz", ["build", "check"], []),
        ("a", ["b", "ab"], ["ab"]),
        ("rat", ["rate", "bat", "cat", "at", "print"], ["at", "bat", "cat"]), ("WALK", ["walk"], ["walk"]),
        ("wlk", [], []),
    ])
    func theNearestComeFirst(word: String, names: [String], expected: [String]) {
        #expect(nearest(to: word, among: names) == expected)
        #expect(
            nearest(to: Array(word.utf8), among: names.map { Array($0.utf8) })
                == expected.map { Array($0.utf8) })
    }

    @Test func longNamesAreNotCompared() {
        #expect(nearest(to: String(repeating: "a", count: 100_000), among: ["build"]).isEmpty)
        #expect(nearest(to: "build", among: [String(repeating: "a", count: 100_000), "bild"]) == ["bild"])
    }

    @Test(
        arguments: [
            ([], nil), (["a"], "did you mean 'a'?"), (["a", "b", "c"], "did you mean 'a', 'b' or 'c'?"),
        ] as [([String], String?)])
    func namesBecomeAQuestion(names: [String], expected: String?) {
        #expect(question(among: names) == expected)
    }
}
