import Diagnostics
import Lessons
import Markup

/// A course on the disk: its folder, what lies in it, and its lessons' heads.
///
/// Nothing outside `content/` and `templates/` is read, and no symbolic link is followed.
struct CourseFolder: Sendable {
    /// A lesson larger than this is refused; it is the limit of its text, so that an author meets only one.
    static let lessonBytesLimit = MarkupLimit.sourceBytes
    /// A template or a stylesheet larger than this is refused.
    static let templateBytesLimit = 4 << 20
    /// A picture or a data file larger than this is refused.
    static let assetBytesLimit = 64 << 20

    let folder: Folder

    init(root: String) throws(OutsideError) {
        folder = try Folder(root)
    }

    /// How lessons read one another.
    var files: Course.Files {
        let folder = folder
        return Course.Files(
            read: { path in
                let limit = path.hasSuffix(".md") ? Self.lessonBytesLimit : Self.assetBytesLimit
                guard let bytes = try? folder.read(path, limit: limit) else { return nil }
                return SourceFile(path: path, bytes: bytes)
            },
            exists: { folder.holdsFile($0) })
    }

    /// What lies in `content/`: lessons, other files, and what may not be there.
    func contents() throws(OutsideError) -> Contents {
        let tree = try walk("content")
        let lessons = tree.files.filter { $0.hasSuffix(".md") }
        var refused = tree.refused.map(Self.diagnostic)
        if lessons.isEmpty, refused.isEmpty {
            refused.append(
                PlacedDiagnostic(
                    wholeFile: "content", .noLesson,
                    "content/ holds no lesson; write one, a Markdown file such as content/by-hand.md"))
        }
        return Contents(lessons: lessons, refused: refused)
    }

    struct Contents: Sendable {
        let lessons: [String]
        let refused: [PlacedDiagnostic]
    }

    /// Reads the front matter of all lessons, on several threads.
    func heads(of lessons: [String], _ workers: Workers) -> [LessonHead] {
        let folder = folder
        return workers.map(lessons.count) { index -> LessonHead? in
            guard let bytes = try? folder.read(lessons[index], limit: Self.lessonBytesLimit) else {
                return nil
            }
            return LessonHead(SourceFile(path: lessons[index], bytes: bytes))
        }.compactMap { $0 }
    }

    /// Reads a lesson; one that is too large or cannot be read is an author's error with its path.
    func read(lesson path: String) -> Result<SourceFile, Unreadable> {
        do throws(OutsideError) {
            return .success(
                SourceFile(path: path, bytes: try folder.read(path, limit: Self.lessonBytesLimit)))
        } catch {
            if case .tooLarge(let limit) = error.problem {
                let message = "a lesson of more than \(limit) bytes; no lesson needs this much; take it apart"
                return .failure(.author(PlacedDiagnostic(wholeFile: path, .limit, message)))
            }
            return .failure(.outside(error))
        }
    }

    /// The templates and stylesheets, and what may not lie beside them.
    func templateFiles() throws(OutsideError) -> (files: [SourceFile], refused: [PlacedDiagnostic]) {
        let tree = try walk("templates")
        var files: [SourceFile] = []
        for path in tree.files {
            files.append(
                SourceFile(path: path, bytes: try folder.read(path, limit: Self.templateBytesLimit)))
        }
        return (files, tree.refused.map(Self.diagnostic))
    }

    private func walk(_ name: String) throws(OutsideError) -> FolderTree {
        do throws(OutsideError) {
            return try folder.walk(name)
        } catch  where error == OutsideError(name, .system(.missing)) {
            throw OutsideError(folder.path == "." ? name : folder.path + "/" + name, .notACourse)
        }
    }

    /// Why a file of the course gives no bytes.
    enum Unreadable: Error {
        case author(PlacedDiagnostic)
        case outside(OutsideError)
    }

    private static func diagnostic(_ refused: FolderTree.Refused) -> PlacedDiagnostic {
        let message =
            switch refused.reason {
            case .symbolicLink: "a symbolic link; put the file itself there"
            case .notAFile: "neither a file nor a folder; remove it"
            case .nameIsNotUTF8: "a file name that is not UTF-8; rename the file"
            case .tooDeep: "folders nested more than \(FolderTree.Limits().depth) deep; put them less deep"
            case .tooMany: "more than \(FolderTree.Limits().entries) files; a course holds no more"
            }
        return PlacedDiagnostic(wholeFile: refused.path, .unreadable, message)
    }
}
