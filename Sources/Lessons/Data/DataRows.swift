import Descent
import Diagnostics

/// Gathers the rows below a header, of a block or of a file; each is as long as the header, and holds numbers.
struct DataRows {
    let names: [Name]
    /// What is wrong with rows, the first of them.
    private(set) var diagnostics: [Diagnostic] = []
    /// Row by row.
    private var values: [Double] = []
    /// Rows with errors that are not reported one by one any more.
    private var unreported = 0
    private var isFull = false

    /// So many wrong rows are reported one by one.
    private static let reported = 20

    init(names: [Name]) {
        self.names = names
    }

    var isEmpty: Bool { values.isEmpty && diagnostics.isEmpty }

    mutating func reserve(rows: Int) {
        values.reserveCapacity(min(rows * names.count, Limits.dataValues))
    }

    /// Reads one row; what is wrong with it is kept.
    mutating func add(_ line: Range<Int>, of bytes: [UInt8]) {
        guard !isFull else { return }
        let start = values.count
        var cell = line.lowerBound
        var cells = 0
        while cell <= line.upperBound {
            var end = cell
            while end < line.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
            cells += 1
            if cells <= names.count, !add(cell: cell..<end, of: bytes) {
                values.removeSubrange(start...)
                return
            }
            cell = end + 1
        }
        guard cells == names.count else {
            values.removeSubrange(start...)
            return report(
                .syntax, at: line,
                "a row with \(counted(cells, "cell")) under \(counted(names.count, "column"))",
                "write one number for each of \(listed)")
        }
        guard values.count <= Limits.dataValues else {
            isFull = true
            values.removeSubrange(start...)
            return report(
                .limit, at: line, "data with more than \(Limits.dataValues) numbers",
                "keep fewer rows or columns")
        }
    }

    /// Reads one cell of the row in hand; false where it is no number.
    private mutating func add(cell: Range<Int>, of bytes: [UInt8]) -> Bool {
        switch DataCell(bytes, in: cell) {
        case .number(let value):
            values.append(value)
            return true
        case .wrong(let message, let help):
            let place = Words.trimmed(cell, in: bytes)
            report(.badValue, at: place.isEmpty ? cell : place, message, help)
            return false
        }
    }

    private var listed: String { names.prefix(10).map { "'\($0)'" }.joined(separator: ", ") }

    private mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String) {
        guard diagnostics.count < Self.reported else {
            unreported += 1
            return
        }
        diagnostics.append(Diagnostic(rule, at: range, message, notes: [Note(help)]))
    }

    /// Every error that is told, with a count of those that are not on the last of them.
    var allDiagnostics: [Diagnostic] {
        guard unreported > 0, var last = diagnostics.last else { return diagnostics }
        last.notes.append(Note("and \(counted(unreported, "more row")) with errors"))
        return diagnostics.dropLast() + [last]
    }

    /// The rows that are right, column by column; nil where there is none.
    var table: DataTable? {
        let width = names.count
        guard width > 1 else { return DataTable(names: names, values: values) }
        let count = values.count / max(width, 1)
        let columns = [Double](unsafeUninitializedCapacity: values.count) { columns, filled in
            for column in 0..<width {
                for row in 0..<count {
                    columns.initializeElement(at: column * count + row, to: values[row * width + column])
                }
            }
            filled = values.count
        }
        return DataTable(names: names, values: columns)
    }

    /// A row of zeros, so that what uses the columns is read in spite of errors in the rows.
    var placeholder: DataTable? {
        DataTable(names: names, values: [Double](repeating: 0, count: names.count))
    }

    /// The names of a header's cells, each a column.
    ///
    /// - Parameter cells: the ranges of the names, without spaces and quotes.
    static func names(
        _ cells: [Range<Int>], of bytes: [UInt8], separatorHelp: String
    ) -> Result<[Name], DataHeaderError> {
        var names: [Name] = []
        for (index, cell) in cells.enumerated() {
            let text = String(decoding: bytes[cell].prefix(40), as: UTF8.self)
            func wrong(_ rule: Rule, _ message: String, _ help: String) -> DataHeaderError {
                DataHeaderError(
                    diagnostic: Diagnostic(rule, at: cell, message, notes: [Note(help)]))
            }
            guard let name = Name(Array(bytes[cell])) else {
                return .failure(
                    wrong(
                        .syntax,
                        text.isEmpty ? "a column without a name" : "'\(text)' is no name for a column",
                        separatorHelp))
            }
            if name.isReserved || name.isBuiltInFunction {
                return .failure(
                    wrong(
                        .syntax, "'\(name)' is a word of the language and cannot be a column",
                        "choose another name"))
            }
            if let first = names.firstIndex(of: name) {
                var error = wrong(
                    .duplicateSetting, "a second column is called '\(name)'", "keep one of them")
                error.diagnostic.notes = [Note("the first one is here; keep one of them", at: cells[first])]
                return .failure(error)
            }
            guard index < Limits.parameters else {
                return .failure(
                    wrong(.limit, "more than \(Limits.parameters) columns", "keep the ones that are used"))
            }
            names.append(name)
        }
        return .success(names)
    }
}

/// Why a header names no columns.
struct DataHeaderError: Error {
    var diagnostic: Diagnostic
}
