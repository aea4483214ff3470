/// Where a site belongs: an open folder, and the site's name in it.
///
/// Everything is done relative to the open folder, so that one that is renamed meanwhile does no harm.
struct SitePlace: ~Copyable, Sendable {
    let parent: Descriptor
    let parentPath: String
    let name: String
    var stagingName: String { name + ".new" }

    init(_ path: String) throws(OutsideError) {
        let (above, last) = try Self.split(path)
        parent = try outside(above) { () throws(SystemError) in try Descriptor.folder(above) }
        parentPath = above
        name = last
    }

    private static func split(_ path: String) throws(OutsideError) -> (above: String, last: String) {
        var whole = Substring(path)
        while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
        let slash = whole.lastIndex(of: "/")
        let last = slash.map { whole[whole.index(after: $0)...] } ?? whole
        guard !last.isEmpty, last != ".", last != ".." else { throw OutsideError(path, .notASite) }
        let above = slash.map { String(whole[..<$0]) } ?? "."
        return (above.isEmpty ? "/" : above, String(last))
    }

    /// Names an entry of the place for a message.
    private func path(_ name: String) -> String {
        parentPath == "." ? name : parentPath == "/" ? "/" + name : parentPath + "/" + name
    }

    /// Throws unless there is nothing, an empty folder or a site that was built by this program.
    func refuseUnlessReplaceable(_ name: String) throws(OutsideError) {
        _ = try openReplaceable(name)
    }

    /// The folder to write to, locked, empty but for the marker.
    func stage(with workers: Workers) throws(OutsideError) -> Descriptor {
        // A build that ends while this one begins takes its folder away from under us, so look again.
        for _ in 0..<100 {
            do throws(SystemError) {
                try parent.createFolder(stagingName)
            } catch  where error == .exists {
                // Left by a killed build, or being written by another one: its lock tells.
            } catch {
                throw OutsideError(path(stagingName), error)
            }
            if let staging = try takeStaging(with: workers) { return staging }
        }
        throw OutsideError(path(name), .anotherBuild)
    }

    /// Nil where the folder that was locked is no longer the one of that name.
    private func takeStaging(with workers: Workers) throws(OutsideError) -> Descriptor? {
        guard let staging = try openReplaceable(stagingName) else { return nil }
        try lock(staging)
        let isCurrent = try outside(path(stagingName)) { () throws(SystemError) in
            let own = try staging.status()
            return try parent.status(of: stagingName)?.isSame(as: own) ?? false
        }
        guard isCurrent else { return nil }
        try outside(path(stagingName)) { () throws(SystemError) in
            try clear(staging, with: workers)
            // The marker comes first: from here on a killed build is known for what it is.
            try staging.created(SitePublication.marker).writeText(SitePublication.markerText)
        }
        return staging
    }

    /// Opens and locks the site that is to be replaced; nil where there is none.
    func lockOldSite() throws(OutsideError) -> Descriptor? {
        guard let old = try openReplaceable(name) else { return nil }
        try lock(old)
        return old
    }

    /// Puts the staged site and the old one in each other's place.
    ///
    /// Some file systems do not know the call, and in a container that was started from an image a folder of
    /// that image cannot be moved; a mount point cannot either.
    func exchange() throws(OutsideError) {
        do throws(SystemError) {
            try parent.exchange(stagingName, name)
        } catch  where SystemError.cannotExchange.contains(error) {
            throw OutsideError(path(name), .cannotExchange)
        } catch {
            throw OutsideError(path(name), error)
        }
    }

    private func lock(_ folder: borrowing Descriptor) throws(OutsideError) {
        do throws(SystemError) {
            try folder.lock()
        } catch  where error == .locked {
            throw OutsideError(path(name), .anotherBuild)
        } catch {
            throw OutsideError(path(name), error)
        }
    }

    private func openReplaceable(_ name: String) throws(OutsideError) -> Descriptor? {
        let path = path(name)
        let status = try outside(path) { () throws(SystemError) in try parent.status(of: name) }
        guard let status else { return nil }
        guard status.kind == .folder else { throw OutsideError(path, .notAFolder) }
        guard let folder = try openIfThere(name) else { return nil }
        let isReplaceable = try outside(path) { () throws(SystemError) in
            if try folder.status(of: SitePublication.marker)?.kind == .file { return true }
            return try folder.names(limit: 1).isEmpty
        }
        guard isReplaceable else { throw OutsideError(path, .notASite) }
        return folder
    }

    private func openIfThere(_ name: String) throws(OutsideError) -> Descriptor? {
        do throws(SystemError) {
            return try parent.opened(name)
        } catch  where error == .missing {
            return nil
        } catch {
            throw OutsideError(path(name), error)
        }
    }

    /// Removes all that is in the folder, its marker last, so that half of an old site is still known as one.
    func clear(_ folder: borrowing Descriptor, with workers: Workers) throws(SystemError) {
        try folder.removeContents(except: Array(SitePublication.marker.utf8), with: workers)
        do throws(SystemError) {
            try folder.removeFile(SitePublication.marker)
        } catch  where error == .missing {
            // An empty folder that was never a site.
        }
    }
}
