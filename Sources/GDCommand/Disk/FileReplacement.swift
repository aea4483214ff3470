/// The right to replace files below a folder, which one process has at a time; it falls with its owner, however that ends.
final class FolderLock: Sendable {
    private let folder: Descriptor

    /// - Throws: `.anotherFix` where somebody else has it.
    init(_ name: String, of parent: Folder) throws(OutsideError) {
        folder = try outside(name) { () throws(SystemError) in try parent.descriptor.opened(name) }
        do throws(SystemError) {
            try folder.lock()
        } catch  where error == .locked {
            throw OutsideError(name, .anotherFix)
        } catch {
            throw OutsideError(name, error)
        }
    }
}

extension Folder {
    /// Puts new bytes in the place of a file's old ones, whole or not at all; the caller has the lock of a folder above it.
    ///
    /// The new bytes go to a file beside the old one, with its mode and owner, and to the disk, before they take its name.
    /// Whenever the machine stops, the old file or the new one is there, whole.
    ///
    /// - Parameter original: what the file must still hold; what somebody else has written meanwhile is left alone.
    func replace(_ path: String, _ original: [UInt8], with new: [UInt8]) throws(OutsideError) {
        let (above, name) = Self.split(path)
        let parent = try outside(path) { () throws(SystemError) in try descriptor.opened(above) }
        let status = try outside(path) { () throws(SystemError) in try parent.status(of: name) }
        guard let status else { throw OutsideError(path, .system(.missing)) }
        guard status.kind == .file else { throw OutsideError(path, .notAFile) }
        // Whoever may write to the folder could replace it all the same; its owner has said not to.
        guard status.mode & 0o200 != 0 else { throw OutsideError(path, .readOnly) }
        guard status.links == 1 else { throw OutsideError(path, .hasOtherNames) }
        let temporary = Self.temporary
        do throws(OutsideError) {
            try outside(above == "." ? temporary : above + "/" + temporary) { () throws(SystemError) in
                // One that a killed process has left: nobody else is at work, since the lock is ours.
                try? parent.removeFile(temporary)
                let file = try parent.created(temporary)
                try file.setOwner(status)
                try file.writeAll(new)
                try file.sync()
            }
            guard try read(path, limit: max(original.count, new.count)) == original,
                try outside(path, { () throws(SystemError) in try parent.status(of: name) }) == status
            else { throw OutsideError(path, .changedMeanwhile) }
            try outside(path) { () throws(SystemError) in
                try parent.move(temporary, to: name)
                try parent.sync()
            }
        } catch {
            try? parent.removeFile(temporary)
            if case .tooLarge = error.problem { throw OutsideError(path, .changedMeanwhile) }
            throw error
        }
    }

    /// One name is enough, as one process has the lock.
    private static let temporary = ".gd-fix.new"

    private static func split(_ path: String) -> (above: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
