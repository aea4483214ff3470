public import Diagnostics

/// The course's templates, compiled once, with the stylesheets and scripts that lie beside them.
public struct SiteTemplates: Sendable {
    let set: TemplateSet
    /// Names and bytes of the stylesheets, which are copied to the site's root.
    public let styles: [(name: String, bytes: [UInt8])]
    /// Names and bytes of the scripts that every page has; they lie at the site's root, too.
    public let scripts: [(name: String, bytes: [UInt8])]

    static let folder = "templates/"
    static let suffix = ".mustache"
    /// The template that every page is made from.
    static let page = "page"

    /// Compiles the files of `templates/`.
    ///
    /// - Returns: the templates, or nil where something is wrong with them; and all that is wrong.
    public static func compile(_ files: [SourceFile]) -> (
        templates: SiteTemplates?, diagnostics: [PlacedDiagnostic]
    ) {
        let sources = files.filter { $0.path.hasSuffix(suffix) }
        guard sources.contains(where: { name(of: $0) == page }) else {
            let message = "there is no \(folder)\(page)\(suffix), the template that every page is made from"
            return (nil, [PlacedDiagnostic(wholeFile: folder + page + suffix, .template, message)])
        }
        let (set, errors) = TemplateSet.make(
            files: sources.map { TemplateSet.File(name: name(of: $0), bytes: $0.bytes) }, pages: [page],
            schema: .page)
        guard errors.isEmpty else {
            let placed = errors.flatMap { error in
                sources[error.file].place([Diagnostic(.template, at: error.range, error.problem.message)])
            }
            return (nil, placed.sortedByPlace())
        }
        let templates = SiteTemplates(
            set: set, styles: copied(files, suffix: ".css"), scripts: copied(files, suffix: ".js"))
        return (templates, [])
    }

    /// The files that reach the site as they are, by their names below `templates/`.
    private static func copied(_ files: [SourceFile], suffix: String) -> [(name: String, bytes: [UInt8])] {
        files.filter { $0.path.hasSuffix(suffix) }.map { (String($0.path.dropFirst(folder.count)), $0.bytes) }
    }

    private static func name(of file: SourceFile) -> String {
        String(file.path.dropFirst(folder.count).dropLast(suffix.count))
    }
}
