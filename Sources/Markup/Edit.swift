/// What to do to one node when its document is rendered.
///
/// Bytes given here are HTML and go to the page as they are, up to a NUL if they should hold one: escape
/// first.
public enum Edit: Sendable, Equatable {
    /// The bytes stand for the node and all that is in it.
    case replace([UInt8])
    /// The node's own tags give way to these; its children stay.
    ///
    /// A block's children stand on lines of their own, those of a heading, link or cell between the tags.
    case wrap(open: [UInt8], close: [UInt8])
    /// The node stays as it is, between the two.
    case surround(before: [UInt8], after: [UInt8])
    /// More attributes in the node's opening tag, as in `id="first"`, separated by spaces.
    ///
    /// For headings, links, images, quotes, their labels, tables, cells and code (there in the `pre` tag). A
    /// claim becomes a `span`. A cell's alignment class joins a `class="…"` given here.
    case attributes([UInt8])
    /// Another destination for a link or an image, not yet escaped.
    case destination([UInt8])
}

/// Edits by node. A node may have several; the last one of each kind counts, and `replace` beats all but
/// `surround`.
public struct Edits: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    struct Entry: Sendable, Equatable {
        var node: NodeID
        var edit: Edit
    }

    var entries: [Entry] = []

    public init() {}

    public init(dictionaryLiteral elements: (NodeID, Edit)...) {
        entries = elements.map { Entry(node: $0.0, edit: $0.1) }
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// Adds one more edit for a node.
    public mutating func add(_ edit: Edit, to node: NodeID) { entries.append(Entry(node: node, edit: edit)) }

    public mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }
}
