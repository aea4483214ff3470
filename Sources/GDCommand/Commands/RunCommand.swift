import Descent
import Diagnostics
import Lessons

/// `gd run`: prints a run's table, ready to paste as a claimed table, with a small plot on a terminal.
struct RunCommand {
    let session: Session

    /// What the command takes when it is not told.
    private static let standardRate = "0.1"
    private static let standardSteps = 10

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let wanted = invocation.operands.first ?? ""
        let evaluated: EvaluatedLesson
        let block: BoundBlock?
        if let (path, name) = Self.blockName(in: wanted) {
            evaluated = try evaluate(lesson: path)
            block = evaluated.blocks.first { $0.block.name?.description == name }
            guard block != nil else { throw .usage(noBlock(name, in: evaluated)) }
        } else {
            evaluated = try evaluate(expression: wanted, invocation)
            block = evaluated.blocks.first
        }
        guard let block, let run = block.run, !block.isBroken else { return report(evaluated) }
        session.terminal.print(RunTable(run: run, isTerminal: session.terminal.outputIsTerminal).text)
        session.terminal.note("the run \(run.plan.verdict().word)\n")
        return .fine
    }

    private func report(_ evaluated: EvaluatedLesson) -> ExitStatus {
        let painting: Painting = session.terminal.colorsErrors ? .coloured : .plain
        let text = evaluated.diagnostics.map { $0.rendered(painting) }.joined(separator: "\n")
        session.terminal.report(text.isEmpty ? "gd run: the block has no run; give it `from`, `rate` and `steps`\n" : text)
        return .lessonsHaveErrors
    }

    // MARK: - A lesson's block

    /// `FILE#BLOCK`; an expression has no `.md#` in it.
    private static func blockName(in operand: String) -> (path: String, name: String)? {
        guard let hash = operand.lastIndex(of: "#"), operand[..<hash].hasSuffix(".md") else { return nil }
        return (String(operand[..<hash]), String(operand[operand.index(after: hash)...]))
    }

    private func evaluate(lesson operand: String) throws(CommandFailure) -> EvaluatedLesson {
        let course = try session.openCourse()
        let path = try course.lessonPath(operand, root: session.root)
        switch course.read(lesson: path) {
        case .success(let file): return Lesson.read(file).lesson.evaluated(in: Course(files: course.files, lazyIndex: { course.lazyIndex() }))
        case .failure(.outside(let error)): throw .outside(error)
        case .failure(.author(let diagnostic)): throw .usage(diagnostic.diagnostic.message)
        }
    }

    private func noBlock(_ name: String, in lesson: EvaluatedLesson) -> String {
        let names = lesson.blocks.compactMap { $0.block.name?.description }
        let help = suggestion(for: name, among: names) ?? (names.isEmpty ? "it has no named block" : "it has \(names.joined(separator: ", "))")
        return "\(printable(lesson.lesson.file.path)) has no block '\(printable(name))'; \(help)"
    }

    // MARK: - An expression

    /// The expression goes the way of every lesson: a lesson of one block, read and run in memory.
    private func evaluate(expression: String, _ invocation: Invocation) throws(CommandFailure) -> EvaluatedLesson {
        let options = [expression] + invocation.texts(.from) + [invocation.text(.rate) ?? ""]
        guard !options.contains(where: { $0.utf8.contains { $0 < 0x20 } }) else {
            throw .usage("an expression stands on one line, without control characters")
        }
        let starts = invocation.texts(.from)
        let loss = try Self.loss(expression, starts)
        let from = starts.isEmpty ? loss.parameters.map { "\($0) = 0" } : starts
        let text = """
            ---
            title: gd run
            ---

            ```gd
            minimize \(loss.definition)
            from \(from.joined(separator: ", "))
            rate \(invocation.text(.rate) ?? Self.standardRate)
            steps \(invocation.number(.steps) ?? Self.standardSteps)
            ```

            """
        let file = SourceFile(path: "gd run", bytes: Array(text.utf8))
        let nothing = Course.Files(read: { _ in nil }, exists: { _ in false })
        return Lesson.read(file).lesson.evaluated(in: Course(files: nothing, index: CourseIndex(heads: [])))
    }

    /// The loss as a definition: as it is given, or with the parameters that its expression mentions.
    private static func loss(_ expression: String, _ starts: [String]) throws(CommandFailure) -> (definition: String, parameters: [String]) {
        let bytes = Array(expression.utf8)
        if let definition = try? Definition.parse(bytes, in: 0..<bytes.count), let parameters = definition.parameters {
            return (expression, parameters.map(\.description))
        }
        var parameters: [String] = []
        for start in starts {
            for part in start.split(separator: ",") {
                let name = part.prefix { $0 != "=" }.filter { $0 != " " }
                if !name.isEmpty { parameters.append(String(name)) }
            }
        }
        if parameters.isEmpty, let syntax = try? Syntax.parse(bytes, in: 0..<bytes.count) {
            let builtIn = Set(Function.allCases.map(\.name.description) + ["pi", "π", "e"])
            parameters = syntax.names.map(\.description).filter { !builtIn.contains($0) }
        }
        let name = parameters.contains("L") ? "loss" : "L"
        return ("\(name)(\(parameters.isEmpty ? "w" : parameters.joined(separator: ", "))) = \(expression)", parameters.isEmpty ? ["w"] : parameters)
    }
}
