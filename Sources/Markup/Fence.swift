/// A code block: between fences, or indented by four columns.
public struct Fence: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// The info string's first word is `gd`.
        case gd
        /// The info string's first word is `gd-output`.
        case gdOutput
        /// Any other fenced code.
        case code
        /// Code by indentation, which has no info string and no fences.
        case indented
    }

    public var node: NodeID
    public var kind: Kind
    /// The info string with escapes and entities decoded, trimmed.
    public var info: [UInt8]
    /// Where the info string stands, trimmed; empty, after the opening marks, where there is none.
    public var infoSpan: Range<Int>
    /// The opening line from its first mark to its end, the line's end aside; empty for indented code.
    public var opening: Range<Int>
    /// Its content lines, indices into `Outline.fenceLines`.
    public var lines: Range<Int>
    /// From the first mark to the end of the last line, the closing fence included.
    public var span: Range<Int>
    /// Whether a closing fence ends it; indented code counts as closed.
    public var isClosed: Bool
    /// The tables inside a `gd` fence, indices into `Outline.tables`.
    public var tables: Range<Int>
    /// The innermost teaching quote around it, an index into `Outline.quotes`.
    public var quote: Int?
}
