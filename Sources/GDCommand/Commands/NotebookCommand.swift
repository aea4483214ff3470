import Diagnostics
import Lessons
import SiteBuilder

/// `gd notebook FILE`: the lesson as a Jupyter notebook.
struct NotebookCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let wanted = try WantedLessons(invocation.operands, session)
        guard let path = wanted.paths.first else { return .lessonsHaveErrors }
        let file: SourceFile
        switch wanted.folder.read(lesson: path) {
        case .failure(.author(let diagnostic)):
            session.show([diagnostic])
            return .lessonsHaveErrors
        case .failure(.outside(let error)): throw .outside(error)
        case .success(let text): file = text
        }
        let evaluated = Lesson.read(file).lesson.evaluated(in: wanted.course(of: path))
        session.show(evaluated.diagnostics)
        guard evaluated.diagnostics.allSatisfy({ $0.diagnostic.severity != .error }) else {
            return .lessonsHaveErrors
        }
        let notebook = PageBuilder.notebook(of: evaluated)
        if let out = invocation.text(.outFile) {
            try session.outside { () throws(OutsideError) in try FilePlacement(out).put(notebook) }
        } else {
            session.terminal.print(String(decoding: notebook, as: UTF8.self))
        }
        return .fine
    }
}
