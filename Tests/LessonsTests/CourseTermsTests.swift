import Diagnostics
import Testing

@testable import Lessons

/// The vocabulary of a course, and what is wrong between lessons.
@Suite struct CourseTermsTests {
    private func index(_ terms: String...) -> CourseIndex {
        CourseIndex(
            heads: terms.enumerated().map { number, terms in
                let text = "---\ntitle: L\(number)\nterms:\n\(terms)\n---\n"
                return LessonHead(
                    SourceFile(path: "content/l\(number).md", bytes: Array(text.utf8)))
            })
    }

    @Test func termsAreSortedAndTheSameOnesJoined() {
        let terms = CourseTerms(index("  weight: W.\n  loss: L.", "  Loss: L.\n  bias: B."))
        #expect(terms.entries.map(\.term) == ["bias", "loss", "weight"])
        #expect(terms.entries.map { $0.lessons.map(\.id) } == [["l1"], ["l0", "l1"], ["l0"]])
        #expect(terms.entry(of: "LOSS")?.definition == "L.")
        #expect(terms.entry(of: "cost") == nil)
    }

    @Test func termsHaveIdsOfTheirOwn() {
        let terms = CourseTerms(index("  learning rate: a\n  learning-rate: b\n  η: c\n  '!': d"))
        #expect(Set(terms.entries.map(\.id)) == ["section", "learning-rate", "learning-rate-1", "η"])
    }

    @Test func twoDefinitionsOfOneTermAreAnErrorAtBothPlaces() throws {
        let clashes = index("  loss: How wrong.", "  Loss: How bad.").clashes
        let clash = try #require(clashes.first)
        #expect(clashes.count == 1)
        #expect(clash.diagnostic.rule == .duplicateSetting)
        #expect(clash.place.file == "content/l1.md")
        #expect(clash.place.line == 4)
        #expect(clash.notes.first?.place?.file == "content/l0.md")
    }

    @Test func oneLessonMayNotDefineATermTwiceEither() {
        #expect(index("  loss: How wrong.\n  LOSS: How bad.").clashes.count == 1)
        #expect(index("  loss: How wrong.\n  LOSS: How wrong.").clashes.isEmpty)
    }

    @Test(arguments: CourseIndex.reservedIDs) func noLessonTakesThePlaceOfAPageOfTheTool(id: String) {
        let head = LessonHead(
            SourceFile(path: "content/\(id).md", bytes: Array("---\ntitle: T\n---\n".utf8)))
        let clashes = CourseIndex(heads: [head]).clashes
        #expect(clashes.map(\.diagnostic.rule) == [.duplicateSlug])
    }
}

/// What the reference page says is what the parser reads.
@Suite struct ReferenceWordsTests {
    @Test func everyShowItemHasItsHelp() {
        #expect(ShowItemHelp.all.map(\.name) == ShowItem.names)
    }

    @Test(arguments: SelectorForm.allCases) func everyExampleOfASelectorIsRead(form: SelectorForm) throws {
        let selector = try SelectorParser.parse(Array(form.example.utf8))
        let kind: String =
            switch selector {
            case .literal: "literal"
            case .sum: "sum"
            case .arithmetic: "arithmetic"
            case .reference(let reference):
                switch reference.tail {
                case .block: "block"
                case .word: "word"
                case .part: "part"
                case .value: "value"
                case .stretch: "stretch"
                case .sequence: "sequence"
                case .trend: "trend"
                case .first: "first"
                }
            }
        let expected =
            switch form {
            case .value, .compared, .otherLesson: "value"
            case .sequence, .setting, .verdict: "word"
            case .start, .methodSetting: "part"
            default: "\(form)"
            }
        #expect(kind == expected)
    }

    @Test func everyStatementHasHelpInWholeSentences() {
        for keyword in Keyword.allCases {
            #expect(keyword.help.hasSuffix(".") && !keyword.help.contains("\n"), "\(keyword)")
        }
    }
}
