import Diagnostics
import Lessons

/// `gd fix`: writes stale and open claimed numbers anew.
struct FixCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        // lessons ─► checked ─► fixed in memory ─► checked again ─► diff, or the disk
        let only = try invocation.text(.only).map { text throws(CommandFailure) in
            try SourceLine(text, lead: "--only takes")
        }
        if only != nil, !invocation.operands.isEmpty {
            throw .usage("--only names its own FILE; leave out '\(printable(invocation.operands[0]))'")
        }
        let wanted = try WantedLessons(only.map { [$0.file] } ?? invocation.operands, session)
        // From reading to writing nobody else fixes this course.
        let lock = try session.outside { () throws(OutsideError) in
            invocation.has(.dryRun) ? nil : try FolderLock("content", of: wanted.folder.folder)
        }
        defer { withExtendedLifetime(lock) {} }
        let terminal = session.terminal
        let progress: @Sendable (Int) -> Void = { terminal.progress("fixing", $0, of: wanted.paths.count) }
        let outcomes = session.workers.map(wanted.paths.count, finished: progress) { number in
            wanted.fix(wanted.paths[number], line: only?.line)
        }
        var report = Report()
        for outcome in outcomes { report.add(outcome) }
        report.diagnostics += wanted.diagnostics
        if let failure = report.failure { throw .outside(failure) }
        return invocation.has(.dryRun) ? show(report) : write(report, wanted.folder.folder)
    }

    private struct Report {
        var fixes: [LessonFix] = []
        var diagnostics: [PlacedDiagnostic] = []
        var failure: OutsideError?

        var hasErrors: Bool { diagnostics.contains { $0.diagnostic.severity == .error } }

        mutating func add(_ outcome: WantedLessons.FixOutcome) {
            switch outcome {
            case .fix(let fix):
                diagnostics += fix.remaining
                if fix.fixed != nil { fixes.append(fix) }
            case .author(let diagnostic): diagnostics.append(diagnostic)
            case .outside(let error): failure = failure ?? error
            }
        }
    }

    private func show(_ report: Report) -> ExitStatus {
        session.show(report.diagnostics.sortedByPlace())
        for fix in report.fixes {
            guard let fixed = fix.fixed else { continue }
            let diff = UnifiedDiff(path: fixed.path, old: fix.original.bytes, new: fixed.bytes).text
            // Patches are exact; a person is shown what a terminal may be.
            session.terminal.print(session.terminal.outputWidth == nil ? diff : Self.shown(diff))
        }
        session.terminal.note(
            closingLine("would write", report.fixes, report.diagnostics, right: "then all is right"))
        return report.fixes.isEmpty && !report.hasErrors ? .fine : .lessonsHaveErrors
    }

    private static func shown(_ diff: [UInt8]) -> [UInt8] {
        let lines = diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let shown = lines.map { printable(String(decoding: $0, as: UTF8.self)) }
        return Array(shown.joined(separator: "\n").utf8)
    }

    /// Writes what can be written; a file that cannot be is said, and keeps no other from its fix.
    private func write(_ report: Report, _ folder: Folder) -> ExitStatus {
        var written: [LessonFix] = []
        var failures: [OutsideError] = []
        for fix in report.fixes {
            guard let fixed = fix.fixed else { continue }
            do throws(OutsideError) {
                try folder.replace(fixed.path, fix.original.bytes, with: fixed.bytes)
                written.append(fix)
            } catch {
                failures.append(error)
            }
        }
        session.show(report.diagnostics.sortedByPlace())
        for failure in failures { session.terminal.report("gd fix: \(failure.message)\n") }
        let left =
            failures.count == 1
            ? "one lesson could not be written" : "\(failures.count) lessons could not be written"
        session.terminal.note(
            closingLine("wrote", written, report.diagnostics, right: failures.isEmpty ? "all is right" : left)
        )
        guard failures.isEmpty else { return .callOrOutsideFailed }
        return report.hasErrors ? .lessonsHaveErrors : .fine
    }

    /// `wrote 5 numbers in 2 lessons; 1 error is left; 12 ms`
    private func closingLine(
        _ verb: String, _ fixes: [LessonFix], _ diagnostics: [PlacedDiagnostic],
        right: String = "all is right"
    ) -> String {
        let numbers = fixes.reduce(0) { $0 + $1.count }
        let errors = diagnostics.count { $0.diagnostic.severity == .error }
        let done =
            numbers == 0
            ? "nothing to write"
            : "\(verb) \(counted(numbers, "number")) in \(counted(fixes.count, "lesson"))"
        let left =
            errors == 0 ? right : "\(counted(errors, "error")) \(errors == 1 ? "is" : "are") left"
        return "\(done); \(left); \((Platform.nanoseconds - session.start) / 1_000_000) ms\n"
    }
}

extension WantedLessons {
    /// What came of fixing one lesson.
    enum FixOutcome: Sendable {
        case fix(LessonFix)
        case author(PlacedDiagnostic)
        case outside(OutsideError)
    }

    fileprivate func fix(_ path: String, line: Int?) -> FixOutcome {
        switch folder.read(lesson: path) {
        case .failure(.author(let diagnostic)): return .author(diagnostic)
        case .failure(.outside(let error)): return .outside(error)
        case .success(let file):
            let course = course(of: path)
            return .fix(LessonFix(Lesson.read(file).lesson.evaluated(in: course), in: course, line: line))
        }
    }
}
