/// A link, an image or an autolink.
public struct Link: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// `[text](destination "title")`.
        case inline
        /// `[text][label]`, `[label][]` or `[label]`, whose destination a definition gives.
        case reference
        /// `<https://example.org>` or `<name@example.org>`.
        case autolink
    }

    public var node: NodeID
    public var kind: Kind
    public var isImage: Bool
    /// Where it leads, with escapes and entities decoded; not percent-encoded any further.
    public var destination: [UInt8]
    /// Where the destination is written, angle brackets aside; `nil` for a reference, whose definition has
    /// it.
    public var destinationSpan: Range<Int>?
    /// The title, decoded; empty where there is none.
    public var title: [UInt8]
    /// What stands between the title's quotes; `nil` where no title is written here.
    public var titleSpan: Range<Int>?
    /// The whole construct.
    public var span: Range<Int>
    /// What stands between the brackets.
    public var textSpan: Range<Int>
    /// The runs of its text, indices into `Outline.runs`.
    public var runs: Range<Int>
    /// The index into `Outline.passages`.
    public var passage: Int

    /// Whether it is a claim: an inline link, not an image, whose destination begins with `gd:`.
    public var isClaim: Bool { kind == .inline && !isImage && destination.starts(with: Link.claimScheme) }

    /// What the destination of a claim begins with.
    public static let claimScheme: [UInt8] = Array("gd:".utf8)

    /// What follows `gd:` in a claim's destination.
    public var selector: ArraySlice<UInt8> { destination.dropFirst(Link.claimScheme.count) }
}

extension Outline {
    /// The index into `links` of the one that a node stands for, if it is one. O(log n).
    public func link(at node: NodeID) -> Int? {
        // Links are numbered as they are read, in document order.
        var lower = 0
        var upper = links.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if links[middle].node < node { lower = middle + 1 } else { upper = middle }
        }
        return lower < links.count && links[lower].node == node ? lower : nil
    }
}
