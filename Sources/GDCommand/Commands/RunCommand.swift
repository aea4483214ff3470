import Descent
import Diagnostics
import Lessons
import Markup

/// `gd run`: prints a run's table, ready to paste as a claimed table, with a small plot on a terminal.
struct RunCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let wanted = invocation.operands.first ?? ""
        if let (path, name) = try Self.blockName(in: wanted) { return try showBlock(name, of: path) }
        let call = try ExpressionCall(
            wanted, starts: invocation.texts(.from), rate: invocation.text(.rate),
            method: invocation.text(.method), steps: invocation.number(.steps))
        let evaluated = call.evaluated()
        if let block = evaluated.blocks.first, show(block) { return .fine }
        report(call.inItsOwnWords(evaluated.diagnostics))
        return .callOrOutsideFailed
    }

    private func showBlock(_ name: String, of path: String) throws(CommandFailure) -> ExitStatus {
        let evaluated = try evaluate(lesson: path)
        guard let block = evaluated.blocks.first(where: { $0.block.name?.description == name }) else {
            guard evaluated.blocks.isEmpty, !evaluated.diagnostics.isEmpty else {
                throw .usage(noBlock(name, in: evaluated))
            }
            // A lesson whose text was refused has no blocks to look for.
            report(evaluated.diagnostics)
            return .lessonsHaveErrors
        }
        if show(block) { return .fine }
        // What is wrong elsewhere in the lesson keeps no run from being shown; that is for `gd check` to say.
        let span = evaluated.lesson.outline.fences[block.block.fence].span
        let own = evaluated.diagnostics.filter { span.contains($0.diagnostic.range.lowerBound) }
        report(own.isEmpty ? evaluated.diagnostics : own)
        return .lessonsHaveErrors
    }

    /// Prints the run's table; false where the block has no run.
    private func show(_ block: BoundBlock) -> Bool {
        guard let run = block.run, !block.isBroken else { return false }
        session.terminal.print(RunTable(run: run, isTerminal: session.terminal.outputIsTerminal).text)
        session.terminal.note("the run \(run.plan.verdict().word)\n")
        return true
    }

    private func report(_ diagnostics: [PlacedDiagnostic]) {
        let painting: Painting = session.terminal.colorsErrors ? .coloured : .plain
        let text = diagnostics.map { $0.rendered(painting) }.joined(separator: "\n")
        session.terminal.report(
            text.isEmpty ? "gd run: the block has no run; give it `from`, `rate` and `steps`\n" : text)
    }

    // MARK: - A lesson's block

    /// `FILE#BLOCK`; an expression has no `#` and is no file's name.
    private static func blockName(in operand: String) throws(CommandFailure) -> (path: String, name: String)?
    {
        guard let hash = operand.lastIndex(of: "#") else {
            guard operand.hasSuffix(".md") else { return nil }
            throw .usage(
                "which run of the lesson? Write a block's name behind it: \(printable(operand))#walk")
        }
        return (String(operand[..<hash]), String(operand[operand.index(after: hash)...]))
    }

    private func evaluate(lesson operand: String) throws(CommandFailure) -> EvaluatedLesson {
        let course = try session.openCourse()
        let path = try course.lessonPath(operand, root: session.root)
        switch course.read(lesson: path) {
        case .success(let file):
            return Lesson.read(file).lesson.evaluated(
                in: Course(files: course.files, lazyIndex: { course.lazyIndex() }))
        case .failure(.outside(let error)): throw .outside(error)
        case .failure(.author(let diagnostic)): throw .usage(diagnostic.diagnostic.message)
        }
    }

    private func noBlock(_ name: String, in lesson: EvaluatedLesson) -> String {
        let names = lesson.blocks.compactMap { $0.block.name?.description }
        let help =
            suggestion(for: name, among: names)
            ?? (names.isEmpty ? "it has no named block" : "it has \(names.joined(separator: ", "))")
        return
            "\(printable(lesson.lesson.file.path)) has no block '\(printable(name))'; \(help)"
    }
}
