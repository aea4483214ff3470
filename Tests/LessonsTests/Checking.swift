import Diagnostics
import Lessons

/// A course in memory: paths from its root, and what stands there.
struct TestCourse {
    var files: [String: [UInt8]]

    init(_ files: [String: String]) {
        self.files = files.mapValues { Array($0.utf8) }
    }

    /// Evaluates one of its lessons.
    func evaluate(_ path: String = "content/lesson.md") -> EvaluatedLesson {
        let files = files
        let access = Course.Files(
            read: { path in files[path].map { SourceFile(path: path, bytes: $0) } },
            exists: { files[$0] != nil })
        let heads = files.keys.filter { $0.hasSuffix(".md") }.sorted()
            .map { LessonHead(SourceFile(path: $0, bytes: files[$0] ?? [])) }
        let course = Course(files: access, index: CourseIndex(heads: heads))
        return Lesson.read(SourceFile(path: path, bytes: files[path] ?? [])).lesson.evaluated(in: course)
    }
}

/// A lesson's text with front matter of three lines before it.
func lesson(_ body: String) -> String { "---\ntitle: T\n---\n" + body }

/// Checks one lesson's body, whose first line is line 1 here.
func check(_ body: String, besides others: [String: String] = [:]) -> [String] {
    evaluated(body, besides: others).diagnostics.map { summary($0, from: 3) }
}

func evaluated(_ body: String, besides others: [String: String] = [:]) -> EvaluatedLesson {
    TestCourse(others.merging(["content/lesson.md": lesson(body)]) { _, own in own }).evaluate()
}

/// `line:column-endColumn rule message`, with the notes behind it.
func summary(_ diagnostic: PlacedDiagnostic, from firstLine: Int = 0) -> String {
    let place = diagnostic.place
    let end =
        place.endLine == place.line ? "\(place.endColumn)" : "\(place.endLine - firstLine):\(place.endColumn)"
    let notes = diagnostic.notes.map { "; " + $0.message }.joined()
    return "\(place.line - firstLine):\(place.column)-\(end) \(diagnostic.diagnostic.rule.rawValue) "
        + diagnostic.diagnostic.message + notes
}

/// A run that most tests use: w goes 0, 0.6, 1.08, … 2.4967 and the loss 9, 5.76, 3.6864, … 0.2533.
let walk = """
    ```gd walk
    minimize L(w) = (w - 3)^2
    from w = 0
    rate 0.1
    steps 8
    ```

    """
