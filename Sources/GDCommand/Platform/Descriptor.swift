import CPlatform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file or folder, closed when its owner lets go of it.
///
/// Paths given to its methods are relative to it, so that renaming a folder on the way to it changes nothing.
/// They are C strings, which a `String` passes for as it is, since a name on the disk may be any bytes.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    private init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// Opens a folder wherever it is, following links: for the places that the user named.
    static func folder(_ path: String) throws(SystemError) -> Descriptor {
        Descriptor(try checked { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
    }

    /// Opens a path below this folder for reading; a symbolic link anywhere on the way is an error.
    func opened(_ path: UnsafePointer<CChar>) throws(SystemError) -> Descriptor {
        Descriptor(try checked { gd_open_beneath(number, path) })
    }

    /// Creates a file that must not be there yet, for writing, with the mode 0644 less the process's mask.
    func created(_ path: UnsafePointer<CChar>) throws(SystemError) -> Descriptor {
        Descriptor(
            try checked { openat(number, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644) })
    }

    func createFolder(_ path: UnsafePointer<CChar>) throws(SystemError) {
        _ = try checked { mkdirat(number, path, 0o755) }
    }

    /// Removes a file, or a symbolic link and not what it points to.
    func removeFile(_ path: UnsafePointer<CChar>) throws(SystemError) {
        _ = try checked { unlinkat(number, path, 0) }
    }

    func removeFolder(_ path: UnsafePointer<CChar>) throws(SystemError) {
        _ = try checked { unlinkat(number, path, AT_REMOVEDIR) }
    }

    /// Exchanges two entries of this folder, both of which must be there, in one step.
    func exchange(_ one: String, _ other: String) throws(SystemError) {
        _ = try checked { gd_exchange(number, one, other) }
    }

    func move(_ old: String, to new: String) throws(SystemError) {
        _ = try checked { renameat(number, old, number, new) }
    }

    /// Reads once; 0 is the end of the file.
    func readOnce(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        try checked { read(number, buffer.baseAddress, buffer.count) }
    }

    func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try Platform.writeAll(bytes, to: number)
    }

    func writeText(_ text: String) throws(SystemError) {
        try writeAll(Array(text.utf8))
    }

    func writeAll(_ bytes: [UInt8]) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { buffer throws(SystemError) in
            try writeAll(UnsafeRawBufferPointer(buffer))
        }
    }

    /// Gives a file the owner, the group and the mode of another.
    func setOwner(_ other: Status) throws(SystemError) {
        let own = try status()
        if own.owner != other.owner || own.group != other.group {
            _ = try checked { fchown(number, other.owner, other.group) }
        }
        _ = try checked { fchmod(number, mode_t(other.mode)) }
    }

    /// Waits until the entry itself is on the disk: a file's bytes, or a folder's list of names.
    func sync() throws(SystemError) {
        _ = try checked { fsync(number) }
    }

    /// Waits until all that was written to this folder's file system is on the disk.
    func syncAll() throws(SystemError) {
        _ = try checked { gd_sync_all(number) }
    }

    /// Takes the lock of the open file or folder without waiting; it falls with the process, however that ends.
    func lock() throws(SystemError) {
        _ = try checked { flock(number, LOCK_EX | LOCK_NB) }
    }

    func unlock() throws(SystemError) {
        _ = try checked { flock(number, LOCK_UN) }
    }

    func status() throws(SystemError) -> Status {
        var status = stat()
        _ = try checked { fstat(number, &status) }
        return Status(status)
    }

    /// Tells what an entry of this folder is without following it, or nil where there is none.
    func status(of name: UnsafePointer<CChar>) throws(SystemError) -> Status? {
        var status = stat()
        do {
            _ = try checked { fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) }
        } catch  where error == .missing {
            return nil
        }
        return Status(status)
    }
}

/// What stands in a folder under a name.
struct Status: Sendable, Equatable {
    enum Kind: Sendable, Equatable { case file, folder, symbolicLink, other }

    let kind: Kind
    /// In bytes.
    let size: Int
    /// Device and inode together name one file or folder among all.
    let device: UInt64
    let inode: UInt64
    /// Under how many names it stands.
    let links: Int
    /// Who may do what, and whose it is.
    let mode: UInt32
    let owner: UInt32
    let group: UInt32
    /// When its bytes were last changed, in nanoseconds, as far as the file system tells.
    let changed: Int64

    func isSame(as other: Status) -> Bool { device == other.device && inode == other.inode }

    fileprivate init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .symbolicLink
        default: kind = .other
        }
        size = Int(status.st_size)
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        links = Int(truncatingIfNeeded: status.st_nlink)
        mode = UInt32(truncatingIfNeeded: status.st_mode & 0o7777)
        owner = status.st_uid
        group = status.st_gid
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        changed = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
