import Diagnostics
import Testing

@testable import GDCommand

/// Columns in UTF-16 code units, compared with what the standard library makes of the same bytes.
@Suite struct EditorColumnsTests {
    /// The place of some bytes of a file.
    private func place(_ range: Range<Int>, in bytes: [UInt8]) throws -> Place {
        let file = SourceFile(path: "content/a.md", bytes: bytes)
        return try #require(file.place([Diagnostic(.syntax, at: range, "")]).first).place
    }

    @Test(arguments: [1, 3, 50, 2000])
    func everyScalarOfALineIsCounted(repeated: Int) throws {
        let line = String(repeating: "aé学\u{1F600}e\u{301}\t", count: repeated)
        var columns = EditorColumns()
        var (byte, unit) = (0, 0)
        let bytes = Array("first\n".utf8) + Array(line.utf8) + Array("\nlast".utf8)
        let every = line.unicodeScalars.count / 200 + 1
        for (index, scalar) in line.unicodeScalars.enumerated() {
            let (width, units) = (UTF8.width(scalar), UTF16.width(scalar))
            if index % every == 0 {
                let region = columns.region(of: try place(6 + byte..<6 + byte + width, in: bytes))
                #expect(region.startLine == 2 && region.endLine == 2)
                #expect(region.startColumn == unit + 1)
                #expect(region.endColumn == unit + units + 1)
            }
            byte += width
            unit += units
        }
    }

    @Test(arguments: [0, 400])
    func aByteOrderMarkIsNoColumn(long: Int) throws {
        let bytes = Array("\u{FEFF}né".utf8) + [UInt8](repeating: 0x61, count: long)
        var columns = EditorColumns()
        let expected = EditorRegion(startLine: 1, startColumn: 2, endLine: 1, endColumn: 3)
        #expect(columns.region(of: try place(4..<6, in: bytes)) == expected)
        #expect(columns.region(of: try place(0..<0, in: bytes)).startColumn == 1)
    }

    @Test func aByteThatIsNoUTF8IsOneColumn() throws {
        var columns = EditorColumns()
        let region = columns.region(of: try place(1..<2, in: [0x61, 0xF0, 0x62]))
        #expect(region == EditorRegion(startLine: 1, startColumn: 2, endLine: 1, endColumn: 3))
    }

    @Test func theFirstByteOfAScalarStandsForAllOfIt() throws {
        var columns = EditorColumns()
        let region = columns.region(of: try place(0..<1, in: Array("\u{1F600}a".utf8)))
        #expect(region.endColumn == 3)
    }

    @Test func theEndOfALaterLineIsKnownOnlyAtItsStart() throws {
        var columns = EditorColumns()
        let bytes = Array("ab\r\ncd\n".utf8)
        #expect(columns.region(of: try place(1..<4, in: bytes)).endColumn == 1)
        #expect(columns.region(of: try place(1..<5, in: bytes)).endColumn == nil)
    }

    @Test func aPlaceBehindTheTextOfItsLineIsTheLineEnd() throws {
        var columns = EditorColumns()
        let region = columns.region(of: try place(3..<4, in: Array("ab\r\ncd".utf8)))
        #expect(region.startColumn == 3 && region.startLine == 1)
    }
}
