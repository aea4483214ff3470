import Diagnostics
import Markup

/// Keeps the columns of tables in line when a cell's number gets longer or shorter.
struct TableColumns {
    private let bytes: [UInt8]
    private let outline: Outline
    /// The cells that are not empty, by where they begin.
    private let cells: [Cell]

    init(of lesson: Lesson) {
        bytes = lesson.file.bytes
        outline = lesson.outline
        cells = lesson.outline.cells.filter { !$0.span.isEmpty }.sorted {
            $0.span.lowerBound < $1.span.lowerBound
        }
    }

    /// The edits that write a diagnostic's right number: its digits, and spaces in its cell.
    func edits(for diagnostic: Diagnostic) -> [SourceEdit] {
        if let edit = diagnostic.edit { return [edit] }
        guard let fix = diagnostic.fix else { return [] }
        let digits = SourceEdit(diagnostic.range, Array(fix.utf8))
        let growth = Self.width(Array(fix.utf8)[...]) - Self.width(bytes[diagnostic.range])
        guard growth != 0, let cell = cell(around: diagnostic.range), isAligned(cell) else { return [digits] }
        return [digits] + padding(of: cell, takenUpBy: growth)
    }

    private func cell(around range: Range<Int>) -> Cell? {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].span.upperBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].span.lowerBound <= range.lowerBound ? cells[low] : nil
    }

    /// Takes spaces away on the side that has them to spare, or puts some there; one stays beside the number.
    private func padding(of cell: Cell, takenUpBy growth: Int) -> [SourceEdit] {
        let before = spaces(endingAt: cell.span.lowerBound)
        let behind = spaces(startingAt: cell.span.upperBound)
        let isFlushRight = before.count > behind.count
        let side = isFlushRight ? before : behind
        guard growth > 0 else {
            return [
                SourceEdit(
                    side.upperBound..<side.upperBound, Array(repeating: UInt8(ascii: " "), count: -growth))
            ]
        }
        let taken = min(growth, max(0, side.count - 1))
        return taken == 0 ? [] : [SourceEdit(side.lowerBound..<side.lowerBound + taken, [])]
    }

    /// Whether the pipe behind a cell stands under that of the row of dashes, so that its author keeps columns in line.
    private func isAligned(_ cell: Cell) -> Bool {
        let table = outline.tables[cell.table]
        let end = spaces(startingAt: cell.span.upperBound).upperBound
        let column = Self.width(bytes[lineStart(of: end)..<end])
        let dashes = bytes[lineStart(of: table.delimiter.lowerBound)..<table.delimiter.upperBound]
        // The row of dashes is ASCII, so that its bytes are its columns.
        guard column < dashes.count else { return column == dashes.count }
        return dashes[dashes.startIndex + column] == UInt8(ascii: "|")
    }

    private func lineStart(of offset: Int) -> Int {
        var start = offset
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n"), bytes[start - 1] != UInt8(ascii: "\r") {
            start -= 1
        }
        return start
    }

    private func spaces(startingAt start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
        return start..<end
    }

    private func spaces(endingAt end: Int) -> Range<Int> {
        var start = end
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
        return start..<end
    }

    /// How many columns a text takes up, a character being one.
    private static func width(_ text: ArraySlice<UInt8>) -> Int { text.count { $0 & 0xC0 != 0x80 } }
}
