import Foundation
import Testing

@testable import GDCommand

@Suite struct FolderTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func folder() throws -> Folder { try Folder(temporary.path) }

    // MARK: Reading

    @Test(arguments: [0, 1, 4096, 100_000])
    func aFileIsReadWhole(count: Int) throws {
        let text = String(repeating: "é", count: count)
        try temporary.write("content/wörd s.md", text)
        #expect(try folder().read("content/wörd s.md", limit: 1 << 20) == Array(text.utf8))
    }

    @Test func aFileOfTheLimitIsReadAndOneByteMoreIsNot() throws {
        try temporary.write("a", "12345")
        #expect(try folder().read("a", limit: 5).count == 5)
        #expect(throws: OutsideError("a", .tooLarge(limit: 4))) { try folder().read("a", limit: 4) }
    }

    @Test func aMissingFileIsNamed() throws {
        let error = try #require(throws: OutsideError.self) { try folder().read("no.md", limit: 1) }
        #expect(error.message == "no.md: No such file or directory")
    }

    @Test func aLinkIsNotReadAtTheEndOrOnTheWay() throws {
        try temporary.write("real/a.md")
        try temporary.link("link", to: "real")
        try temporary.link("real/b.md", to: "a.md")
        for path in ["real/b.md", "link/a.md"] {
            #expect(throws: OutsideError(path, .system(.symbolicLink))) { try folder().read(path, limit: 9) }
        }
    }

    @Test(arguments: ["/etc/passwd", "../a", "content/../../a", ""])
    func nothingOutsideIsRead(path: String) throws {
        try temporary.write("content/x")
        #expect(throws: OutsideError.self) { try folder().read(path, limit: 1 << 20) }
    }

    @Test func aPipeIsRefusedWithoutWaiting() throws {
        #expect(mkfifo(temporary.path("pipe"), 0o600) == 0)
        #expect(throws: OutsideError("pipe", .notAFile)) { try folder().read("pipe", limit: 9) }
    }

    @Test func aFolderIsNotReadAsAFile() throws {
        try temporary.makeFolder("a.md")
        #expect(throws: OutsideError("a.md", .notAFile)) { try folder().read("a.md", limit: 9) }
    }

    // MARK: Walking

    @Test func filesComeSortedByTheirBytes() throws {
        for name in ["b.md", "a/z.md", "a.md", "a-b/c.md", "é.md", "Z.md", ".hidden/x.md", "a/.draft"] {
            try temporary.write("content/" + name)
        }
        let tree = try folder().walk("content")
        #expect(
            tree.files
                == ["Z.md", "a-b/c.md", "a.md", "a/z.md", "b.md", "é.md"].map { "content/" + $0 })
        #expect(tree.refused == [])
    }

    @Test func whatIsNotAFileOrFolderIsRefused() throws {
        try temporary.write("content/a.md")
        try temporary.link("content/l.md", to: "a.md")
        try temporary.link("content/out", to: "/etc")
        #expect(mkfifo(temporary.path("content/pipe"), 0o600) == 0)
        let badName = Array(temporary.path("content/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        #expect(mkfifo(badName, 0o600) == 0)
        let tree = try folder().walk("content")
        #expect(tree.files == ["content/a.md"])
        #expect(
            tree.refused == [
                FolderTree.Refused(path: "content/l.md", reason: .symbolicLink),
                FolderTree.Refused(path: "content/out", reason: .symbolicLink),
                FolderTree.Refused(path: "content/pipe", reason: .notAFile),
                FolderTree.Refused(path: "content/\u{FFFD}", reason: .nameIsNotUTF8),
            ])
    }

    @Test func aLinkInPlaceOfTheFolderIsRefused() throws {
        try temporary.write("elsewhere/a.md")
        try temporary.link("content", to: "elsewhere")
        #expect(throws: OutsideError("content", .system(.symbolicLink))) { try folder().walk("content") }
    }

    @Test func depthAndNumberAreLimited() throws {
        try temporary.write("content/1/2/3/4.md")
        try temporary.write("content/a.md")
        let deep = try folder().walk("content", limits: FolderTree.Limits(depth: 3, entries: 10))
        #expect(deep.refused == [FolderTree.Refused(path: "content/1/2/3", reason: .tooDeep)])
        #expect(deep.files == ["content/a.md"])
        let many = try folder().walk("content", limits: FolderTree.Limits(depth: 9, entries: 4))
        #expect(many.refused == [FolderTree.Refused(path: "content", reason: .tooMany)])
        #expect(many.files == ["content/1/2/3/4.md"])
    }
}
