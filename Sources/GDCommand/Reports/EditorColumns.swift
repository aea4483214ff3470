import Diagnostics

/// A place with the columns of editors and web pages: 1-based UTF-16 code units, a byte order mark not counted.
struct EditorRegion: Equatable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    /// The column behind the last character; nil where a later line ends the place, of which a place carries no text.
    let endColumn: Int?
}

/// Turns places, whose columns are UTF-8 bytes, into such regions.
///
/// One line of a hostile lesson may hold megabytes and thousands of mistakes, so long lines are counted once.
struct EditorColumns {
    private struct Line: Hashable {
        /// Bytes, since two names that read the same may be two files.
        let file: [UInt8]
        let number: Int
    }

    /// The code units before each stride of a long line.
    private var counted: [Line: [Int]] = [:]
    private static let stride = 256

    mutating func region(of place: Place) -> EditorRegion {
        let start = units(before: place.column - 1, in: place) + 1
        var end: Int?
        if place.range.count == 1, place.line == place.endLine {
            // A byte stands for its whole scalar, and one that is no UTF-8 for U+FFFD, as it is read.
            let scalar = String(decoding: place.excerpt.dropFirst(place.column - 1).prefix(4), as: UTF8.self)
                .unicodeScalars.first
            end = start + (scalar.map { UTF16.width($0) } ?? 0)
        } else if place.line == place.endLine {
            end = max(start, units(before: place.endColumn - 1, in: place) + 1)
        } else if place.endColumn == 1 {
            end = 1
        }
        return EditorRegion(
            startLine: place.line, startColumn: start, endLine: place.endLine, endColumn: end)
    }

    private mutating func units(before offset: Int, in place: Place) -> Int {
        let line = place.excerpt
        let offset = min(offset, line.count)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let unseen = place.line == 1 && offset >= mark.count && line.starts(with: mark) ? 1 : 0
        guard line.count > Self.stride else { return Self.units(in: line.prefix(offset)) - unseen }
        let key = Line(file: Array(place.file.utf8), number: place.line)
        let table = counted[key] ?? Self.table(of: line)
        counted[key] = table
        let rest = line.dropFirst(offset / Self.stride * Self.stride).prefix(offset % Self.stride)
        return table[offset / Self.stride] + Self.units(in: rest) - unseen
    }

    private static func table(of line: ArraySlice<UInt8>) -> [Int] {
        var table = [0]
        table.reserveCapacity(line.count / stride + 1)
        var rest = line
        while rest.count >= stride {
            table.append(table[table.count - 1] + units(in: rest.prefix(stride)))
            rest = rest.dropFirst(stride)
        }
        return table
    }

    /// What the scalars that begin in these bytes of UTF-8 take in UTF-16: two units above U+FFFF, else one.
    private static func units(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 < 0xF0 ? 1 : 2) }
    }
}
