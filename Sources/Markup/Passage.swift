/// A piece of visible text: what the reader sees of it, and the source bytes that say it.
public struct Run: Sendable, Equatable {
    public enum Kind: UInt8, Sendable {
        /// Words of the prose, or a character written as an entity or an escape.
        case text
        /// Inline code.
        case code
        /// A line break in the source, hard or soft; its literal is one line feed.
        case lineBreak
        /// A piece of TeX with its dollars, as it is written; a line end in it is a line feed of its own.
        case maths
    }

    public var kind: Kind
    /// Whether the literal is byte for byte what stands in the source.
    ///
    /// If not (an entity, an escaped character, a line break inside inline code), the whole literal stands
    /// for the whole source range, and no part of one is a part of the other.
    public var isVerbatim: Bool
    /// The range in `Outline.text`. It may be empty for empty text, never for a break.
    public var literal: Range<Int>
    /// The byte range in the source, without the code's backticks.
    public var source: Range<Int>
    /// The innermost link or image that it stands in, an index into `Outline.links`.
    public var link: Int?
}

/// A paragraph, a heading or a table cell: the places that hold inline content.
public struct Passage: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case paragraph
        /// The index into `Outline.headings`.
        case heading(Int)
        /// The index into `Outline.cells`.
        case cell(Int)
    }

    public var kind: Kind
    /// From its first to its last byte of content; the prefixes of quotes and lists may stand inside.
    public var span: Range<Int>
    /// Its runs, indices into `Outline.runs`.
    public var runs: Range<Int>
    /// The innermost teaching quote around it, an index into `Outline.quotes`.
    public var quote: Int?
}

/// A heading of either kind, `#` or underlined.
public struct Heading: Sendable, Equatable {
    public var node: NodeID
    /// 1 to 6.
    public var level: Int
    /// The whole construct, its marks included.
    public var span: Range<Int>
    /// The index into `Outline.passages`.
    public var passage: Int
}

extension Outline {
    /// The visible text of neighbouring runs: code without its backticks, a line feed for each break.
    @inlinable public func text(of runs: Range<Int>) -> ArraySlice<UInt8> {
        guard !runs.isEmpty else { return [] }
        return text[
            self.runs[runs.lowerBound].literal.lowerBound..<self.runs[runs.upperBound - 1].literal.upperBound]
    }

    /// The visible text of a heading.
    public func text(of heading: Heading) -> ArraySlice<UInt8> { text(of: passages[heading.passage].runs) }

    /// The source bytes that say a part of the visible text: from the first byte's place to the last byte's.
    ///
    /// - Parameters:
    ///   - part: a range in `text`, not empty, that lies inside the literals of `runs`.
    ///   - runs: the runs to look in, indices into `Outline.runs`.
    /// - Returns: The range in the source; it covers whole entities and escapes where `part` touches one, and
    ///   whatever marks of emphasis stand between its ends. `nil` when `part` is not inside `runs`.
    public func source(of part: Range<Int>, in runs: Range<Int>) -> Range<Int>? {
        var lower: Int?
        for run in self.runs[runs] where run.literal.upperBound > part.lowerBound && !run.literal.isEmpty {
            if lower == nil {
                guard run.literal.lowerBound <= part.lowerBound else { return nil }
                lower = run.source.lowerBound
                if run.isVerbatim { lower = run.source.lowerBound + part.lowerBound - run.literal.lowerBound }
            }
            if part.upperBound <= run.literal.upperBound, let lower {
                if run.isVerbatim {
                    return lower..<(run.source.lowerBound + part.upperBound - run.literal.lowerBound)
                }
                return lower..<run.source.upperBound
            }
        }
        return nil
    }
}
