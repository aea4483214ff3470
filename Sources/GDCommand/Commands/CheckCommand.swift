import Diagnostics
import Lessons
import SiteBuilder

/// `gd check`: runs and checks, and writes nothing.
struct CheckCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let format = ReportFormat(rawValue: invocation.choice(.format)) ?? .text
        let demands = Demands(isStrict: invocation.has(.strict), countsNumerals: invocation.has(.numerals))
        let wanted = try WantedLessons(invocation.operands, session)
        var summary = Summary(verb: "checked", since: session.start)
        summary.diagnostics = wanted.diagnostics
        if invocation.operands.isEmpty {
            summary.diagnostics += try session.templates(of: wanted.folder).diagnostics
        }
        let terminal = session.terminal
        let progress: @Sendable (Int) -> Void = { terminal.progress("checking", $0, of: wanted.paths.count) }
        let maths = session.maths
        let typesetter: @Sendable () -> MathsTypesetter = { MathsTypesetter(maths) }
        let outcomes = session.workers.map(wanted.paths.count, state: typesetter, finished: progress) {
            number, typesetter in
            let path = wanted.paths[number]
            return wanted.folder.evaluate(
                path, in: wanted.course(of: path), demands: demands, keepsClaims: format == .junit,
                typesetter: typesetter)
        }
        summary.add(outcomes)
        if demands.countsNumerals {
            summary.numerals = NumeralReport(
                lessons: outcomes.compactMap { outcome in outcome.numerals.map { (outcome.path, $0) } })
        }
        return try session.finish(summary, format: format)
    }
}

extension CourseFolder {
    /// The lessons' index, read on one thread, for a check of few lessons that turns out to need it.
    func lazyIndex(withDrafts: Bool = false) -> CourseIndex {
        let lessons = (try? contents().lessons) ?? []
        return CourseIndex(
            heads: heads(of: lessons, Workers(threads: 1)).filter { withDrafts || !$0.frontMatter.isDraft })
    }

    /// The path from the course's root of a lesson that the user names.
    func lessonPath(_ operand: String, root: String) throws(CommandFailure) -> String {
        var path = operand
        while path.hasPrefix("./") { path.removeFirst(2) }
        if root != ".", path.hasPrefix(root + "/") { path.removeFirst(root.utf8.count + 1) }
        guard path.hasPrefix("content/"), path.hasSuffix(".md") else {
            throw .usage(
                "'\(printable(operand))' is not a lesson of this course; "
                    + (likeliest(path) ?? "lessons are Markdown files in content/"))
        }
        do throws(OutsideError) {
            _ = try folder.read(path, limit: Self.lessonBytesLimit)
        } catch {
            // What is wrong with a lesson that is there is said when it is checked.
            if error.problem == .system(.missing) { throw .usage(missing(lesson: path)) }
            if case .system = error.problem { throw .outside(error) }
        }
        return path
    }

    private func missing(lesson path: String) -> String {
        "there is no lesson '\(printable(path))'" + (likeliest(path).map { "; " + $0 } ?? "")
    }

    /// The lesson that was probably meant: one whose path ends so, or the nearest.
    private func likeliest(_ path: String) -> String? {
        let lessons = (try? contents().lessons) ?? []
        let ends = ["/" + path, "/" + path + ".md"]
        let meant = lessons.first { lesson in ends.contains { ("/" + lesson).hasSuffix($0) } }
        if let meant { return "did you mean '\(printable(meant))'?" }
        // What all paths begin with would make any two of them near.
        let shared = path.hasPrefix(Course.contentFolder) ? Course.contentFolder.utf8.count : 0
        let names = lessons.map { String($0.dropFirst(Course.contentFolder.count)) }
        return nearest(to: String(path.dropFirst(shared)), among: names).first.map {
            "did you mean '\(printable(Course.contentFolder + $0))'?"
        }
    }
}
