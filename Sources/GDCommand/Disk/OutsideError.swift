import Diagnostics

/// Something outside the course failed: the disk, a permission, a place that must not be written to.
package struct OutsideError: Error, Equatable, Sendable {
    package enum Problem: Equatable, Sendable {
        /// A call to the system failed.
        case system(SystemError)
        /// A folder that every course has is not there.
        case notACourse
        /// A file is larger than the limit, in bytes.
        case tooLarge(limit: Int)
        /// Something else than a regular file stands where a file is wanted.
        case notAFile
        /// Another build is writing this site.
        case anotherBuild
        /// Another process is replacing files of this folder.
        case anotherFix
        /// Nobody may write the file.
        case readOnly
        /// The file stands under another name too, which would keep the old text.
        case hasOtherNames
        /// Somebody else wrote the file while it was worked on.
        case changedMeanwhile
        /// The folder is neither empty nor a site that was built here, so it is not replaced.
        case notASite
        /// The site would lie in a folder of the course, named here.
        case withinCourse(String)
        /// The site would lie in another site.
        case withinSite
        /// A file or a symbolic link stands where the site's folder belongs.
        case notAFolder
        /// The file system cannot put the new site in the old one's place in one step.
        case cannotExchange
        /// A page's path is absolute, climbs out of the site, has an empty part, or is not a path at all.
        case unsafePath
        /// Two pages have the same path.
        case writtenTwice
        /// A lesson, or the templates, make a page larger than the limit.
        case pageTooLarge
    }

    /// As the user named it, or relative to the course.
    package let path: String
    package let problem: Problem

    package init(_ path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }

    init(_ path: String, _ error: SystemError) {
        self.init(path, .system(error))
    }

    /// One line: the path, what is wrong, and what to do where that is known.
    package var message: String {
        let shown = printable(path)
        switch problem {
        case .system(let error): return "\(shown): \(error.text)"
        case .notACourse:
            return "\(shown): there is no such folder; a course has content/ and templates/, "
                + "and --root names the folder that they are in"
        case .tooLarge(let limit): return "\(shown): larger than \(limit) bytes, the most that is read"
        case .notAFile: return "\(shown): not a regular file"
        case .anotherBuild: return "\(shown): another build is writing this site; wait for it to end"
        case .readOnly: return "\(shown): read-only; left as it is; give it back its write permission first"
        case .anotherFix: return "\(shown): another gd fix is writing here; wait for it to end"
        case .hasOtherNames:
            return "\(shown): a hard link; left as it is, since its other name would keep the old text"
        case .changedMeanwhile:
            return "\(shown): changed while it was being fixed; left as it is; run gd fix again"
        case .notASite:
            return "\(shown): not empty and not built by gd, so it is not replaced; "
                + "empty it, or name another folder with --out"
        case .withinCourse(let folder):
            return "\(shown): a site has no place in \(printable(folder)), which holds what authors write; "
                + "name another folder with --out"
        case .withinSite:
            return "\(shown): lies in another site, whose next build would remove it; "
                + "name another folder with --out"
        case .notAFolder:
            return "\(shown): a file or a symbolic link, not a folder; name another place with --out"
        case .cannotExchange:
            return "\(shown): this file system cannot exchange it with the new site in one step; "
                + "remove it and build again"
        case .unsafePath: return "\(shown): not a path inside the site"
        case .pageTooLarge:
            return "\(shown): this page would be too large; show less on it, or in the templates"
        case .writtenTwice: return "\(shown): two pages have this path"
        }
    }
}

/// Names the path in an error that the system gave.
func outside<Result: ~Copyable>(
    _ path: String, _ call: () throws(SystemError) -> Result
) throws(OutsideError) -> Result {
    do {
        return try call()
    } catch {
        throw OutsideError(path, error)
    }
}
