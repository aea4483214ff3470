import Descent
import Diagnostics

/// A file of comma-separated numbers beside a lesson: a header row with the columns' names, then one row a line.
///
/// A byte order mark, either kind of line end, blank lines and quotes around a cell are taken; a cell holds no comma and
/// no line end (RFC 4180 without its quoted ones).
struct DataFile: Sendable {
    /// The rows; a row of zeros where rows have errors, nil where the header has one.
    let table: DataTable?
    let diagnostics: [PlacedDiagnostic]

    static let suffix = ".csv"

    init(_ file: SourceFile) {
        let bytes = file.bytes
        var lines = DataLines(bytes)
        guard let header = lines.next() else {
            self.init(
                file, nil,
                [Diagnostic(.missingSetting, at: 0..<0, "an empty data file", notes: [Note(Self.form)])])
            return
        }
        let cells = ArgumentList.cells(bytes, in: header).map { DataCell.unquoted($0, in: bytes) }
        switch DataRows.names(cells, of: bytes, separatorHelp: Self.form) {
        case .failure(let error): self.init(file, nil, [error.diagnostic])
        case .success(let names):
            var rows = DataRows(names: names)
            // A first guess from the length of the header saves most of the copying.
            rows.reserve(rows: bytes.count / max(2 * names.count, 8))
            while let line = lines.next() { rows.add(line, of: bytes) }
            guard !rows.isEmpty else {
                let message = "a data file without rows: its columns have no number"
                self.init(
                    file, rows.placeholder,
                    [Diagnostic(.missingSetting, at: header, message, notes: [Note(Self.form)])])
                return
            }
            let problems = rows.allDiagnostics
            self.init(file, problems.isEmpty ? rows.table : rows.placeholder, problems)
        }
    }

    private init(_ file: SourceFile, _ table: DataTable?, _ diagnostics: [Diagnostic]) {
        self.table = table
        self.diagnostics = file.place(diagnostics)
    }

    private static let form =
        "the first line names the columns, separated by commas; each line below it has a number for each"
}

/// The lines of a data file that hold something, without their ends.
private struct DataLines {
    private let bytes: [UInt8]
    private var at: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next() -> Range<Int>? {
        while at < bytes.count {
            let start = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") {
                at += 1
            }
            let line = Words.trimmed(start..<at, in: bytes)
            // A line that ends in CR LF has an empty one behind it.
            at += 1
            if !line.isEmpty { return line }
        }
        return nil
    }
}

extension ArgumentList {
    /// What stands between commas, without the spaces around it; brackets and quotes hold nothing together.
    static func cells(_ source: [UInt8], in range: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where source[index] == UInt8(ascii: ",") {
            cells.append(Words.trimmed(start..<index, in: source))
            start = index + 1
        }
        cells.append(Words.trimmed(start..<range.upperBound, in: source))
        return cells
    }
}
