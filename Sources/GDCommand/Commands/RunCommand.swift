import Descent
import Diagnostics
import Lessons
import Markup

/// `gd run`: prints a run's table, ready to paste as a claimed table, with a small plot on a terminal.
struct RunCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let wanted = invocation.operands.first ?? ""
        if let (path, name) = try Self.blockName(in: wanted) {
            let idle = [CommandOption.from, .rate, .steps].filter { invocation.has($0) }.map {
                "--\($0.name)"
            }
            guard idle.isEmpty else {
                throw .usage(
                    "\(printable(wanted)) has settings of its own, which \(idle.joined(separator: " and ")) "
                        + "cannot change; leave out the option, or give the loss itself instead of the block")
            }
            return try showBlock(name, of: path)
        }
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
        let reference = BlockReference(Array(name.utf8))
        guard
            let block = evaluated.blocks.first(where: { $0.block.name == reference?.name && reference != nil }
            )
        else {
            guard evaluated.blocks.isEmpty, !evaluated.diagnostics.isEmpty else {
                throw .usage(noBlock(name, in: evaluated))
            }
            // A lesson whose text was refused has no blocks to look for.
            report(evaluated.diagnostics)
            return .lessonsHaveErrors
        }
        if let wanted = reference?.run, !block.isBroken {
            guard let run = block.compared(named: wanted) else {
                throw .usage(
                    "\(printable(block.title)) has no run '\(printable(wanted.text))'; \(printable(block.runsHelp))"
                )
            }
            if show(run) { return .fine }
        }
        if show(block) { return .fine }
        // What is wrong elsewhere in the lesson keeps no run from being shown; that is for `gd check` to say.
        let span = evaluated.lesson.outline.fences[block.block.fence].span
        let own = evaluated.diagnostics.filter { span.contains($0.diagnostic.range.lowerBound) }
        report(own.isEmpty ? evaluated.diagnostics : own)
        return .lessonsHaveErrors
    }

    /// Prints the table of the block's run, or of all that it compares; false where it has none.
    private func show(_ block: BoundBlock) -> Bool {
        let runs = block.each.compactMap { block in block.run.map { (block, $0) } }
        guard !runs.isEmpty, !block.isBroken else { return false }
        session.terminal.print(RunTable(of: block).text)
        if let width = session.terminal.outputWidth {
            for (block, run) in runs.prefix(Self.mostPlots) {
                let plot = LossPlot(
                    losses: run.column(.loss), width: width, isUnicode: session.terminal.outputIsUnicode)
                if let name = block.runName, runs.count > 1 { session.terminal.print("\n\(name.text):") }
                session.terminal.print(plot.text)
            }
        }
        for (block, run) in runs {
            let name = block.runName.map { "the run \(printable($0.text))" } ?? "the run"
            let isShort = run.steps <= run.plan.verdictStepsLimit
            session.terminal.note(
                "\(name) \(isShort ? "\(run.plan.verdict().word)" : "is too long for a verdict")\n")
        }
        return true
    }

    /// More plots than these leave the screen.
    private static let mostPlots = 4

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
        // A run of a comparison may be called by its number: `compared(#2)`.
        let end = operand.hasSuffix(")") ? operand.lastIndex(of: "(") ?? operand.endIndex : operand.endIndex
        guard let hash = operand[..<end].lastIndex(of: "#") else {
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
