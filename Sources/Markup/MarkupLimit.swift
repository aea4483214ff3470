/// A source that is refused before libcmark sees it, because libcmark could take very long over it.
public struct MarkupLimit: Error, Sendable, Equatable {
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// More bytes than `sourceBytes`.
        case sourceBytes
        /// Quotes and list items nested deeper than `containerDepth`.
        case containerDepth
        /// More image openings times brackets in one block than `bracketWork`.
        case brackets
        /// More unclosed `<!`, `<?` times bytes in one block than `angleWork`.
        case angles
        /// References that would spell out more bytes than `referenceBytes`.
        case references
        /// More columns in a table than `tableColumns`.
        case tableColumns
        /// More cells in all tables, missing ones included, than `tableCells`.
        case tableCells
    }

    public var kind: Kind
    /// Where it is passed.
    public var span: Range<Int>
}
