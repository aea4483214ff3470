import Descent

/// A table of runs' steps that the tool writes itself, where no claimed table stands: `show table(0...8, digits=4)`.
///
/// Several runs stand side by side, quantity by quantity, under the names by which a claimed table would call them.
struct ComputedTable {
    /// One run, whose name is not said, or several.
    let runs: [NamedRun]
    let steps: ClosedRange<Int>
    let digits: Int

    private struct Column {
        let name: String
        let values: [Double]
    }

    func add(to html: inout HTML) {
        let last = min(steps.upperBound, runs.map(\.run.steps).max() ?? 0)
        guard steps.lowerBound <= last else { return }
        let columns = columns
        html.add(markup: TableBox.open)
        html.add("<table>\n<thead>\n<tr>\n<th scope=\"col\">step</th>\n")
        for column in columns {
            html.add("<th scope=\"col\" class=\"right\">")
            html.text(column.name)
            html.add("</th>\n")
        }
        html.add("</tr>\n</thead>\n<tbody>\n")
        for step in steps.lowerBound...last {
            html.add("<tr>\n<th scope=\"row\">")
            html.number(step)
            html.add("</th>\n")
            for column in columns {
                html.add("<td class=\"right\">")
                // A run that has ended before leaves its cells empty.
                if step < column.values.count {
                    DecimalFormat.appendFixed(column.values[step], decimals: digits, to: &html.bytes)
                }
                html.add("</td>\n")
            }
            html.add("</tr>\n")
        }
        html.add("</tbody>\n</table>\n")
        html.add(markup: TableBox.close)
    }

    /// The same as a pipe table.
    var markdown: [UInt8] {
        let last = min(steps.upperBound, runs.map(\.run.steps).max() ?? 0)
        guard steps.lowerBound <= last else { return [] }
        let columns = columns
        var text = Array(("| step | " + columns.map(\.name).joined(separator: " | ") + " |\n|---").utf8)
        for _ in columns { text += Array("|---:".utf8) }
        text += Array("|\n".utf8)
        for step in steps.lowerBound...last {
            text += Array("| \(step) ".utf8)
            for column in columns {
                text += Array("| ".utf8)
                if step < column.values.count {
                    DecimalFormat.appendFixed(column.values[step], decimals: digits, to: &text)
                }
                text.append(UInt8(ascii: " "))
            }
            text += Array("|\n".utf8)
        }
        return text
    }

    private var columns: [Column] {
        guard let parameters = runs.first?.run.plan.loss.parameters else { return [] }
        let quantities =
            parameters.enumerated().map { ($1.description, Run.Column.parameter($0)) } + [("loss", .loss)]
        return quantities.flatMap { name, quantity in
            runs.map { named in
                Column(
                    name: runs.count == 1 ? name : "\(name)(\(named.name))",
                    values: named.run.column(quantity))
            }
        }
    }
}
