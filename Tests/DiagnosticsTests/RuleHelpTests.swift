import Diagnostics
import Testing

/// The help on each rule, as far as it can be judged without a lesson; GDCommandTests checks the examples.
@Suite struct RuleHelpTests {
    @Test(arguments: Rule.allCases)
    func isInWholeSentencesWithAnExample(rule: Rule) {
        let help = rule.help
        for text in [help.meaning, help.advice] {
            #expect(text.first?.isUppercase == true && text.contains("."))
            #expect(!text.contains("\n") && !text.contains("  "))
        }
        #expect(help.wrong != help.right && !help.wrong.isEmpty && !help.right.isEmpty)
    }

    @Test func noTwoRulesShareTheirHelp() {
        #expect(Set(Rule.allCases.map(\.help.meaning)).count == Rule.allCases.count)
        #expect(Set(Rule.allCases.map(\.help.wrong)).count == Rule.allCases.count)
    }

    @Test(arguments: Rule.allCases)
    func noExampleEndsItsCodeFence(rule: Rule) {
        let fences = rule.help.markdown.split(separator: "\n").filter { $0.hasPrefix("````") }
        #expect(
            fences == ["````\(rule.help.kind.rawValue)", "````", "````\(rule.help.kind.rawValue)", "````"])
    }

    @Test func plainTextIndentsExamples() {
        let expected = """
            Wrong:

                ```gd down
                like walk
                ratte 0.2
                ```

            Right:

                ```gd down
                like walk
                rate 0.2
                ```

            """
        #expect(Rule.unknownKeyword.help.plainText.hasSuffix(expected))
    }
}
