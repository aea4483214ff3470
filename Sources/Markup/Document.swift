import CCmark

/// A parsed lesson: its outline, and the tree that becomes HTML.
///
/// It owns libcmark's tree, is not `Sendable`, and lives in one thread from parsing to rendering.
/// Only its `outline` travels.
public final class Document {
    /// What the document holds, with exact places in the source.
    public let outline: Outline

    /// Parses CommonMark with pipe tables.
    ///
    /// - Parameters:
    ///   - source: The whole file, valid UTF-8 without NUL; lines end with LF, CRLF or CR.
    ///   - bodyStart: Where the Markdown begins, after the front matter; a byte order mark there is skipped.
    ///   - options: What the document may hold and how tables are written.
    /// - Throws: The first limit that the source passes.
    public init(parsing source: [UInt8], from bodyStart: Int = 0, options: MarkupOptions = .page)
        throws(MarkupLimit)
    {
        outline = Outline()
    }

    /// Appends the document's HTML with some nodes edited.
    ///
    /// It may be called once, since the edits go into the tree. Without an edit, a claim renders as its text, a comment
    /// as nothing, and a link to a refused destination as a link that leads nowhere.
    public func html(edits: Edits = Edits(), into html: inout [UInt8]) {}

    /// Appends the HTML of one table that stands inside a `gd` fence, with some of its cells edited.
    ///
    /// It may be called once for each table.
    public func html(of table: Table, edits: Edits = Edits(), into html: inout [UInt8]) {}
}

/// What a document may hold, and how its tables say alignment.
public struct MarkupOptions: Sendable, Equatable {
    /// Whether HTML in the Markdown reaches the page.
    package var allowsHTML = false
    /// Whether every destination is let through.
    package var allowsEveryAddress = false
    /// Whether cells say `align="right"`, which is obsolete, instead of `class="right"`.
    package var writesAlign = false

    /// How lessons become pages.
    public static let page = MarkupOptions()

    /// What the conformance suites expect: everything is let through.
    package static let conformance: MarkupOptions = {
        var options = MarkupOptions()
        options.allowsHTML = true
        options.allowsEveryAddress = true
        options.writesAlign = true
        return options
    }()
}
