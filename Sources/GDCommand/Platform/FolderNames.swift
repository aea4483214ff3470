#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A name in a folder. It is bytes: nothing says that they are UTF-8.
struct FolderName: Sendable, Equatable {
    let bytes: [UInt8]
    let kind: Status.Kind

    /// The name as the system's calls take it.
    var path: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

extension Descriptor {
    /// The names in this folder without `.` and `..`, sorted by their bytes.
    ///
    /// Reads at most `limit` names, so that a folder of millions costs no more than that; a caller that gets
    /// as many as it asked for knows that there may be more.
    func names(limit: Int) throws(SystemError) -> [FolderName] {
        // The stream takes its descriptor with it when it closes, and moves the offset: it gets its own.
        let own = try checked { openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = fdopendir(own) else {
            let error = SystemError(errno)
            close(own)
            throw error
        }
        defer { closedir(stream) }
        var found: [FolderName] = []
        while found.count < limit {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw SystemError(errno) }
                break
            }
            let name = Self.name(of: entry)
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            found.append(FolderName(bytes: name, kind: try kind(Int32(entry.pointee.d_type), of: name)))
        }
        found.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        return found
    }

    /// The name ends the record, whose true length may be less than that of its declared type.
    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        let start = UnsafeRawPointer(entry) + offset
        return Array(
            UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
    }

    private func kind(_ type: Int32, of name: [UInt8]) throws(SystemError) -> Status.Kind {
        switch type {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_LNK): return .symbolicLink
        case Int32(DT_UNKNOWN):
            // Some file systems do not keep the kind with the name.
            return try status(of: name.map { CChar(bitPattern: $0) } + [0])?.kind ?? .other
        default: return .other
        }
    }
}
