/// A pipe table, in the document or inside a `gd` fence.
public struct Table: Sendable, Equatable {
    public enum Alignment: UInt8, Sendable {
        case none, left, center, right
    }

    public var node: NodeID
    /// The fence that it stands in, an index into `Outline.fences`, or `nil` in the document.
    public var fence: Int?
    /// From the header row's first byte to the end of the last row.
    public var span: Range<Int>
    /// The row of dashes.
    public var delimiter: Range<Int>
    /// One for each column.
    public var alignments: [Alignment]
    /// The header row first, indices into `Outline.rows`; never empty.
    public var rows: Range<Int>
    /// The innermost teaching quote around it, an index into `Outline.quotes`.
    public var quote: Int?
}

/// One line of a table.
public struct Row: Sendable, Equatable {
    /// The line's content, without the prefixes of quotes and lists, trimmed.
    public var span: Range<Int>
    /// How many cells the source has; a claimed table wants as many as there are columns.
    public var written: Int
    /// As many as there are columns: cells past those are cut off, and missing ones are empty at the line's
    /// end.
    public var cells: Range<Int>
}

/// One cell of a table.
public struct Cell: Sendable, Equatable {
    public var node: NodeID
    /// The trimmed content between the pipes; empty, at the place where it would stand, for an empty cell.
    public var span: Range<Int>
    /// The index into `Outline.passages`, where its visible text is.
    public var passage: Int
    /// The links inside, indices into `Outline.links`.
    public var links: Range<Int>
    /// The table that it belongs to, an index into `Outline.tables`.
    public var table: Int
}

extension Outline {
    /// The header row.
    public func header(of table: Table) -> Row { rows[table.rows.lowerBound] }

    /// The rows below the header, indices into `rows`.
    public func body(of table: Table) -> Range<Int> { table.rows.lowerBound + 1..<table.rows.upperBound }

    /// The visible text of a cell.
    ///
    /// Inside a `gd` fence only links, entities and escapes mean anything, and those only in a cell that
    /// holds a link; any other cell's text is the source as it stands, with `\|` read as `|`.
    @inlinable public func text(of cell: Cell) -> ArraySlice<UInt8> { text(of: passages[cell.passage].runs) }
}
