/// Something in the source that a lesson must not hold.
public struct Problem: Sendable, Equatable {
    public var kind: Kind
    public var span: Range<Int>

    public enum Kind: Sendable, Hashable {
        /// HTML in the Markdown; comments are no problem.
        case rawHTML
        /// Text on the last line of a comment, which CommonMark takes for HTML as well.
        case textBehindComment
        /// A comment without its `-->`, which hides the rest of the document.
        case unclosedComment
        /// A destination that is neither http, https, mailto, relative nor a fragment.
        case unsafeAddress(Address.Fault)
        /// Code that runs to the end because no fence closes it.
        case unclosedFence
        /// A fence that was nearly a `gd` fence and would pass for ordinary code.
        case nearlyGdFence
        /// Something that was meant as a claim and is not a link to `gd:` in CommonMark's eyes.
        case brokenClaim(BrokenClaim)
        /// Lines with pipes in a `gd` fence that do not form a table.
        case brokenTable(BrokenTable)
        /// A formula where no text stands, as in the destination of a link.
        case misplacedMaths
    }

    /// How a claim was written that CommonMark does not see as one.
    public enum BrokenClaim: Sendable, Hashable {
        /// `](gd:` stands in the text as it is: the destination has a space, or a bracket is missing.
        case text
        /// `<gd:…>`.
        case autolink
        /// `[label]: gd:…`.
        case definition
        /// A link by label to such a definition.
        case reference
        /// `![…](gd:…)`.
        case image
        /// `GD:` or `Gd:`.
        case letterCase
        /// Inside a formula, where it would be TeX.
        case maths
    }

    /// What a table in a `gd` fence lacks.
    public enum BrokenTable: Sendable, Hashable {
        /// No row of dashes follows the header row.
        case noDelimiter
        /// The row of dashes has another number of cells than the header.
        case delimiterCount(header: Int, delimiter: Int)
    }
}
