import Diagnostics
import Foundation
import Lessons
import SiteBuilder
import Testing

/// The examples of the rules' help are true: the wrong one breaks its rule, the right one breaks none.
@Suite struct RuleExampleTests {
    /// The rules whose examples `gd check` judges; what nothing notices, `gd mutate` finds.
    private static let checked = Rule.allCases.filter {
        $0.help.kind == .lesson && ![.unnoticedChange, .maths].contains($0)
    }

    /// Evaluation alone does not find these.
    @Test(arguments: [(Rule.unnoticedChange, "mutate"), (.maths, "check")])
    func command(rule: Rule, command: String) throws {
        let (tool, course) = (try Tool(), try TemporaryFolder())
        for (example, status) in [(rule.help.wrong, Int32(1)), (rule.help.right, 0)] {
            let text = example.hasPrefix("---\n") ? example : Self.before + example
            try course.write("content/lesson.md", text + "\n")
            let outcome = try tool.call([command, "content/lesson.md"], in: course.path)
            #expect(outcome.status == status)
            #expect(outcome.error.contains(": \(rule.help.message) [\(rule.rawValue)]\n") == (status == 1))
        }
    }

    @Test(arguments: Self.checked)
    func lesson(rule: Rule) {
        #expect(Set(broken(by: rule.help.wrong, rule)) == [rule])
        #expect(broken(by: rule.help.right, rule) == [])
    }

    @Test(arguments: Self.checked)
    func message(rule: Rule) {
        let found = diagnostics(of: rule.help.wrong, Demands(isStrict: rule == .bareNumeral))
        #expect(found.first?.diagnostic.message == rule.help.message)
    }

    @Test(arguments: Rule.allCases.filter { $0.help.kind == .course })
    func messageAboutTheCourse(rule: Rule) {
        let line = "error: \(rule.help.message) [\(rule.rawValue)]\n"
        let snapshots = Case.all(.failure).compactMap {
            try? String(contentsOf: $0.expectedFile, encoding: .utf8)
        }
        #expect(snapshots.contains { $0.contains(line) })
    }

    @Test(arguments: Self.checked)
    func usualSeverity(rule: Rule) {
        // Under strict, which bare numbers need to be reported at all, everything is an error.
        guard rule != .bareNumeral else { return }
        let found = diagnostics(of: rule.help.wrong, Demands())
        #expect(!found.isEmpty && found.allSatisfy { $0.diagnostic.severity == rule.usualSeverity })
    }

    @Test(arguments: Rule.allCases.filter { $0.help.kind == .template })
    func template(rule: Rule) {
        #expect(Set(brokenByTemplate(rule.help.wrong).map(\.rule)) == [rule])
        #expect(brokenByTemplate(rule.help.wrong).map(\.message) == [rule.help.message])
        #expect(brokenByTemplate(rule.help.right).isEmpty)
    }

    private func broken(by example: String, _ rule: Rule) -> [Rule] {
        diagnostics(of: example, Demands(isStrict: rule == .bareNumeral)).map(\.diagnostic.rule)
    }

    private func diagnostics(of example: String, _ demands: Demands) -> [PlacedDiagnostic] {
        let text = example.hasPrefix("---\n") ? example + "\n" : Self.before + example + "\n"
        let source = SourceFile(path: "content/lesson.md", bytes: Array(text.utf8))
        let course = Course(
            files: Course.Files(
                read: { $0 == source.path ? source : nil }, exists: { $0 == source.path }),
            index: CourseIndex(heads: [LessonHead(source)]))
        return Lesson.read(source).lesson.evaluated(in: course, demands: demands).diagnostics
    }

    private func brokenByTemplate(_ example: String) -> [Diagnostic] {
        let source = SourceFile(path: "templates/page.mustache", bytes: Array(example.utf8))
        return SiteTemplates.compile([source]).diagnostics.map(\.diagnostic)
    }

    /// What stands before each example: front matter, and the block that examples speak of.
    private static let before = """
        ---
        title: T
        ---

        ```gd walk
        minimize L(w) = (w - 3)^2
        from w = 0
        rate 0.1
        steps 8
        ```


        """
}
