/// A file of the course: its path from the course's root and its bytes.
public struct SourceFile: Sendable, Equatable {
    /// The path relative to the course's root, with `/` between its parts.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The bytes of a line, its end included; nil where there is none of that number.
    ///
    /// - Parameter line: counted from 1.
    public func range(ofLine line: Int) -> Range<Int>? { LineTable(bytes).range(of: line - 1) }

    /// The line and the column of some bytes.
    ///
    /// O(n) in the file's bytes; where many places are wanted, ask for them together.
    public func place(of range: Range<Int>) -> Place { LineTable(bytes).place(of: range, in: self) }

    /// The lines and columns of many stretches of bytes, in their order. O(n + m log n).
    public func places(of ranges: [Range<Int>]) -> [Place] {
        let lines = LineTable(bytes)
        return ranges.map { lines.place(of: $0, in: self) }
    }

    /// The diagnostics with their lines and columns worked out, sorted by place, each one once.
    public func place(_ diagnostics: [Diagnostic]) -> [PlacedDiagnostic] {
        guard !diagnostics.isEmpty else { return [] }
        let lines = LineTable(bytes)
        let placed = diagnostics.map { diagnostic in
            PlacedDiagnostic(
                diagnostic,
                place: lines.place(of: diagnostic.range, in: self),
                notes: diagnostic.notes.map { note in
                    PlacedNote(message: note.message, place: note.range.map { lines.place(of: $0, in: self) })
                })
        }
        var distinct: [PlacedDiagnostic] = []
        for diagnostic in placed.sortedByPlace() where diagnostic != distinct.last {
            distinct.append(diagnostic)
        }
        return distinct
    }
}

/// Where in a file something stands: 1-based lines and columns, a column being a UTF-8 byte.
public struct Place: Sendable, Equatable {
    public let file: String
    /// The bytes of the file, from its first byte.
    public let range: Range<Int>
    public let line: Int
    public let column: Int
    public let endLine: Int
    /// The column just past the last byte.
    public let endColumn: Int
    /// The source line that `line` names, without its line ending; it shares the file's bytes.
    public let excerpt: ArraySlice<UInt8>
}

/// The offsets at which a file's lines begin; `\n`, `\r\n` and a lone `\r` end a line.
struct LineTable {
    private let bytes: [UInt8]
    private var starts: [Int] = [0]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
                index += 1
            }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(index) }
        }
    }

    func place(of range: Range<Int>, in file: SourceFile) -> Place {
        let lower = min(max(range.lowerBound, 0), bytes.count)
        let upper = min(max(range.upperBound, lower), bytes.count)
        let first = line(of: lower)
        let last = line(of: upper)
        return Place(
            file: file.path, range: lower..<upper, line: first + 1, column: lower - starts[first] + 1,
            endLine: last + 1, endColumn: upper - starts[last] + 1, excerpt: bytes[content(of: first)])
    }

    /// The bytes of a line, counted from 0.
    func range(of line: Int) -> Range<Int>? {
        guard starts.indices.contains(line) else { return nil }
        return starts[line]..<(line + 1 < starts.count ? starts[line + 1] : bytes.count)
    }

    /// The number, from 0, of the line that holds the byte at an offset: a binary search.
    private func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func content(of line: Int) -> Range<Int> {
        var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        while end > starts[line], bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
        {
            end -= 1
        }
        return starts[line]..<end
    }
}
