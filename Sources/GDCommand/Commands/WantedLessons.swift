import Diagnostics
import Lessons

/// The lessons that a command is to look at, and the course that they belong to.
struct WantedLessons: Sendable {
    let folder: CourseFolder
    /// Sorted, each once.
    let paths: [String]
    /// What is wrong with the course itself; of all its lessons only, since a few say nothing about the rest.
    let diagnostics: [PlacedDiagnostic]
    private let drafts: Set<String>
    private let published: Course
    private let all: Course

    /// The course as a lesson sees it: a draft is among all lessons, since it is published with all drafts or not at all.
    func course(of path: String) -> Course { drafts.contains(path) ? all : published }

    /// The lessons that the user names, or all where none is named.
    init(_ operands: [String], _ session: Session) throws(CommandFailure) {
        folder = try session.openCourse()
        guard operands.isEmpty else {
            let folder = folder
            let wanted = try operands.map { operand throws(CommandFailure) in
                try folder.lessonPath(operand, root: session.root)
            }
            paths = Set(wanted).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            drafts = Set(
                folder.heads(of: paths, Workers(threads: 1)).filter(\.frontMatter.isDraft).map(\.path))
            published = Course(files: folder.files, lazyIndex: { folder.lazyIndex() })
            all = Course(
                files: folder.files, hasDrafts: true, lazyIndex: { folder.lazyIndex(withDrafts: true) })
            diagnostics = []
            return
        }
        let folder = folder
        let contents = try session.outside { () throws(OutsideError) in try folder.contents() }
        let heads = folder.heads(of: contents.lessons, session.workers)
        let index = CourseIndex(heads: heads.filter { !$0.frontMatter.isDraft })
        paths = contents.lessons
        drafts = Set(heads.filter(\.frontMatter.isDraft).map(\.path))
        published = Course(files: folder.files, index: index)
        all = drafts.isEmpty ? published : Course(files: folder.files, index: CourseIndex(heads: heads))
        diagnostics = contents.refused + index.clashes
    }
}
