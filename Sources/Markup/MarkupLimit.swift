/// A source that is refused before libcmark sees it, because libcmark could take very long over it.
///
/// Ordinary lessons stay far below every limit.
public struct MarkupLimit: Error, Sendable, Equatable {
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// More bytes than `sourceBytes`.
        case sourceBytes
        /// Quotes and list items nested deeper than `containerDepth`.
        case containerDepth
        /// More `bracketWork` than one document may make.
        case brackets
        /// References that would spell out more than `referenceBytes`.
        case references
        /// More columns in a table than `tableColumns`.
        case tableColumns
        /// More cells in all tables, missing ones included, than `tableCells`.
        case tableCells
    }

    public var kind: Kind
    /// Where it is passed.
    public var span: Range<Int>

    /// The bytes of a source. A lesson has about 7,000; larger data belongs in a file of its own.
    public static let sourceBytes = 1 << 19
    /// Quotes and list items around one another, by the marks and the indentation in front of one line.
    public static let containerDepth = 50
    /// Image openers times brackets in one stretch of lines, added up: libcmark 0.30.2 compares each with
    /// each.
    public static let bracketWork = 20_000_000
    /// The bytes of the longest definition times the closing brackets: each may be a reference that spells it
    /// out.
    public static let referenceBytes = 1 << 25
    public static let tableColumns = 256
    /// A short row is filled up, so a wide header makes many cells of few bytes.
    public static let tableCells = 1 << 16
}
