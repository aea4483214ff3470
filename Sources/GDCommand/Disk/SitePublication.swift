import Synchronization

/// A site on its way to the disk: written beside the old one, then put in its place in one step.
///
/// The pages go to `NAME.new`, a sibling of the site's folder `NAME`. Until `publish()` nobody sees any of
/// them; afterwards everybody sees all of them. A build that is killed leaves `NAME.new` behind, and the next
/// one clears it away.
///
/// The folder `NAME.new` is also the lock: whoever builds holds it, so that a second build of the same site
/// ends with `anotherBuild`, and no lock outlives its process.
///
/// A folder is replaced only if it is empty or was built by this program, which `marker` in it tells. So
/// `--out ~` destroys nothing.
package final class SitePublication: Sendable {
    /// The file whose presence says that a folder may be replaced.
    package static let marker = ".gd-site"
    static let markerText = "Built by gd, which replaces this whole folder at every build.\n"

    /// The site's folder as the user named it.
    package let path: String
    let place: SitePlace
    let staging: Descriptor
    private let workers: Workers
    private let isPublished = Atomic(false)

    /// Locks the place and makes an empty folder to write to.
    ///
    /// Throws where the place must not be replaced, where another build is at work, and where the folder that
    /// is to hold the site does not exist. The workers remove what is to go.
    ///
    /// - Parameter folders: paths of folders in which no site may lie, as they hold what people wrote.
    package init(
        _ path: String, apartFrom folders: [String] = [], workers: Workers = Workers()
    ) throws(OutsideError) {
        self.path = path
        self.workers = workers
        place = try SitePlace(path)
        try place.refuseUnlessReplaceable(place.name)
        try place.refuseWithin(folders)
        staging = try place.stage(with: workers)
    }

    /// Clears away what was staged and never published.
    deinit {
        guard !isPublished.load(ordering: .relaxed) else { return }
        try? place.clear(staging, with: workers)
        try? place.parent.removeFolder(place.stagingName)
    }

    /// Writes one file; its folders are made as they are needed. Safe to call from several threads.
    ///
    /// `path` is relative to the site, its parts separated by `/`. Each path may be written once.
    package func write(_ path: String, _ bytes: [UInt8]) throws(OutsideError) {
        guard Self.isInside(path) else { throw OutsideError(path, .unsafePath) }
        let file = try create(path)
        try outside(path) { () throws(SystemError) in try file.writeAll(bytes) }
    }

    /// Puts the written site in the old one's place, on the disk, and removes the old one.
    ///
    /// Order matters: the pages are on the disk before their folder gets the site's name, and the name is
    /// there before the old pages go. Whenever the machine stops, one whole site stands.
    package func publish() throws(OutsideError) {
        try outside(path) { () throws(SystemError) in try staging.syncAll() }
        if let old = try place.lockOldSite() {
            try place.exchange()
            isPublished.store(true, ordering: .relaxed)
            try outside(path) { () throws(SystemError) in
                try place.parent.sync()
                try place.clear(old, with: workers)
                // From here on the next build may begin; it must find this site's folder unlocked.
                try staging.unlock()
                try place.parent.removeFolder(place.stagingName)
            }
        } else {
            try outside(path) { () throws(SystemError) in
                try place.parent.move(place.stagingName, to: place.name)
                isPublished.store(true, ordering: .relaxed)
                try place.parent.sync()
                try staging.unlock()
            }
        }
    }

    // MARK: Writing

    /// One call in the usual case: folders are looked after only where one turns out to be missing.
    private func create(_ path: String) throws(OutsideError) -> Descriptor {
        do throws(SystemError) {
            return try staging.created(path)
        } catch  where error == .missing {
            try makeFolders(above: path)
            return try outside(path) { () throws(SystemError) in try staging.created(path) }
        } catch  where error == .exists {
            throw OutsideError(path, .writtenTwice)
        } catch {
            throw OutsideError(path, error)
        }
    }

    private func makeFolders(above path: String) throws(OutsideError) {
        for end in path.utf8.indices where path.utf8[end] == UInt8(ascii: "/") {
            let folder = String(path[..<end])
            do throws(SystemError) {
                try staging.createFolder(folder)
            } catch  where error == .exists {
                // Another page, perhaps on another thread, needed it too.
            } catch {
                throw OutsideError(folder, error)
            }
        }
    }

    private static func isInside(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return path != marker && !path.utf8.contains(0)
            && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
    }
}
