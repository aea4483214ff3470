import Diagnostics
import Testing

struct CaretTests {
    private func rendered(_ text: String, _ range: Range<Int>) -> String {
        let file = SourceFile(path: "content/a.md", bytes: Array(text.utf8))
        return file.place([Diagnostic(.syntax, at: range, "wrong")]).map { $0.rendered() }.joined()
    }

    /// The line as it is shown, and the carets below it, without the margin.
    private func excerpt(_ text: String, _ range: Range<Int>) -> [Substring] {
        rendered(text, range).split(separator: "\n").dropFirst().map { $0.dropFirst(5) }
    }

    @Test func aMessageShowsPlaceLineNotesAndHelp() {
        let file = SourceFile(path: "content/a.md", bytes: Array("one\n| w | 0.6001 |\n".utf8))
        var stale = Diagnostic(
            .staleNumber, at: 10..<16, "claimed 0.6001, computed 0.6000",
            notes: [Note("why"), Note("see", at: 0..<3)])
        stale.fix = "0.6000"
        let placed = file.place([stale])
        #expect(
            placed[0].rendered() == """
                content/a.md:2:7: error: claimed 0.6001, computed 0.6000 [stale-number]
                 2 | | w | 0.6001 |
                   |       ^^^^^^
                  = note: why
                  = note: see
                 1 | one
                   | ^^^
                  = help: write 0.6000

                """)
        #expect(placed[0].rendered(.coloured).contains("\u{1B}[1;31m^^^^^^\u{1B}[0m"))
    }

    /// A line of another file than the message's is never taken for one of that file, in text or in words.
    @Test func aNoteOnAnotherFileNamesIt() {
        func place(_ path: String) -> Place {
            SourceFile(path: path, bytes: Array("one\ntwo\n".utf8)).place([Diagnostic(.syntax, at: 4..<7, "")]
            )[0]
            .place
        }
        let note = PlacedNote(message: "the first", place: place("content/x.md"))
        let placed = PlacedDiagnostic(
            Diagnostic(.duplicateSlug, at: 4..<7, "wrong"), place: place("content/z.md"), notes: [note])
        #expect(
            placed.rendered() == """
                content/z.md:2:1: error: wrong [duplicate-slug]
                 2 | two
                   | ^^^
                  = note: the first
                  --> content/x.md:2:1
                 2 | two
                   | ^^^

                """)
        #expect(note.message(besides: "content/z.md") == "the first (content/x.md, line 2, column 1)")
        #expect(note.message(besides: "content/x.md") == "the first (line 2, column 1)")
        #expect(PlacedNote(message: "why", place: nil).message(besides: "content/x.md") == "why")
    }

    /// Carets stand under the marked bytes whatever stands before them: tabs, wide characters, combining marks, escapes.
    @Test(arguments: [
        ("\tab", 1..<2, "    ab", "    ^"), ("学習 ab", 7..<8, "学習 ab", "     ^"),
        ("e\u{301}ab", 3..<4, "e\u{301}ab", " ^"),
        ("a\u{202E}b", 4..<5, "a\\u{202E}b", "         ^"),
        ("a\u{1B}[2Jb", 2..<5, "a\\u{1B}[2Jb", "       ^^^"), ("ab", 2..<2, "ab", "  ^"),
        ("😀ab", 0..<4, "😀ab", "^^"),
    ])
    func caretsStandUnderTheirBytes(line: String, range: Range<Int>, shown: String, carets: String) {
        #expect(excerpt(line, range) == [shown[...], carets[...]])
    }

    @Test func aLongLineIsCutAroundTheMark() {
        let line = String(repeating: "é", count: 100_000) + "X" + String(repeating: "z", count: 100_000)
        let parts = excerpt(line, 200_000..<200_001)
        #expect(
            parts.count == 2 && parts[0].count < 200 && parts[0].hasPrefix("…é") && parts[0].hasSuffix("z…"))
        #expect(parts[0].count(where: { $0 == "X" }) == 1)
        #expect(parts[0].prefix { $0 != "X" }.count == parts[1].prefix { $0 == " " }.count)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesAndColumnsCountFromOne(ending: String) {
        let text = "é" + ending + "ab" + ending
        let file = SourceFile(path: "a", bytes: Array(text.utf8))
        let start = 2 + ending.utf8.count
        let place = file.place([Diagnostic(.syntax, at: start + 1..<start + 2, "x")])[0].place
        #expect([place.line, place.column, place.endLine, place.endColumn] == [2, 2, 2, 3])
        #expect(place.excerpt.elementsEqual("ab".utf8))
    }

    @Test func theSameMessageIsSaidOnceAndAllAreInOrder() {
        let file = SourceFile(path: "a", bytes: Array("abc".utf8))
        let found = file.place([2, 0, 2, 1].map { Diagnostic(.syntax, at: $0..<$0 + 1, "x") })
        #expect(found.map(\.place.column) == [1, 2, 3])
    }

    @Test func aPlaceOutsideTheFileIsMovedInside() {
        let file = SourceFile(path: "a", bytes: Array("abc".utf8))
        #expect(file.place([Diagnostic(.syntax, at: 90..<99, "x")])[0].place.column == 4)
    }

    /// In one test, since the names of cases with arguments are themselves printed.
    @Test func textCannotSteerTheTerminal() {
        let cases = [
            ("plain é 学", "plain é 学"), ("a\nb\r\tc", "a\\nb\\r\\tc"), ("\u{1B}[2J", "\\u{1B}[2J"),
            ("\0\u{7F}\u{9B}", "\\u{0}\\u{7F}\\u{9B}"),
            ("a\u{202E}b\u{2066}c\u{200F}", "a\\u{202E}b\\u{2066}c\\u{200F}"),
            ("\r\n", "\\r\\n"), ("e\u{301}", "e\u{301}"), ("\u{2028}\u{FEFF}", "\\u{2028}\\u{FEFF}"),
        ]
        for (text, shown) in cases { #expect(Array(printable(text).utf8) == Array(shown.utf8)) }
    }

    @Test func everyRuleHasItsNameAndSentence() {
        #expect(Set(Rule.allCases.map(\.rawValue)).count == Rule.allCases.count)
        #expect(Rule.allCases.allSatisfy { $0.summary.hasSuffix(".") && $0.summary.count <= 150 })
    }
}
