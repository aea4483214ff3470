public import Diagnostics

/// What the rest of the course needs to know of a lesson without reading its text: its front matter and its address.
public struct LessonHead: Sendable, Equatable {
    /// The file's path from the course's root, such as `content/unit/by-hand.md`.
    public let path: String
    public let frontMatter: FrontMatter
    /// The page's path from the site's root without `.html`, such as `unit/by-hand`; other lessons name it so.
    public let id: String
    /// Where a message about the address points.
    public let place: Place?

    /// Reads the front matter; its errors are reported when the whole lesson is read.
    public init(_ file: SourceFile) {
        let reader = FrontMatterReader(file, isHome: file.path == Course.homePath)
        path = file.path
        frontMatter = reader.frontMatter
        var parts = path.dropFirst(Course.contentFolder.count).dropLast(Course.lessonSuffix.count).split(
            separator: "/")
        if let slug = frontMatter.slug, !parts.isEmpty { parts[parts.count - 1] = slug.value[...] }
        id = parts.joined(separator: "/")
        let range = frontMatter.slug?.range ?? frontMatter.title?.range ?? 0..<0
        let top = SourceFile(path: path, bytes: Array(file.bytes[..<reader.bodyStart]))
        place = top.place([Diagnostic(.duplicateSlug, at: range, "")]).first?.place
    }

    public var isHome: Bool { path == Course.homePath }

    /// The title, or the address of a lesson that has none.
    public var title: String { frontMatter.title?.value ?? id }
}
