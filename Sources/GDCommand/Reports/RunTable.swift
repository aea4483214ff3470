import Descent
import Lessons

/// The steps of a run, or of several side by side, as a Markdown table that is right as a claimed table.
struct RunTable {
    /// Several have the names by which a block that compares calls them.
    let runs: [(name: String?, run: Descent.Run)]

    init(of block: BoundBlock) {
        runs = block.each.compactMap { block in block.run.map { (block.runName?.text, $0) } }
    }

    /// A longer run shows its first and its last steps, with `…` between.
    private static let first = 12
    private static let last = 4
    private static let decimals = 4

    var text: String {
        let columns = columns
        var rows = [["step"] + columns.map(\.name)]
        let count = columns.map(\.values.count).max() ?? 0
        let isWhole = count <= Self.first + Self.last + 1
        for step in 0..<count where isWhole || step < Self.first || step >= count - Self.last {
            if !isWhole, step == count - Self.last {
                rows.append([String](repeating: "…", count: rows[0].count))
            }
            rows.append(
                [String(step)]
                    + columns.map { step < $0.values.count ? Self.number($0.values[step]) : "…" })
        }
        return Self.table(rows)
    }

    /// Quantity by quantity, so that what is compared stands side by side.
    private var columns: [(name: String, values: [Double])] {
        guard let loss = runs.first?.run.plan.loss else { return [] }
        let quantities =
            loss.parameters.enumerated().map { ($1.description, Descent.Run.Column.parameter($0)) }
            + [("loss", .loss)]
        return quantities.flatMap { quantity, column in
            runs.map { name, run in (quantity + (name.map { "(\($0))" } ?? ""), run.column(column)) }
        }
    }

    /// Four decimals; what is too small or too large to be told so has an exponent, which claims its digits just as well.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf" }
        let isPlain = value == 0 || abs(value) >= 0.001 && abs(value) < 1e9
        let digits =
            isPlain
            ? DecimalFormat.fixed(value, decimals: decimals)
            : DecimalFormat.exponent(value, decimals: decimals)
        return String(decoding: digits, as: UTF8.self)
    }

    private static func table(_ rows: [[String]]) -> String {
        let widths = (0..<rows[0].count).map { column in
            rows.map { $0[column].unicodeScalars.count }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            "|"
                + zip(cells, widths).map { cell, width in
                    " " + String(repeating: " ", count: width - cell.unicodeScalars.count) + cell + " |"
                }.joined() + "\n"
        }
        let dashes = "|" + widths.map { String(repeating: "-", count: $0 + 1) + ":|" }.joined() + "\n"
        return line(rows[0]) + dashes + rows.dropFirst().map(line).joined()
    }
}
