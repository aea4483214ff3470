import Diagnostics
public import Lessons

/// The notebooks beside the pages.
extension PageBuilder {
    /// The address of a lesson's notebook from the site's root; the home page has none.
    public func notebookAddress(of lesson: EvaluatedLesson) -> String? {
        lesson.lesson.file.path == Course.homePath ? nil : id(of: lesson) + ".ipynb"
    }

    /// The lesson as a Jupyter notebook, which lies beside its page.
    public func notebook(of lesson: EvaluatedLesson) -> [UInt8] {
        Self.notebook(of: lesson, answers: answers)
    }

    /// The same of a lesson by itself.
    public static func notebook(of lesson: EvaluatedLesson, answers: AnswerPlacement = .inline) -> [UInt8] {
        NotebookText.write(LessonNotebook(lesson, answers).cells)
    }
}
