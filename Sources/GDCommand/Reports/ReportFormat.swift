/// What `--format` may ask for; all but text go to standard output, and nothing else goes there with them.
enum ReportFormat: String, CaseIterable, Sendable {
    /// Messages for people, on standard error.
    case text
    /// One object, for programs that know this tool.
    case json
    /// SARIF 2.1.0, for code scanning and editors.
    case sarif
    /// JUnit's XML, for the test views of CI systems: one case for each claim.
    case junit
    /// Workflow commands, which GitHub Actions shows beside the lines that they name.
    case github
}
