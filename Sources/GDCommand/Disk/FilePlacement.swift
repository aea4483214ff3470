/// A file that the user names and the program writes, new or in the place of an old one.
struct FilePlacement {
    private let path: String
    private let folder: String
    private let name: String

    init(_ path: String) {
        self.path = path
        let slash = path.lastIndex(of: "/")
        folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Puts the bytes there, whole or not at all: they go to a file beside it, and to the disk, before they take its name.
    func put(_ bytes: [UInt8]) throws(OutsideError) {
        let parent = try Folder(folder)
        let temporary = ".\(name).new"
        do throws(SystemError) {
            // One that a killed process has left.
            try? parent.descriptor.removeFile(temporary)
            let file = try parent.descriptor.created(temporary)
            try file.writeAll(bytes)
            try file.sync()
            try parent.descriptor.move(temporary, to: name)
            try parent.descriptor.sync()
        } catch {
            try? parent.descriptor.removeFile(temporary)
            throw OutsideError(path, error)
        }
    }
}
