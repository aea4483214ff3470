import Descent
import Lessons

/// 'How these numbers were checked': for each block, what was run and every checked quantity with its values in full.
enum Proof {
    /// The disclosure of one block, its inline claims included; nothing where no check is bound to it.
    static func add(for block: Int, of lesson: EvaluatedLesson, to html: inout HTML) {
        let bound = lesson.blocks[block]
        let checks = lesson.checks.filter { $0.block == Int32(block) }
        guard !checks.isEmpty else { return }
        html.add("<details class=\"proof\"><summary>How these numbers were checked</summary>\n")
        if let run = bound.run { addSettings(of: run, to: &html) }
        addRows(checks, of: lesson, to: &html)
        html.add("</details>\n")
    }

    /// The disclosure of claims that no block of this page holds: arithmetic, and runs of other lessons.
    static func addRest(of lesson: EvaluatedLesson, to html: inout HTML) {
        let checks = lesson.checks.filter { $0.block == nil && $0.fragment == nil }
        guard !checks.isEmpty else { return }
        html.add("<details class=\"proof\"><summary>How the other numbers on this page were checked</summary>\n")
        addRows(checks, of: lesson, to: &html)
        html.add("</details>\n")
    }

    /// One sentence that says what ran, so that anybody can run it again.
    private static func addSettings(of run: Descent.Run, to html: inout HTML) {
        let loss = run.plan.loss
        html.add("<p>Run when this page was built: ")
        html.text("\(loss.name)(\(loss.parameters.map(\.description).joined(separator: ", "))) = ")
        html.text(loss.expression.text)
        html.add(" from ")
        html.text(zip(loss.parameters, run.plan.start).map { "\($0) = \(full($1))" }.joined(separator: ", "))
        html.add(", learning rate ")
        html.text(full(run.plan.rate))
        html.add(", ")
        html.number(run.steps)
        html.add(run.steps == 1 ? " step" : " steps")
        html.add(run.stopped ? ", ended by its stopping rule. " : ". ")
        html.add("Each number below is the computed value in full; the text shows it rounded.</p>\n")
    }

    /// A row a quantity: what it is, and its values step by step.
    private static func addRows(_ checks: [Check], of lesson: EvaluatedLesson, to html: inout HTML) {
        html.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Checked numbers\"><table>\n")
        html.add("<thead><tr><th scope=\"col\">Quantity</th><th scope=\"col\">Computed</th></tr></thead>\n<tbody>\n")
        var seen: Set<Row> = []
        var order: [Int32] = []
        var values: [Int32: [Check]] = [:]
        for check in checks where seen.insert(Row(label: check.label, row: check.row, isStatement: check.value == nil)).inserted {
            if values[check.label] == nil { order.append(check.label) }
            values[check.label, default: []].append(check)
        }
        for label in order {
            html.add("<tr><th scope=\"row\"><code>")
            html.text(lesson.labels[Int(label)])
            html.add("</code></th><td>")
            for (number, check) in (values[label] ?? []).enumerated() {
                if number > 0 { html.add(", ") }
                add(check, of: lesson, to: &html)
            }
            html.add("</td></tr>\n")
        }
        html.add("</tbody></table></div>\n")
    }

    /// What tells one checked value from another; the same one claimed twice is listed once.
    private struct Row: Hashable {
        let label: Int32
        let step: Int32
        let inputs: Int32
        let isStatement: Bool

        init(label: Int32, row: Check.Row, isStatement: Bool) {
            self.label = label
            self.isStatement = isStatement
            switch row {
            case .none: (step, inputs) = (-1, -1)
            case .step(let number): (step, inputs) = (number, -1)
            case .inputs(let index): (step, inputs) = (-1, index)
            }
        }
    }

    private static func add(_ check: Check, of lesson: EvaluatedLesson, to html: inout HTML) {
        switch check.row {
        case .none: break
        case .step(let step):
            html.add("[")
            html.number(Int(step))
            html.add("] ")
        case .inputs(let inputs):
            html.add("at ")
            html.text(lesson.labels[Int(inputs)])
            html.add(": ")
        }
        guard let value = check.value else { return html.add("holds") }
        DecimalFormat.appendShortest(value, to: &html.bytes)
    }

    private static func full(_ value: Double) -> String { String(decoding: DecimalFormat.shortest(value), as: UTF8.self) }
}
