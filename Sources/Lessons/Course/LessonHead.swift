public import Diagnostics

/// What the rest of the course needs to know of a lesson without reading its text: its front matter and its address.
public final class LessonHead: Sendable {
    /// The page's path from the site's root without `.html`, such as `unit/by-hand`; other lessons name it so.
    public let id: String
    private let reader: FrontMatterReader
    /// The file down to the end of its front matter.
    private let top: SourceFile
    /// Whether the lesson shows a widget; looked up for the course's playground alone.
    public let showsWidget: Bool
    /// The id of the lesson where readers try functions of their own.
    public static let playgroundID = "playground"

    /// Reads the front matter; its errors are reported when the whole lesson is read.
    public init(_ file: SourceFile) {
        reader = FrontMatterReader(file, isHome: file.path == Course.homePath)
        top = SourceFile(path: file.path, bytes: Array(file.bytes[..<reader.bodyStart]))
        let name = file.path.utf8.dropFirst(Course.contentFolder.utf8.count).dropLast(
            Course.lessonSuffix.utf8.count)
        if let slug = reader.frontMatter.slug, !name.isEmpty {
            let folder = name.lastIndex(of: UInt8(ascii: "/")).map { name[...$0] } ?? name[..<name.startIndex]
            id = String(Substring(folder)) + slug.value
        } else {
            id = String(Substring(name))
        }
        showsWidget =
            id == Self.playgroundID && Lesson.read(file).lesson.blocks.contains { $0.widgetItem != nil }
    }

    /// The file's path from the course's root, such as `content/unit/by-hand.md`.
    public var path: String { top.path }

    public var frontMatter: FrontMatter { reader.frontMatter }

    public var isHome: Bool { path == Course.homePath }

    /// The title, or the address of a lesson that has none.
    public var title: String { frontMatter.title?.value ?? id }

    /// Where a message about the address points.
    var place: Place? {
        let range = frontMatter.slug?.range ?? frontMatter.title?.range ?? 0..<0
        return top.place([Diagnostic(.duplicateSlug, at: range, "")]).first?.place
    }

    /// The line and the column of some bytes of the front matter.
    func place(of range: Range<Int>) -> Place { top.place(of: range) }

    /// What reading the front matter of a file gives, where that is known: the file begins as it did for this head.
    func reading(of file: SourceFile) -> FrontMatterReader? {
        // Behind a closing line that is ended, nothing can change what stands above it.
        guard file.path == path, top.bytes.last == UInt8(ascii: "\n"), file.bytes.starts(with: top.bytes)
        else { return nil }
        return reader
    }
}
