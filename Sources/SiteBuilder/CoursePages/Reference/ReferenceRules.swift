import Diagnostics

/// Every rule: what it asks, what to do, what is wrong, what is said of it, and what is right.
extension Reference {
    static func addRules(to page: inout ReferenceWriter) {
        page.section("rules", "Rules")
        page.paragraph(
            """
            Every message ends with the name of its rule in square brackets. A rule's name never changes its meaning. A \
            warning becomes an error under `--strict`.
            """)
        for rule in Rule.allCases {
            let help = rule.help
            page.subsection("rule-\(rule.rawValue)", "`\(rule.rawValue)`")
            page.paragraph(
                "\(rule.summary) A breach is \(rule.usualSeverity == .error ? "an error" : "a warning").")
            page.paragraph(help.meaning)
            page.paragraph(help.advice)
            page.paragraph("Wrong:")
            page.example(help.wrong)
            page.message("\(rule.usualSeverity.rawValue): \(help.message) [\(rule.rawValue)]")
            page.paragraph("Right:")
            page.example(help.right)
        }
    }
}
