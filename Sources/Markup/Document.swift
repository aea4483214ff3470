/// A parsed lesson: its outline, and the tree that becomes HTML.
///
/// It owns libcmark's tree, is not `Sendable`, and lives in one thread from parsing to rendering.
/// Only its `outline` travels.
public final class Document {
    /// What the document holds, with exact places in the source.
    public let outline: Outline

    let source: [UInt8]
    let options: MarkupOptions
    let root: Node
    let entries: [Reading.Entry]
    let splits: [Reading.Split]
    let html: [Node]
    /// Where the trees live; what is taken out of them lives as long.
    private let arena: Arena
    private var isRendered = false

    /// Parses CommonMark with pipe tables.
    ///
    /// - Parameters:
    ///   - source: The whole file, valid UTF-8 without NUL; lines end with LF, CRLF or CR.
    ///   - bodyStart: Where the Markdown begins, after the front matter; a byte order mark there is skipped.
    ///   - options: What the document may hold and how tables are written.
    /// - Throws: The first limit that the source passes.
    public init(
        parsing source: [UInt8], from bodyStart: Int = 0, options: MarkupOptions = .page
    ) throws(MarkupLimit) {
        precondition(bodyStart >= 0 && bodyStart <= source.count, "the body lies inside the source")
        let arena = Arena()
        let parsed = try Document.parse(source, from: bodyStart, options, arena)
        self.arena = arena
        self.source = source
        self.options = options
        root = parsed.root
        outline = parsed.reading.outline
        entries = parsed.reading.entries
        splits = parsed.reading.splits
        html = parsed.reading.html
    }

    /// Appends the document's HTML with some nodes edited.
    ///
    /// It may be called once, since the edits go into the tree. Without an edit, a claim renders as its text,
    /// a comment as nothing, and a link to a refused destination as a link that leads nowhere.
    public func html(edits: Edits = Edits(), into html: inout [UInt8]) {
        precondition(!isRendered, "a document is rendered once")
        isRendered = true
        let rendering = Rendering(self, edits)
        arena.use {
            rendering.applyAll()
            CommonMark.render(root, allowsHTML: options.allowsHTML || options.allowsEveryAddress, into: &html)
        }
    }

    /// Appends the HTML of one table that stands inside a `gd` fence, with some of its cells edited.
    ///
    /// It may be called once for each table.
    public func html(of table: Table, edits: Edits = Edits(), into html: inout [UInt8]) {
        precondition(table.fence != nil, "the document itself renders its other tables")
        let rendering = Rendering(self, edits)
        arena.use { rendering.render(table, into: &html) }
    }

    private struct Parsed {
        var root: Node
        var reading: Reading
    }

    private static func parse(
        _ source: [UInt8], from bodyStart: Int, _ options: MarkupOptions, _ arena: Arena
    ) throws(MarkupLimit) -> Parsed {
        var limit: MarkupLimit?
        let parsed = source.withUnsafeBufferPointer { bytes in
            arena.use { () -> Parsed? in
                do throws(MarkupLimit) {
                    return try parse(bytes, from: bodyStart, options)
                } catch {
                    limit = error
                    return nil
                }
            }
        }
        if let parsed { return parsed }
        throw limit ?? MarkupLimit(kind: .sourceBytes, span: bodyStart..<source.count)
    }

    private static func parse(
        _ source: Bytes, from bodyStart: Int, _ options: MarkupOptions
    ) throws(MarkupLimit) -> Parsed {
        let start = source.has("\u{FEFF}", at: bodyStart) ? bodyStart + 3 : bodyStart
        let scan = try SourceScan(source, from: start)
        guard let root = CommonMark.parse(source.slice(start..<source.count)) else {
            throw MarkupLimit(kind: .sourceBytes, span: start..<source.count)
        }
        var reading = Reading(source, from: start, scan, options: options)
        try reading.read(root)
        return Parsed(root: root, reading: reading)
    }
}

/// What a document may hold, and how its tables say alignment.
public struct MarkupOptions: Sendable, Equatable {
    /// Whether HTML in the Markdown reaches the page.
    package var allowsHTML = false
    /// Whether every destination is let through.
    package var allowsEveryAddress = false
    /// Whether cells say `align="right"`, which is obsolete, instead of `class="right"`.
    package var writesAlign = false
    /// Whether dollars hold TeX.
    package var readsMaths = true

    /// How lessons become pages.
    public static let page = MarkupOptions()

    /// What the conformance suites expect: everything is let through.
    package static let conformance: MarkupOptions = {
        var options = MarkupOptions()
        options.allowsHTML = true
        options.allowsEveryAddress = true
        options.writesAlign = true
        options.readsMaths = false
        return options
    }()
}
