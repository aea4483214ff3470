import Diagnostics
import Lessons
import SiteBuilder

/// `gd check`: runs and checks, and writes nothing.
struct CheckCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let course = try session.openCourse()
        let wanted = try invocation.operands.map { operand throws(CommandFailure) in
            try course.lessonPath(operand, root: session.root)
        }
        let format = invocation.choice(.format)
        let demands = Demands(isStrict: invocation.has(.strict), countsNumerals: invocation.has(.numerals))
        var summary = Summary(verb: "checked", since: session.start)
        if wanted.isEmpty {
            try checkAll(course, demands, &summary)
        } else {
            let paths = Set(wanted).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let drafts = Set(
                course.heads(of: paths, Workers(threads: 1)).filter(\.frontMatter.isDraft).map(\.path))
            add(
                paths, drafts, of: course, demands,
                in: Course(files: course.files, lazyIndex: { course.lazyIndex() }),
                withDrafts: Course(
                    files: course.files, hasDrafts: true, lazyIndex: { course.lazyIndex(withDrafts: true) }),
                to: &summary)
        }
        return try session.finish(summary, format: format)
    }

    private func checkAll(
        _ course: CourseFolder, _ demands: Demands, _ summary: inout Summary
    ) throws(CommandFailure) {
        let contents = try session.outside { () throws(OutsideError) in try course.contents() }
        let heads = course.heads(of: contents.lessons, session.workers)
        let index = CourseIndex(heads: heads.filter { !$0.frontMatter.isDraft })
        let lessons = Course(files: course.files, index: index)
        let drafts = Set(heads.filter(\.frontMatter.isDraft).map(\.path))
        let all = drafts.isEmpty ? lessons : Course(files: course.files, index: CourseIndex(heads: heads))
        summary.diagnostics += contents.refused + index.clashes
        summary.diagnostics += try session.templates(of: course).diagnostics
        add(contents.lessons, drafts, of: course, demands, in: lessons, withDrafts: all, to: &summary)
    }

    /// Checks lessons; drafts among all lessons, since they are published with all or not at all.
    private func add(
        _ paths: [String], _ drafts: Set<String>, of course: CourseFolder, _ demands: Demands,
        in lessons: Course, withDrafts all: Course, to summary: inout Summary
    ) {
        let terminal = session.terminal
        let progress: @Sendable (Int) -> Void = { terminal.progress("checking", $0, of: paths.count) }
        let outcomes = session.workers.map(paths.count, finished: progress) {
            course.evaluate(paths[$0], in: drafts.contains(paths[$0]) ? all : lessons, demands: demands)
        }
        summary.add(outcomes)
        guard demands.countsNumerals else { return }
        summary.numerals = NumeralReport(
            lessons: outcomes.compactMap { outcome in outcome.numerals.map { (outcome.path, $0) } })
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
