import Diagnostics
import Lessons
import SiteBuilder

/// What every command has: the course's folder, the terminal, the threads, the moment it began.
struct Session {
    let root: String
    let terminal: Terminal
    let workers: Workers
    /// KaTeX, which is read where a lesson has maths.
    let maths = MathsLibrary(script: KatexScript.read)
    /// In nanoseconds of the system's monotonic clock; shown, and nothing else depends on it.
    let start: UInt64

    init(_ invocation: Invocation, start: UInt64) {
        var root = invocation.text(.root) ?? "."
        while root.utf8.count > 1, root.hasSuffix("/") { root.removeLast() }
        self.root = root
        let color = ColorChoice(rawValue: invocation.choice(.color)) ?? .auto
        terminal = Terminal(color: color, isQuiet: invocation.has(.quiet))
        workers = Workers(threads: invocation.number(.jobs))
        self.start = start
    }

    func openCourse() throws(CommandFailure) -> CourseFolder {
        do throws(OutsideError) {
            return try CourseFolder(root: root)
        } catch {
            throw .outside(error)
        }
    }

    /// Reads and compiles the templates; what is wrong with them is an author's error.
    func templates(of course: CourseFolder) throws(CommandFailure) -> (
        templates: SiteTemplates?, diagnostics: [PlacedDiagnostic]
    ) {
        do throws(OutsideError) {
            let (files, refused) = try course.templateFiles()
            let (templates, diagnostics) = SiteTemplates.compile(files)
            return (templates, refused + diagnostics)
        } catch {
            throw .outside(error)
        }
    }

    /// Runs something that may fail outside.
    func outside<Value>(_ body: () throws(OutsideError) -> Value) throws(CommandFailure) -> Value {
        do throws(OutsideError) {
            return try body()
        } catch {
            throw .outside(error)
        }
    }

    /// Shows diagnostics with their source lines.
    func show(_ diagnostics: [PlacedDiagnostic]) {
        let painting: Painting = terminal.colorsErrors ? .coloured : .plain
        let text = diagnostics.map { $0.rendered(painting) }.joined(separator: "\n")
        if !text.isEmpty { terminal.report(text + "\n") }
    }

    /// Prints what was found, in the format asked for, and the closing line.
    func finish(_ summary: Summary, format: ReportFormat) throws(CommandFailure) -> ExitStatus {
        if let failure = summary.failure { throw .outside(failure) }
        let diagnostics = summary.diagnostics.sortedByPlace()
        let hasErrors = diagnostics.contains { $0.diagnostic.severity == .error }
        switch format {
        case .text:
            show(diagnostics)
            if let numerals = summary.numerals { terminal.print(numerals.text) }
        case .json:
            let numerals = summary.numerals?.total
            terminal.print(
                JSONReport(tally: summary.tally, numerals: numerals, diagnostics: diagnostics).text)
        case .sarif: terminal.print(SARIFReport(version: Grammar.gd.version, diagnostics: diagnostics).text)
        case .junit: terminal.print(JUnitReport(claims: summary.claims, diagnostics: diagnostics).text)
        case .github: terminal.print(GitHubReport(diagnostics: diagnostics).text)
        }
        terminal.note(summary.closingLine(now: Platform.nanoseconds, published: !hasErrors))
        return hasErrors ? .lessonsHaveErrors : .fine
    }
}

/// What a command ends with.
package enum ExitStatus: Int32, Sendable {
    /// Nothing is wrong.
    case fine = 0
    /// The lessons or templates have errors.
    case lessonsHaveErrors = 1
    /// The call itself is wrong, or something outside failed.
    case callOrOutsideFailed = 2
}

/// Why a command could not do its work at all.
enum CommandFailure: Error {
    case usage(String)
    case outside(OutsideError)
}

/// What was done and what was found, over all lessons.
struct Summary {
    let verb: String
    let since: UInt64
    var tally = Tally()
    /// Where they were to be counted.
    var numerals: NumeralReport?
    /// Of each lesson that could be read, where the report names each claim.
    var claims: [(path: String, outcomes: [ClaimOutcome])] = []
    var diagnostics: [PlacedDiagnostic] = []
    var assets: [String] = []
    /// Whether some page needs the widget's script.
    var showsWidget = false
    var failure: OutsideError?

    init(verb: String, since: UInt64) {
        self.verb = verb
        self.since = since
    }

    /// Whether nothing is wrong that keeps a site from being published.
    var isPublishable: Bool { diagnostics.allSatisfy { $0.diagnostic.severity != .error } }

    mutating func add(_ outcomes: [LessonOutcome]) {
        tally += outcomes.tally
        diagnostics += outcomes.diagnostics
        for outcome in outcomes {
            assets += outcome.assets
            showsWidget = showsWidget || outcome.showsWidget
            if let kept = outcome.claims { claims.append((outcome.path, kept)) }
        }
        failure = failure ?? outcomes.failure
    }

    /// `checked 5 lessons, 31 blocks: 412 claims right, 1 stale, 0 fragile, in 12 ms`
    func closingLine(now: UInt64, published: Bool) -> String {
        let done = verb == "built" && !published ? "nothing built" : verb
        var counts = ["\(tally.right) right", "\(tally.stale) stale"]
        if tally.isFalse > 0 { counts.append("\(tally.isFalse) false") }
        if tally.unfilled > 0 { counts.append("\(tally.unfilled) unfilled") }
        counts.append("\(tally.fragile) fragile")
        if tally.unjudged > 0 { counts.append("\(tally.unjudged) unjudged") }
        let milliseconds = (now - since) / 1_000_000
        return
            "\(done): \(count(tally.lessons, "lesson")), \(count(tally.blocks, "block")), claims \(counts.joined(separator: ", ")); \(milliseconds) ms\n"
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
