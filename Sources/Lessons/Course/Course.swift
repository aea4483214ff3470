import Descent
public import Diagnostics
import Markup
import Synchronization

/// The lessons of a course as they see one another: addresses, headings, blocks.
///
/// What lessons need of others is read on demand and kept, so that a course of any size fits the memory; a course is shared
/// by the threads that evaluate its lessons.
public final class Course: Sendable {
    public static let contentFolder = "content/"
    public static let homePath = "content/index.md"
    static let lessonSuffix = ".md"

    /// How a course reads its folder; the only door to the disk, and a test's way to do without one.
    public struct Files: Sendable {
        /// Gives a file by its path from the course's root, or nil where there is none that may be read.
        public var read: @Sendable (String) -> SourceFile?
        /// Whether a file is there that may be read.
        public var exists: @Sendable (String) -> Bool

        public init(
            read: @escaping @Sendable (String) -> SourceFile?, exists: @escaping @Sendable (String) -> Bool
        ) {
            self.read = read
            self.exists = exists
        }
    }

    private let files: Files
    private let makeIndex: (@Sendable () -> CourseIndex)?
    /// Whether drafts are lessons like the others.
    private let hasDrafts: Bool
    private let state = Mutex(State())

    private struct State {
        var index: CourseIndex?
        var heads: [String: LessonHead] = [:]
        var lessons: [String: Lesson] = [:]
        /// The data files that were read last, the latest at the end.
        var dataFiles: [(path: String, file: DataFile)] = []
    }

    /// A course whose lessons are known.
    public init(files: Files, index: CourseIndex) {
        self.files = files
        // Which of them are in the index is the caller's choice.
        hasDrafts = false
        makeIndex = nil
        state.withLock { $0.index = index }
    }

    /// A course whose lessons are looked through when that is first needed; a check of one lesson may never need it.
    ///
    /// - Parameter hasDrafts: whether drafts are lessons like the others, in the index as well.
    public init(
        files: Files, hasDrafts: Bool = false, lazyIndex: @escaping @Sendable () -> CourseIndex
    ) {
        self.files = files
        self.hasDrafts = hasDrafts
        makeIndex = lazyIndex
    }

    /// The same course with another text in one lesson's place; nothing that was kept of it is taken over but the index.
    public func replacing(_ file: SourceFile) -> Course {
        let files = files
        let overlaid = Files(
            read: { $0 == file.path ? file : files.read($0) },
            exists: { $0 == file.path || files.exists($0) })
        return Course(files: overlaid, index: index)
    }

    func exists(_ path: String) -> Bool { files.exists(path) }

    /// The head of the lesson in a file, where the lessons are known and it is one of them; nothing is read.
    public func knownHead(at path: String) -> LessonHead? {
        state.withLock { $0.index }?.head(at: path)
    }

    /// The head of the lesson in a file; nil where there is none that becomes a page.
    func head(at path: String) -> LessonHead? {
        if let index = state.withLock({ $0.index }) { return index.head(at: path) }
        if let head = state.withLock({ $0.heads[path] }) { return head }
        guard let file = files.read(path) else { return nil }
        let head = LessonHead(file)
        guard hasDrafts || !head.frontMatter.isDraft else { return nil }
        state.withLock { $0.heads[path] = head }
        return head
    }

    /// The head of the lesson that others call by its id, such as `unit/by-hand`.
    func head(id: String) -> LessonHead? {
        // Mostly the id is the file's name; only a `slug` makes it necessary to look through the whole course.
        if let head = head(at: Self.contentFolder + id + Self.lessonSuffix), head.id == id { return head }
        return index.head(id: id)
    }

    public var index: CourseIndex {
        if let index = state.withLock({ $0.index }) { return index }
        let made = makeIndex?() ?? CourseIndex(heads: [])
        return state.withLock { state in
            state.index = state.index ?? made
            return state.index ?? made
        }
    }

    /// Another lesson of the course by its id, parsed.
    func lesson(id: String) -> Lesson? { head(id: id).flatMap { lesson(at: $0.path) } }

    /// Whether the lesson in a file is a draft, so that it becomes no page.
    func isDraft(at path: String) -> Bool {
        files.read(path).map { LessonHead($0).frontMatter.isDraft } ?? false
    }

    /// What to do about a link, a claim or a prerequisite that names a draft.
    static let draftHelp =
        "finish it, and remove `draft: true` there; `gd build --drafts` shows drafts with the others"

