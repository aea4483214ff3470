import Descent
public import Diagnostics
import Markup

/// What `gd fix` makes of one lesson: claimed numerals that are stale or still open, written anew in their author's style.
///
/// Nothing but claimed digits changes, and the spaces that keep columns in line. Statements, verdicts and settings are
/// conclusions of the author, and stay; so do infinities and NaN, which say something about the run.
public struct LessonFix: Sendable {
    /// The lesson as it was read.
    public let original: SourceFile
    /// The lesson with its new bytes; nil where there is nothing to write.
    public private(set) var fixed: SourceFile?
    /// How many numerals are written anew.
    public private(set) var count = 0
    /// What is still wrong afterwards, and why no number is written there.
    public private(set) var remaining: [PlacedDiagnostic]

    /// A number that is written may be added up elsewhere, and that sum in turn; deeper than this none is.
    private static let mostRounds = 4
    /// Where the numbers of a lesson cannot be written all together, so many are tried one by one.
    private static let mostTrials = 100

    /// Works out the fix of a lesson, and reads the result once more to see that it is one.
    ///
    /// - Parameter line: the only line whose numerals are written anew; nil for all.
    public init(_ evaluated: EvaluatedLesson, in course: Course, line: Int? = nil) {
        original = evaluated.lesson.file
        var current = evaluated
        for _ in 0..<Self.mostRounds {
            let corrections = current.diagnostics.filter { found in
                found.diagnostic.isCorrectable && (line == nil || found.place.line == line)
            }.map(\.diagnostic)
            guard !corrections.isEmpty,
                let (next, written) = Self.corrected(current, by: corrections, in: course)
            else { break }
            current = next
            count += written
        }
        if count > 0 { fixed = current.lesson.file }
        remaining = current.diagnostics.map { found in
            let isWanted = line == nil || found.place.line == line
            return found.with(isWanted ? found.diagnostic.refusal : nil)
        }
    }

    /// The lesson with as many corrections as leave it the same lesson, and how many those are; nil where none does.
    private static func corrected(
        _ lesson: EvaluatedLesson, by corrections: [Diagnostic], in course: Course
    ) -> (EvaluatedLesson, Int)? {
        if let all = reread(lesson, with: corrections, in: course) { return (all, corrections.count) }
        let good = corrections.prefix(mostTrials).filter { reread(lesson, with: [$0], in: course) != nil }
        guard !good.isEmpty, good.count < corrections.count else { return nil }
        return reread(lesson, with: good, in: course).map { ($0, good.count) }
    }

    /// The lesson from its new bytes; nil where it is another lesson than before, or a corrected number is not right.
    private static func reread(
        _ before: EvaluatedLesson, with corrections: [Diagnostic], in course: Course
    ) -> EvaluatedLesson? {
        let columns = TableColumns(of: before.lesson)
        let edits = corrections.flatMap { columns.edits(for: $0) }
            .sorted {
                ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            }
        let file = before.lesson.file
        let lesson = Lesson.read(SourceFile(path: file.path, bytes: edits.applied(to: file.bytes))).lesson
        guard LessonShape(lesson) == LessonShape(before.lesson) else { return nil }
        let after = lesson.evaluated(in: course)
        guard after.tally.isFalse <= before.tally.isFalse, after.checks.count == before.checks.count else {
            return nil
        }
        // The checks stand in the same order, each at its place in the new text.
        let corrected = Set(corrections.map(\.range))
        let areRight = zip(before.checks, after.checks).allSatisfy { old, new in
            !corrected.contains(old.range) || new.outcome == .right
        }
        return areRight ? after : nil
    }
}

extension Diagnostic {
    fileprivate var isCorrectable: Bool { (rule == .staleNumber || rule == .unfilled) && fix != nil }

    /// Why a number that is wrong is not written anew; nil where the diagnostic is about something else.
    fileprivate var refusal: String? {
        guard rule == .staleNumber || rule == .unfilled else { return nil }
        let isNoNumber = [claimed, computed].contains { text in
            ["∞", "NaN", "nan", "inf"].contains { text?.hasSuffix($0) ?? false }
        }
        if isNoNumber {
            return "this is not filled in for you: infinities and NaN say something about the run"
        }
        return fix == nil
            ? "this number cannot be written for you where it stands; write it by hand"
            : "with this number written the lesson would not be right, or another; write it by hand"
    }
}

extension PlacedDiagnostic {
    /// With a note, and without help to write what is not written.
    fileprivate func with(_ refusal: String?) -> PlacedDiagnostic {
        guard let refusal else { return self }
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
