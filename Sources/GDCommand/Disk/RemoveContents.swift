extension Descriptor {
    /// Removes all that is in this folder except one name, following no symbolic link.
    ///
    /// The entries are shared out among the workers. One that is gone already is no error; folders deeper
    /// than 64 are: no site has them.
    func removeContents(
        except kept: [UInt8] = [], with workers: Workers = Workers(threads: 1), depth: Int = 0
    ) throws(SystemError) {
        guard depth < 64 else { throw .tooDeep }
        while true {
            // In parts, so that a folder of millions of files needs no memory for all their names.
            let names = try names(limit: 10_000).filter { $0.bytes != kept }
            if names.isEmpty { return }
            _ = try workers.map(names.count) { index throws(SystemError) in
                try remove(names[index], depth: depth)
            }
        }
    }

    private func remove(_ name: FolderName, depth: Int) throws(SystemError) {
        do throws(SystemError) {
            guard name.kind == .folder else { return try removeFile(name.path) }
            try opened(name.path).removeContents(depth: depth + 1)
            try removeFolder(name.path)
        } catch  where error == .missing {
            // Somebody else was faster.
        }
    }
}