    /// Says that no lesson has an id, and which are near.
    func unknown(lesson id: String, at range: Range<Int>) -> Diagnostic {
        if isDraft(at: Self.contentFolder + id + Self.lessonSuffix) {
            return Diagnostic(
                .unknownSelector, at: range, "the lesson '\(id)' is a draft", notes: [Note(Self.draftHelp)])
        }
        let help =
            suggestion(for: id, among: index.lessons.map(\.id))
            ?? "a lesson is named by its slug, with its folders"
        return Diagnostic(.unknownSelector, at: range, "no lesson is called '\(id)'", notes: [Note(help)])
    }

    /// A few data files are kept, since blocks that are like one another use the same.
    private static let keptDataFiles = 2

    /// The data file at a path; nil where there is none that may be read.
    func dataFile(at path: String) -> DataFile? {
        let kept = state.withLock { state in state.dataFiles.first { $0.path == path }?.file }
        if let kept { return kept }
        guard let source = files.read(path) else { return nil }
        let file = DataFile(source)
        state.withLock { state in
            state.dataFiles.append((path, file))
            if state.dataFiles.count > Self.keptDataFiles { state.dataFiles.removeFirst() }
        }
        return file
    }

    /// Another lesson of the course, parsed; nil where the file is none.
    func lesson(at path: String) -> Lesson? {
        if let lesson = state.withLock({ $0.lessons[path] }) { return lesson }
        guard let file = files.read(path) else { return nil }
        let lesson = Lesson.read(file).lesson
        state.withLock { $0.lessons[path] = lesson }
        return lesson
    }
}

/// All lessons and files of a course, in the course's order.
public struct CourseIndex: Sendable {
    /// The lessons but for the home page, by `order`, then by path.
    public let lessons: [LessonHead]
    public let home: LessonHead?
    private let byPath: [String: Int]
    private let byID: [String: Int]

    /// - Parameter heads: every lesson that becomes a page, the home page included.
    public init(heads: [LessonHead]) {
        home = heads.first { $0.isHome }
        lessons = heads.filter { !$0.isHome }.sorted { one, other in
            let (a, b) = (one.frontMatter.order ?? .max, other.frontMatter.order ?? .max)
            return a != b ? a < b : one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
        }
        byPath = Dictionary(lessons.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { one, _ in one })
        byID = Dictionary(lessons.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { one, _ in one })
    }

    /// The lesson's place in the course's order; nil for the home page.
    public func position(of path: String) -> Int? { byPath[path] }

    public func head(at path: String) -> LessonHead? {
        path == Course.homePath ? home : byPath[path].map { lessons[$0] }
    }

    /// The lesson that others name so.
    public func head(id: String) -> LessonHead? { id == home?.id ? home : byID[id].map { lessons[$0] } }

    /// Pages that the tool itself writes, beside those of lessons.
    public static let reservedIDs = ["404", "glossary", "print", "reference", "search"]

    /// What is wrong between lessons: two would become the same page, or one that the tool writes itself, or they define
    /// the same term differently.
    public var clashes: [PlacedDiagnostic] { pageClashes + CourseTerms(self).clashes }

    private var pageClashes: [PlacedDiagnostic] {
        let all = (home.map { [$0] } ?? []) + lessons
        var first: [String: LessonHead] = [:]
        var found: [PlacedDiagnostic] = []
        for head in all.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            let page = "\(head.id).html"
            if Self.reservedIDs.contains(head.id) {
                found.append(
                    clash(head, "this lesson would become \(page), a name of the tool's own pages", nil))
            } else if let other = first[head.id] {
                found.append(
                    clash(head, "this lesson would become \(page), as \(other.path) does", other.place))
            } else {
                first[head.id] = head
            }
        }
        return found
    }

    private func clash(_ head: LessonHead, _ message: String, _ other: Place?) -> PlacedDiagnostic {
        guard let place = head.place else {
            return PlacedDiagnostic(wholeFile: head.path, .duplicateSlug, message)
        }
        return PlacedDiagnostic(
            Diagnostic(.duplicateSlug, at: place.range, message), place: place,
            notes: [
                PlacedNote(
                    message: other == nil ? "give it another `slug`" : "give one of them another `slug`",
                    place: other)
            ])
    }
}
