import Descent

/// A table of a run's steps that the tool writes itself, where no claimed table stands: `show table(0...8, digits=4)`.
struct ComputedTable {
    let run: Descent.Run
    let steps: ClosedRange<Int>
    let digits: Int

    func add(to html: inout HTML) {
        let loss = run.plan.loss
        let last = min(steps.upperBound, run.steps)
        guard steps.lowerBound <= last else { return }
        html.add(markup: TableBox.open)
        html.add("<table>\n<thead>\n<tr>\n<th scope=\"col\">step</th>\n")
        for name in loss.parameters.map(\.description) + ["loss"] {
            html.add("<th scope=\"col\" class=\"right\">")
            html.text(name)
            html.add("</th>\n")
        }
        html.add("</tr>\n</thead>\n<tbody>\n")
        let losses = run.column(.loss)
        for step in steps.lowerBound...last {
            html.add("<tr>\n<th scope=\"row\">")
            html.number(step)
            html.add("</th>\n")
            for value in run.point(at: step) + [losses[step]] {
                html.add("<td class=\"right\">")
                DecimalFormat.appendFixed(value, decimals: digits, to: &html.bytes)
                html.add("</td>\n")
            }
            html.add("</tr>\n")
        }
        html.add("</tbody>\n</table>\n")
        html.add(markup: TableBox.close)
    }
}
