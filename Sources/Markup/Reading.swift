/// Everything that is known while one document is read, from its blocks to the places of its words.
///
/// First pass: the blocks (`readBlocks`), with the lines of each leaf block and the cells of each table. Then
/// all cells that need it are parsed together (`parseAgain`). Second pass: inline content (`readInlines`), in
/// document order. Last, what no node of the tree shows (`findBrokenClaims`).
struct Reading {
    /// What a `NodeID` stands for, with indices into the outline's arrays.
    enum Role {
        case heading(Int)
        case fence(Int)
        case table(Int)
        case cell(Int)
        case link(Int)
        case quote(Int)
        case quoteLabel
        case taskList(Int)
        case formula(Int)
    }

    struct Entry {
        /// Its node in a tree; `nil` for a table inside a fence, and for a cell of plain text.
        var node: Node?
        var role: Role
    }

    /// A block with inline content, or a table, which has many.
    struct Leaf {
        enum Kind {
            case paragraph
            case heading(Int)
            case table(Int)
        }

        var kind: Kind
        /// Whose children are its inline nodes.
        var node: Node?
        /// Its range in `content`.
        var content: Range<Int>
        /// Whether definitions may stand at its beginning.
        var mayDefine = false
        /// Where it would stand in the source, for one without content.
        var place = 0
        var quote: Int?
    }

    /// A paragraph or heading that libcmark read, and that holds a table.
    struct Split {
        var node: Node
        var table: Int
        /// What of it stands before the table, as libcmark's second parse gave it.
        var before: Node?
        /// Whether dashes below the table, which made all of it a heading, are a break of their own.
        var endsWithBreak: Bool
    }

    /// Something to be parsed in the second parse, and what waits for its node.
    struct Pending {
        enum Target {
            case cell(Int)
            case before(leaf: Int, split: Int)
            /// A leaf whose formulas libcmark must not read.
            case leaf(Int)
        }

        var content: Range<Int>
        var target: Target
    }

    let source: Bytes
    let bodyStart: Int
    let lines: Lines
    let options: MarkupOptions

    var outline = Outline()
    var entries: [Entry] = []
    var content = Content()
    var leaves: [Leaf] = []
    var splits: [Split] = []
    var pending: [Pending] = []
    /// The ranges in `content` of the cells that were parsed again, by cell; the node is in the cell's entry.
    var cellContent: [Range<Int>] = []
    /// The formulas of all leaves and cells, by where they stand in `content`, which has a tag in the place of each.
    var maths: [FormulaScan.Found] = []
    /// Parallel to them, whether a node stands for it.
    var isPlaced: [Bool] = []
    /// Nodes of raw HTML and comments, which are not rendered.
    var html: [Node] = []
    /// The source of raw HTML and comments.
    var htmlSpans: [Range<Int>] = []
    /// Where destinations that begin with `gd:` stand.
    var claimPlaces: [Int] = []
    var containers: [Container] = []
    var secondRoot: Node?

    /// Where `gd:` stands in the source.
    let claimMarks: [Int]
    /// Whether a definition may stand anywhere in the body.
    let mayDefine: Bool
    /// The content lines of the block and the cells of the row that are being read, kept to save allocations.
    var lineScratch: [Range<Int>] = []
    var cellScratch: [Range<Int>] = []

    init(_ source: Bytes, from bodyStart: Int, _ scan: SourceScan, options: MarkupOptions) {
        self.source = source
        self.bodyStart = bodyStart
        self.options = options
        lines = scan.lines
        claimMarks = scan.claimMarks
        mayDefine = scan.mayDefine
    }

    mutating func read(_ root: Node) throws(MarkupLimit) {
        let bytes = source.count - bodyStart
        content.reserveCapacity(bytes + 64, stretches: lines.count * 2)
        outline.text.reserveCapacity(bytes)
        outline.runs.reserveCapacity(lines.count * 3)
        outline.passages.reserveCapacity(lines.count)
        outline.fenceLines.reserveCapacity(lines.count / 2)
        outline.rows.reserveCapacity(lines.count / 4)
        outline.cells.reserveCapacity(lines.count)
        cellContent.reserveCapacity(lines.count)
        lineScratch.reserveCapacity(16)
        cellScratch.reserveCapacity(16)
        entries.reserveCapacity(lines.count)
        leaves.reserveCapacity(lines.count / 2)
        try readBlocks(root)
        parseAgain()
        readInlines()
        reportMisplacedMaths()
        findBrokenClaims()
        outline.problems.sort {
            ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound)
        }
    }

    mutating func enter(_ node: Node?, _ role: Role) -> NodeID {
        entries.append(Entry(node: node, role: role))
        return NodeID(index: Int32(entries.count - 1))
    }

    mutating func report(_ kind: Problem.Kind, _ span: Range<Int>) {
        outline.problems.append(Problem(kind: kind, span: span))
    }

    /// The teaching quote around the block that is being read.
    var quote: Int? { containers.last?.quote }

    /// A line of the block that is being read, without the prefixes of the containers around it.
    func cursor(onLine line: Int) -> LineCursor {
        var cursor = LineCursor(source, lines.content(line, in: source))
        for container in containers {
            guard container.take(from: &cursor, line: line) else {
                cursor.isLazy = true
                break
            }
        }
        return cursor
    }
}
