public import Markup

/// A text of the front matter or of a block that is Markdown inline: the summary, a caption.
public struct TextFragment: Sendable {
    public enum Place: Sendable, Equatable {
        case summary
        /// The caption of the block with that number.
        case caption(Int)
    }

    public let place: Place
    /// The Markdown, as it is read.
    public let markdown: [UInt8]
    public let outline: Outline
    /// Where it stands in the lesson.
    private let range: Range<Int>
    /// Where each byte of the Markdown stands in the lesson; nil where that cannot be told.
    private let spelling: ScalarSpelling?

    /// - Parameters:
    ///   - range: the bytes of the lesson that it stands in, a YAML scalar's quotes included.
    ///   - source: the lesson.
    init(_ place: Place, _ markdown: [UInt8], at range: Range<Int>, in source: [UInt8]) throws(MarkupLimit) {
        self.place = place
        self.markdown = markdown
        self.range = range
        outline = try Document(parsing: markdown).outline
        spelling = ScalarSpelling(of: markdown, at: range, in: source)
    }

    /// Whether the places of its parts can be told; else each is the place of the whole.
    var isPlaced: Bool { spelling != nil }

    /// The visible text.
    public var text: String { Self.text(of: outline) }

    /// The visible text of some inline Markdown, as for a list of lessons.
    public static func plainText(of markdown: String) -> String {
        guard let document = try? Document(parsing: Array(markdown.utf8)) else { return markdown }
        return text(of: document.outline)
    }

    private static func text(of outline: Outline) -> String {
        String(decoding: outline.passages.flatMap { outline.text(of: $0.runs) }, as: UTF8.self)
    }

    /// The bytes of the lesson that hold a stretch of the fragment.
    public func place(of part: Range<Int>) -> Range<Int> { spelling?.source(of: part) ?? range }
}
