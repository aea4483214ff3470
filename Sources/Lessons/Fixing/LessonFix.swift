import Descent
public import Diagnostics
import Markup

/// What `gd fix` makes of one lesson: claimed numerals that are stale or still open, written anew in their author's style.
///
/// Nothing but claimed digits changes, and the spaces that keep the columns of a table in line. Statements, verdicts and
/// settings are conclusions of the author, and stay.
public struct LessonFix: Sendable {
    public let original: SourceFile
    /// The lesson with its new bytes; nil where there is nothing to write.
    public private(set) var fixed: SourceFile?
    /// How many numerals are written anew.
    public private(set) var count = 0
    /// What the lesson adds up to afterwards.
    public private(set) var tally: Tally
    /// What is still wrong afterwards, and why no number is written there.
    public private(set) var remaining: [PlacedDiagnostic]

    /// Works out the fix of a lesson, and reads the result once more to see that it is one.
    ///
    /// - Parameter line: the only line whose numerals are written anew; nil for all.
    public init(_ evaluated: EvaluatedLesson, in course: Course, line: Int? = nil) {
        original = evaluated.lesson.file
        tally = evaluated.tally
        let wanted = evaluated.diagnostics.filter { line == nil || $0.place.line == line }
        let corrections = wanted.map(\.diagnostic).filter { $0.fix != nil && $0.refusal == nil }
        remaining = evaluated.diagnostics.map { $0.withRefusal }
        guard !corrections.isEmpty else { return }
        let columns = TableColumns(of: evaluated.lesson)
        let edits = corrections.flatMap { columns.edits(for: $0) }
            .sorted {
                ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            }
        let file = SourceFile(path: original.path, bytes: edits.applied(to: original.bytes))
        guard let again = Self.reread(file, as: evaluated, in: course, corrections.count) else {
            remaining.append(
                PlacedDiagnostic(
                    wholeFile: original.path, .staleNumber,
                    "its numbers cannot be written anew without changing what the lesson says; write them by hand"
                ))
            return
        }
        fixed = file
        count = corrections.count
        tally = again.tally
        remaining = again.diagnostics.map { $0.withRefusal }
    }

    /// The lesson from its new bytes; nil where it is another lesson than before, or a corrected number is not right.
    private static func reread(
        _ file: SourceFile, as evaluated: EvaluatedLesson, in course: Course, _ count: Int
    ) -> EvaluatedLesson? {
        let lesson = Lesson.read(file).lesson
        guard LessonShape(lesson) == LessonShape(evaluated.lesson) else { return nil }
        let again = lesson.evaluated(in: course)
        let (before, after) = (evaluated.tally, again.tally)
        guard after.right == before.right + count, after.isFalse == before.isFalse,
            after.stale + after.unfilled + count == before.stale + before.unfilled
        else { return nil }
        return again
    }
}

extension Diagnostic {
    /// Why a number that is wrong is not written anew; nil where it is, or where the diagnostic is about something else.
    fileprivate var refusal: String? {
        guard rule == .staleNumber || rule == .unfilled else { return nil }
        if let computed, computed.utf8.last.map({ $0 &- UInt8(ascii: "0") > 9 }) ?? false {
            return "this is not filled in for you: a value that is no number says something about the run"
        }
        return fix == nil ? "marks stand inside the number; write it by hand" : nil
    }
}

extension PlacedDiagnostic {
    fileprivate var withRefusal: PlacedDiagnostic {
        guard let refusal = diagnostic.refusal else { return self }
        var diagnostic = diagnostic
        diagnostic.fix = nil
        return PlacedDiagnostic(
            diagnostic, place: place, notes: notes + [PlacedNote(message: refusal, place: nil)])
    }
}
/// What a fix leaves as it is: the lesson's structure, its links and its blocks, all but the numerals.
private struct LessonShape: Equatable {
    private let passages: [Passage.Kind]
    private let links: [[UInt8]]
    private let fences: [[UInt8]]
    private let lineCounts: [Int]
    private let tables: [Table.Alignment]
    private let cells: Int
    private let quotes: Int
    private let headingIDs: [String]
    private let problems: [Problem.Kind]
    private let blocks: [Name?]
    private let diagnostics: Int

    init(_ lesson: Lesson) {
        let outline = lesson.outline
        passages = outline.passages.map(\.kind)
        links = outline.links.flatMap { [$0.destination, $0.title] }
        fences = outline.fences.map(\.info)
        lineCounts = outline.fences.map(\.lines.count) + outline.tables.map(\.rows.count)
        tables = outline.tables.flatMap(\.alignments)
        cells = outline.cells.count
        quotes = outline.quotes.count
        headingIDs = lesson.headingIDs
        problems = outline.problems.map(\.kind)
        blocks = lesson.blocks.map(\.name)
        diagnostics = lesson.diagnostics.count
    }
}
