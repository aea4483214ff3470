/// What a folder of the course holds, found without reading a file or following a link.
package struct FolderTree: Equatable, Sendable {
    /// The files' paths, relative to the folder that the walk began in, sorted by their bytes.
    package var files: [String] = []
    /// What may not be there, sorted by path in the same way; an author's errors.
    package var refused: [Refused] = []

    package struct Refused: Equatable, Sendable {
        /// Bytes that are not UTF-8 are shown as U+FFFD.
        package let path: String
        package let reason: Reason
    }

    package enum Reason: Equatable, Sendable {
        case symbolicLink
        /// A pipe, a socket or a device.
        case notAFile
        case nameIsNotUTF8
        /// Folders in folders, deeper than `limits.depth`.
        case tooDeep
        /// More entries than `limits.entries`; the walk ended here.
        case tooMany
    }

    package struct Limits: Sendable {
        package var depth: Int
        package var entries: Int

        package init(depth: Int = 16, entries: Int = 200_000) {
            self.depth = depth
            self.entries = entries
        }
    }
}

extension Folder {
    /// Walks through one of this folder's folders, such as `content`; paths in the result begin with its name.
    ///
    /// Names that begin with a dot are passed over. A symbolic link is never followed, so nothing outside is
    /// found; it is refused, as are pipes, sockets and devices.
    package func walk(
        _ name: String, limits: FolderTree.Limits = FolderTree.Limits()
    ) throws(OutsideError) -> FolderTree {
        var walk = FolderWalk(limits: limits)
        let start = try outside(name) { () throws(SystemError) in try descriptor.opened(name) }
        try walk.visit(start, path: name, depth: 1)
        return walk.sorted()
    }
}

private struct FolderWalk {
    let limits: FolderTree.Limits
    var tree = FolderTree()
    var entries = 0

    init(limits: FolderTree.Limits) { self.limits = limits }

    mutating func visit(_ folder: borrowing Descriptor, path: String, depth: Int) throws(OutsideError) {
        let room = limits.entries - entries + 1
        let names = try outside(path) { () throws(SystemError) in try folder.names(limit: room) }
        for name in names where name.bytes.first != UInt8(ascii: ".") {
            entries += 1
            guard entries <= limits.entries else {
                refuse(path, .tooMany)
                return
            }
            guard let text = String(validating: name.bytes, as: UTF8.self) else {
                refuse(path + "/" + String(decoding: name.bytes, as: UTF8.self), .nameIsNotUTF8)
                continue
            }
            try enter(text, name.kind, in: folder, path: path + "/" + text, depth: depth)
        }
    }

    private mutating func enter(
        _ name: String, _ kind: Status.Kind, in folder: borrowing Descriptor, path: String, depth: Int
    ) throws(OutsideError) {
        switch kind {
        case .file: tree.files.append(path)
        case .symbolicLink: refuse(path, .symbolicLink)
        case .other: refuse(path, .notAFile)
        case .folder:
            guard depth < limits.depth else {
                refuse(path, .tooDeep)
                return
            }
            let inner = try outside(path) { () throws(SystemError) in try folder.opened(name) }
            try visit(inner, path: path, depth: depth + 1)
        }
    }

    private mutating func refuse(_ path: String, _ reason: FolderTree.Reason) {
        if reason == .tooMany, tree.refused.contains(where: { $0.reason == .tooMany }) { return }
        tree.refused.append(FolderTree.Refused(path: path, reason: reason))
    }

    /// Comparing strings would order by Unicode's rules; the bytes order the same way everywhere.
    func sorted() -> FolderTree {
        var result = tree
        result.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        result.refused.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return result
    }
}
