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
    /// claim becomes a `span`. A cell's alignment class joins a `class="…"` that comes first here.
    case attributes([UInt8])
    /// Another destination for a link or an image, not yet escaped.
    case destination([UInt8])
    /// The choices and explanations of a task list, between these.
    case taskList(TaskListTags)
}

/// Edits by node. A node may have several; the last one of each kind counts, and `replace` beats all but
/// `surround`.
///
/// Adding an edit and finding a node's take the same time however many there are.
public struct Edits: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// All edits of one node, the last of each kind.
    struct One: Sendable, Equatable {
        var replacement: [UInt8]?
        var wrap: Pair?
        var attributes: [UInt8]?
        var destination: [UInt8]?
        var surround: Pair?
        var taskList: TaskListTags?
    }

    /// What stands before and behind something.
    struct Pair: Sendable, Equatable {
        var open: [UInt8]
        var close: [UInt8]
    }

    /// For each node the place of its edits in `all`, or -1.
    private var places: [Int32] = []
    private var all: [One] = []
    /// The nodes that have edits, in the order of their first edit.
    private(set) var nodes: [NodeID] = []

    public init() {}

    public init(dictionaryLiteral elements: (NodeID, Edit)...) {
        for (node, edit) in elements { add(edit, to: node) }
    }

    public var isEmpty: Bool { nodes.isEmpty }

    /// Adds one more edit for a node.
    public mutating func add(_ edit: Edit, to node: NodeID) {
        let index = Int(node.index)
        guard index >= 0 else { return }
        while places.count <= index { places.append(-1) }
        if places[index] < 0 {
            places[index] = Int32(all.count)
            all.append(One())
            nodes.append(node)
        }
        let place = Int(places[index])
        switch edit {
        case .replace(let html): all[place].replacement = html
        case .wrap(let open, let close): all[place].wrap = Pair(open: open, close: close)
        case .surround(let before, let after): all[place].surround = Pair(open: before, close: after)
        case .attributes(let attributes): all[place].attributes = attributes
        case .destination(let destination): all[place].destination = destination
        case .taskList(let tags): all[place].taskList = tags
        }
    }

    public mutating func reserveCapacity(_ count: Int) {
        all.reserveCapacity(count)
        nodes.reserveCapacity(count)
    }

    /// Whether a node has edits.
    public func contains(_ node: NodeID) -> Bool { place(of: node) != nil }

    /// The edits of one node.
    subscript(_ node: NodeID) -> One? { place(of: node).map { all[$0] } }

    /// One kind of edit of one node, without a copy of the others.
    func replacement(of node: NodeID) -> [UInt8]? { place(of: node).flatMap { all[$0].replacement } }
    func wrap(of node: NodeID) -> Pair? { place(of: node).flatMap { all[$0].wrap } }
    func attributes(of node: NodeID) -> [UInt8]? { place(of: node).flatMap { all[$0].attributes } }
    func surround(of node: NodeID) -> Pair? { place(of: node).flatMap { all[$0].surround } }

    private func place(of node: NodeID) -> Int? {
        let index = Int(node.index)
        return index >= 0 && index < places.count && places[index] >= 0 ? Int(places[index]) : nil
    }
}
