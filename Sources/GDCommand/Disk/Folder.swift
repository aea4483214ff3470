/// A folder that stays open: the course's root, below which everything is read.
///
/// Safe to use from several threads at once.
package final class Folder: Sendable {
    /// The path that it was opened by, for messages.
    package let path: String
    let descriptor: Descriptor

    /// Opens the folder that the user named, following links on the way to it.
    package init(_ path: String) throws(OutsideError) {
        self.path = path
        do {
            descriptor = try Descriptor.folder(path)
        } catch {
            throw OutsideError(path, error)
        }
    }

    /// Reads a whole regular file of at most `limit` bytes.
    ///
    /// `path` is relative to this folder and may not leave it: an absolute path, one with a `..` that climbs
    /// out, and a symbolic link at its end or on the way are all refused.
    package func read(_ path: String, limit: Int) throws(OutsideError) -> [UInt8] {
        let file = try outside(path) { () throws(SystemError) in try descriptor.opened(path) }
        let status = try outside(path) { () throws(SystemError) in try file.status() }
        guard status.kind == .file else { throw OutsideError(path, .notAFile) }
        guard status.size <= limit else { throw OutsideError(path, .tooLarge(limit: limit)) }
        // One byte more than there should be, so that the first read sees the end as well.
        var bytes = try outside(path) { () throws(SystemError) in
            try Self.bytes(of: file, room: status.size + 1)
        }
        guard bytes.count > status.size else { return bytes }
        // The file grew since it was measured.
        bytes += try outside(path) { () throws(SystemError) in
            try Self.bytes(of: file, room: max(0, limit + 1 - bytes.count))
        }
        guard bytes.count <= limit else { throw OutsideError(path, .tooLarge(limit: limit)) }
        return bytes
    }

    /// Whether a regular file is there that may be read; the same paths are refused as by `read`.
    package func holdsFile(_ path: String) -> Bool {
        guard let file = try? descriptor.opened(path), let status = try? file.status() else { return false }
        return status.kind == .file
    }

    private static func bytes(of file: borrowing Descriptor, room: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            do throws(SystemError) {
                while count < buffer.count {
                    let rest = UnsafeMutableRawBufferPointer(
                        rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                    let read = try file.readOnce(into: rest)
                    count += read
                    // A regular file gives all that is asked for unless it ends before.
                    if read < rest.count { break }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
