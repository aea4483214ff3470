/// Columns of text for people: the first flush left, the others flush right.
struct TextTable {
    private let rows: [[String]]

    /// - Parameter rows: as many cells in each as in the first.
    init(_ rows: [[String]]) { self.rows = rows }

    var text: String {
        guard let first = rows.first else { return "" }
        let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 ? cell.0 + padding : padding + cell.0
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
