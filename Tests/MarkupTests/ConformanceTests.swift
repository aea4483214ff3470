import Markup
import Testing

@Suite(.enabled(if: Specs.arePresent, "the conformance suites are not at ../shared/specs"))
struct ConformanceTests {
    @Test func everyCommonMarkExampleRendersAsTheSpecificationSays() throws {
        #expect(Specs.commonMark.count == 652)
        for example in Specs.commonMark {
            #expect(try conformanceHTML(example.markdown) == example.html, "example \(example.example ?? 0)")
        }
    }

    @Test func everyTableExampleRendersAsGitHubSays() throws {
        #expect(Specs.tables.count == 8)
        for example in Specs.tables { #expect(try conformanceHTML(example.markdown) == example.html) }
    }
}
