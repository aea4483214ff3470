/// What a document holds, in document order, with the exact place of each thing in the source.
///
/// Every `Range<Int>` called a span or a source is a half-open range of byte offsets in the whole source that
/// the document was parsed from, front matter included. Items refer to one another by index into these
/// arrays. Nothing here points into libcmark: an outline outlives its document and crosses threads.
public struct Outline: Sendable, Equatable {
    /// The literals of all runs, one after the other, as UTF-8; a line feed stands between two passages.
    public var text: [UInt8] = []
    /// The pieces of visible text, each with its place in the source. Those of one passage are neighbours.
    public var runs: [Run] = []
    /// The paragraphs, headings and table cells, whose runs are inline content.
    public var passages: [Passage] = []
    public var headings: [Heading] = []
    public var fences: [Fence] = []
    /// The content lines of all fences, without the prefixes of the quotes and list items around them.
    public var fenceLines: [Range<Int>] = []
    /// The tables of the document and those inside its `gd` fences.
    public var tables: [Table] = []
    /// The rows of all tables; a table's first is its header row. The delimiter row is not among them.
    public var rows: [Row] = []
    public var cells: [Cell] = []
    public var links: [Link] = []
    /// The TeX in passages.
    public var formulas: [Formula] = []
    /// The numbers of the items of ordered lists, without the mark behind them.
    public var listNumbers: [Range<Int>] = []
    /// The teaching block quotes only; an ordinary quote has no entry.
    public var quotes: [Quote] = []
    /// The task lists of quizzes.
    public var taskLists: [TaskList] = []
    /// All of them, sorted by where they begin.
    public var problems: [Problem] = []
    /// Passages whose inline content could not be placed exactly; their runs carry the passage's whole span.
    ///
    /// Empty on every input known. It is here so that such an input is seen, not passed over.
    public var unplaced: [Int] = []

    public init() {}
}

/// One thing in a document that can be edited before it is rendered, by its number in that document.
public struct NodeID: Sendable, Hashable, Comparable {
    /// The index into the document's table of nodes.
    public let index: Int32

    @inlinable public init(index: Int32) { self.index = index }
    @inlinable public static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}
