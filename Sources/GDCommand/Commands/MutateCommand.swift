import Diagnostics
import Lessons

/// `gd mutate`: changes every claimed digit, setting and statement, one at a time and in memory, and tells what nothing notices.
struct MutateCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        // lessons ─► checked ─► changes of each ─► each checked again ─► what survived
        let wanted = try WantedLessons(invocation.operands, session)
        let subjects = try read(wanted)
        let broken =
            wanted.diagnostics + subjects.flatMap(\.diagnostics).filter { $0.diagnostic.severity == .error }
        guard broken.isEmpty else {
            session.show(broken.sortedByPlace())
            session.terminal.note("nothing was changed: mend these first\n")
            return .lessonsHaveErrors
        }
        let jobs = subjects.indices.flatMap { subject in
            subjects[subject].mutations.indices.map { (subject, $0) }
        }
        let terminal = session.terminal
        let progress: @Sendable (Int) -> Void = { terminal.progress("changing", $0, of: jobs.count) }
        let noticed = session.workers.map(jobs.count, finished: progress) { job in
            subjects[jobs[job].0].notices(subjects[jobs[job].0].mutations[jobs[job].1], in: wanted)
        }
        var report = MutationReport()
        var survivors: [PlacedDiagnostic] = []
        for (job, isNoticed) in zip(jobs, noticed) {
            let subject = subjects[job.0]
            let mutation = subject.mutations[job.1]
            report.add(mutation.kind, of: subject.file.path, isNoticed: isNoticed)
            if !isNoticed, let survivor = mutation.survivor(in: subject.file) { survivors.append(survivor) }
        }
        session.show(survivors.sortedByPlace())
        session.terminal.print(report.text)
        let milliseconds = (Platform.nanoseconds - session.start) / 1_000_000
        session.terminal.note("\(report.closing); \(milliseconds) ms\n")
        return survivors.isEmpty ? .fine : .lessonsHaveErrors
    }

    private func read(_ wanted: WantedLessons) throws(CommandFailure) -> [MutationSubject] {
        let outcomes = session.workers.map(wanted.paths.count) {
            number -> Result<MutationSubject, OutsideError> in
            let path = wanted.paths[number]
            switch wanted.folder.read(lesson: path) {
            case .success(let file): return .success(MutationSubject(file, wanted))
            case .failure(.author(let diagnostic)):
                return .success(MutationSubject(SourceFile(path: path, bytes: []), diagnostics: [diagnostic]))
            case .failure(.outside(let error)): return .failure(error)
            }
        }
        var subjects: [MutationSubject] = []
        for outcome in outcomes {
            subjects.append(try session.outside { () throws(OutsideError) in try outcome.get() })
        }
        return subjects
    }
}

/// One lesson whose changes are tried.
private struct MutationSubject: Sendable {
    let file: SourceFile
    let diagnostics: [PlacedDiagnostic]
    private(set) var mutations: [Mutation] = []
    private var head: LessonHead?

    init(_ file: SourceFile, diagnostics: [PlacedDiagnostic]) {
        self.file = file
        self.diagnostics = diagnostics
    }

    init(_ file: SourceFile, _ wanted: WantedLessons) {
        self.file = file
        let evaluated = Lesson.read(file).lesson.evaluated(in: wanted.course(of: file.path))
        diagnostics = evaluated.diagnostics
        mutations = evaluated.mutations
        head = LessonHead(file)
    }

    /// Whether the check finds an error once a change is made: in this lesson, or in one that claims something of its runs.
    func notices(_ mutation: Mutation, in wanted: WantedLessons) -> Bool {
        let course = wanted.course(of: file.path)
        return mutation.replacements.contains { replacement in
            let changed = mutation.applied(to: file, replacement)
            let lesson = Lesson.read(changed, after: head).lesson
            if Self.hasErrors(lesson.evaluated(in: course)) { return true }
            guard mutation.kind == .setting, let head else { return false }
            let others = wanted.lessons(thatName: head.id, besides: file.path)
            guard !others.isEmpty else { return false }
            let overlaid = course.replacing(changed)
            return others.contains { Self.hasErrors(Lesson.read($0).lesson.evaluated(in: overlaid)) }
        }
    }

    private static func hasErrors(_ lesson: EvaluatedLesson) -> Bool {
        lesson.diagnostics.contains { $0.diagnostic.severity == .error }
    }
}

extension WantedLessons {
    /// The lessons that may claim something of the runs of a lesson with an id, or run on with its settings; and those
    /// that do so with theirs.
    ///
    /// They name it with a slash behind it, as in `by-hand/walk`.
    fileprivate func lessons(thatName id: String, besides path: String) -> [SourceFile] {
        var rest = course(of: path).index.lessons.filter { $0.path != path }
        var names = [id]
        var found: [SourceFile] = []
        while let name = names.popLast() {
            let mark = Array((name + "/").utf8)
            rest.removeAll { head in
                guard case .success(let file) = folder.read(lesson: head.path),
                    file.bytes.firstRange(of: mark) != nil
                else { return false }
                found.append(file)
                names.append(head.id)
                return true
            }
        }
        return found
    }
}
