/// What lies around the place of a site: a course's own files, or another site, which its next build would wipe away.
extension SitePlace {
    /// Folders above the place that are looked at; nobody nests them deeper.
    private static let heightLimit = 100

    /// Throws where the place is, or lies in, one of the folders, or lies in a site.
    ///
    /// Folders are told by what they are and not by their names, so that no way round through `..` or a link helps.
    ///
    /// - Parameter folders: paths of folders that hold what people wrote; one that is not there is left aside.
    func refuseWithin(_ folders: [String]) throws(OutsideError) {
        var written: [(path: String, status: Status)] = []
        for folder in folders {
            if let status = try? Descriptor.folder(folder).status() { written.append((folder, status)) }
        }
        let shown = parentPath == "." ? name : parentPath == "/" ? "/" + name : parentPath + "/" + name
        let here = try outside(shown) { () throws(SystemError) in try parent.status(of: name) }
        if let here, let own = written.first(where: { $0.status.isSame(as: here) }) {
            throw OutsideError(shown, .withinCourse(own.path))
        }
        var path = parentPath
        var below: Status?
        for _ in 0..<Self.heightLimit {
            // What may not be opened is no course that this program reads.
            guard let folder = try? Descriptor.folder(path), let status = try? folder.status(),
                below.map({ !$0.isSame(as: status) }) ?? true
            else { return }
            if let own = written.first(where: { $0.status.isSame(as: status) }) {
                throw OutsideError(shown, .withinCourse(own.path))
            }
            if let marker = try? folder.status(of: SitePublication.marker), marker.kind == .file {
                throw OutsideError(shown, .withinSite)
            }
            below = status
            path += "/.."
        }
    }
}
