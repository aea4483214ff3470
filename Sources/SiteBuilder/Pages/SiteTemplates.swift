public import Diagnostics
import Lessons
import Markup

/// The course's templates, compiled once, with the stylesheets, scripts and pictures that lie beside them.
public struct SiteTemplates: Sendable {
    let set: TemplateSet
    /// Names and bytes of the stylesheets, which are copied to the site's root; `widget.css` is for pages with a widget.
    public let styles: [(name: String, bytes: [UInt8])]
    /// Names and bytes of the scripts, which lie at the site's root, too. Every page has them, but for those that one
    /// piece of a page is named after (``PagePiece``).
    public let scripts: [(name: String, bytes: [UInt8])]
    /// Names and bytes of the pictures, such as the site's icon.
    public let pictures: [(name: String, bytes: [UInt8])]

    static let folder = "templates/"
    static let suffix = ".mustache"
    /// The template that every page is made from.
    static let page = "page"

    /// The scripts of a page with such pieces.
    func scripts(for pieces: Set<PagePiece>) -> [String] {
        scripts.map(\.name).filter { PagePiece.isWanted($0, suffix: ".js", by: pieces) }
    }

    /// The stylesheets of a page with such pieces.
    func styles(for pieces: Set<PagePiece>) -> [String] {
        styles.map(\.name).filter { PagePiece.isWanted($0, suffix: ".css", by: pieces) }
    }

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
            set: set, styles: copied(files, suffix: ".css").map { ($0.name, Stylesheet.compact($0.bytes)) },
            scripts: copied(files, suffix: ".js").map { ($0.name, Script.compact($0.bytes)) },
            pictures: copied(files, suffix: ".svg"))
        return (templates, [])
    }

    /// The files that reach the site beside its pages, by their names below `templates/`.
    private static func copied(_ files: [SourceFile], suffix: String) -> [(name: String, bytes: [UInt8])] {
        files.filter { $0.path.hasSuffix(suffix) }.map { (String($0.path.dropFirst(folder.count)), $0.bytes) }
    }

    private static func name(of file: SourceFile) -> String {
        String(file.path.dropFirst(folder.count).dropLast(suffix.count))
    }
}

/// What a page may hold that has a script or a stylesheet of its own, named after it: `quiz.js`.
enum PagePiece: String, CaseIterable {
    case quiz, widget

    /// Whether a page with such pieces has a file: it does unless the file is named after another piece.
    static func isWanted(_ file: String, suffix: String, by pieces: Set<PagePiece>) -> Bool {
        allCases.first { file == $0.rawValue + suffix }.map { pieces.contains($0) } ?? true
    }

    /// The pieces of a lesson's page.
    static func pieces(of lesson: EvaluatedLesson, _ answers: AnswerPlacement) -> Set<PagePiece> {
        var pieces: Set<PagePiece> = []
        let hasQuiz = lesson.lesson.outline.quotes.contains { $0.label == .quiz }
        if answers != .omit, hasQuiz { pieces.insert(.quiz) }
        if lesson.showsWidget { pieces.insert(.widget) }
        return pieces
    }
}
