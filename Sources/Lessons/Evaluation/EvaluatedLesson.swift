public import Diagnostics
public import Markup

/// A lesson whose blocks have been run and whose claims have been checked.
public struct EvaluatedLesson: Sendable {
    public let lesson: Lesson
    /// Parallel to the lesson's blocks.
    public let blocks: [BoundBlock]
    /// What some of them lay over their own runs.
    let overlays: [Overlay]
    /// Every numeral and statement that was checked, in the order of their places.
    public let checks: [Check]
    /// The names that checks refer to.
    public let labels: [String]
    /// The texts outside the lesson's body that may hold claims: the summary, the captions.
    public let fragments: [TextFragment]
    /// Links whose destination is another on the page than in the source.
    public let destinations: [(node: NodeID, destination: [UInt8])]
    /// Files beside the lesson that its page needs, as paths from the course's root.
    public let assets: [String]
    /// Heads of the lessons that should be read before, as far as they exist.
    public let prerequisites: [LessonHead]
    public let tally: Tally
    /// How many numerals have which standing, where they were counted.
    public let numerals: NumeralTally?
    /// What each number was compared with, by its check's number, where that was to be kept.
    let comparisons: [Int: ComparedNumber]
    public let diagnostics: [PlacedDiagnostic]

    /// The block that stands in a fence.
    public func block(inFence fence: Int) -> Int? { lesson.block(inFence: fence) }

    /// The other runs that a block's charts show, in its order.
    public func overlaid(on block: Int) -> [OverlaidRun] {
        overlays.first { $0.block == block }?.runs ?? []
    }

    /// What a check is bound to, as a selector: `walk.loss[8]`.
    public func selector(of check: Check) -> String { Ledger.selector(of: check, labels) }
}

/// One numeral or statement of a lesson and what came of checking it.
public struct Check: Sendable, Equatable {
    public enum Outcome: UInt8, Sendable {
        case right, stale, unfilled, isFalse
    }

    /// Which row of a run or of a table of evaluations a value belongs to.
    public enum Row: Sendable, Equatable {
        case none
        case step(Int32)
        /// An index into the lesson's labels, such as `w = 5`.
        case inputs(Int32)
    }

    /// The link or table cell that holds it; nil for a statement of a block or a line of a transcript.
    public let node: NodeID?
    /// The text fragment that the node belongs to; nil for the lesson's own document.
    public let fragment: Int32?
    /// The bytes of the lesson that claim.
    public let range: Range<Int>
    /// The quantity, an index into the lesson's labels.
    public let label: Int32
    public let row: Row
    /// The computed value; nil for a statement.
    public let value: Double?
    public let outcome: Outcome
    /// The block of this lesson that it is bound to.
    public let block: Int32?
}

/// How many claims came out how.
public struct Tally: Sendable, Equatable {
    public var lessons = 0
    public var blocks = 0
    public var runs = 0
    public var right = 0
    public var stale = 0
    public var isFalse = 0
    public var unfilled = 0
    /// Of the right ones, those that are fragile and not accepted.
    public var fragile = 0
    /// Of the right ones, those of which certainty is not said: their runs or their data are too long for shadows.
    public var unjudged = 0

    public init() {}

    public static func += (sum: inout Tally, other: Tally) {
        sum.lessons += other.lessons
        sum.blocks += other.blocks
        sum.runs += other.runs
        sum.right += other.right
        sum.stale += other.stale
        sum.isFalse += other.isFalse
        sum.unfilled += other.unfilled
        sum.fragile += other.fragile
        sum.unjudged += other.unjudged
    }
}
