import Diagnostics
import Lessons

/// A course in memory: paths from its root, and what stands there.
struct TestCourse {
    var files: [String: [UInt8]]
    /// What is known of its lessons; nil where that has to be read from them.
    var index: CourseIndex?

    init(_ files: [String: String]) {
        self.files = files.mapValues { Array($0.utf8) }
    }

    /// The course as lessons see it.
    var course: Course {
        let files = files
        let access = Course.Files(
            read: { path in files[path].map { SourceFile(path: path, bytes: $0) } },
            exists: { files[$0] != nil })
        return Course(files: access, index: index ?? Self.index(of: files))
    }

    static func index(of files: [String: [UInt8]]) -> CourseIndex {
        let paths = files.keys.filter { $0.hasSuffix(".md") }.sorted()
        return CourseIndex(heads: paths.map { LessonHead(SourceFile(path: $0, bytes: files[$0] ?? [])) })
    }

    /// Evaluates one of its lessons.
    func evaluate(_ path: String = "content/lesson.md", demands: Demands = Demands()) -> EvaluatedLesson {
        Lesson.read(SourceFile(path: path, bytes: files[path] ?? [])).lesson
            .evaluated(in: course, demands: demands)
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

/// The messages about a text that follows the block `walk`, its own first line being line 7.
///
/// `HEAD` opens a block `t` with the same settings. Beside the lesson stand another with the same block, a heading and two
/// blocks with errors, and a picture.
func diagnose(_ text: String) -> [String] {
    let settings = walk.replacing("```gd walk", with: "```gd t").split(separator: "\n").prefix(5)
    let other = """
        # Hello

        ```gd loop
        like lesson/t
        ```

        ```gd bad
        minimize L(w) = foo*w
        from w = 0
        rate 1
        steps 2
        ```

        """
    return check(
        walk + text.replacing("HEAD", with: settings.joined(separator: "\n") + "\n") + "\n",
        besides: ["content/other.md": lesson(walk + other), "content/pic.png": ""])
}
