import Descent
import Lessons

/// 'How these numbers were checked': for each block, what was run and every checked quantity with its values in full.
struct Proof {
    let lesson: EvaluatedLesson
    let texts: CheckTexts

    /// The disclosure of one block, its inline claims included; nothing where no check is bound to it.
    func add(block: Int, to html: inout HTML) {
        let numbers = lesson.checks.indices.filter { lesson.checks[$0].block == Int32(block) }
        guard !numbers.isEmpty else { return }
        html.add("<details class=\"proof\"><summary>How these numbers were checked</summary>\n")
        if let run = lesson.blocks[block].run { addSettings(of: run, to: &html) }
        addRows(numbers, to: &html)
        html.add("</details>\n")
    }

    /// The disclosure of claims that no block of this page holds: arithmetic, and runs of other lessons.
    func addRest(to html: inout HTML) {
        let numbers = lesson.checks.indices.filter {
            lesson.checks[$0].block == nil && lesson.checks[$0].fragment == nil
        }
        guard !numbers.isEmpty else { return }
        html.add(
            "<details class=\"proof\"><summary>How the other numbers on this page were checked</summary>\n")
        addRows(numbers, to: &html)
        html.add("</details>\n")
    }

    /// One sentence that says what ran, so that anybody can run it again.
    private func addSettings(of run: Descent.Run, to html: inout HTML) {
        let loss = run.plan.loss
        html.add("<p>Run when this page was built: ")
        html.text(loss.name.bytes)
        html.add("(")
        for (place, parameter) in loss.parameters.enumerated() {
            if place > 0 { html.add(", ") }
            html.text(parameter.bytes)
        }
        html.add(") = ")
        html.text(loss.expression.text)
        html.add(" from ")
        for (place, parameter) in loss.parameters.enumerated() {
            if place > 0 { html.add(", ") }
            html.text(parameter.bytes)
            html.add(" = ")
            html.value(run.plan.start[place])
        }
        html.add(", learning rate ")
        html.value(run.plan.rate)
        html.add(", ")
        html.number(run.steps)
        html.add(run.steps == 1 ? " step" : " steps")
        html.add(run.stopped ? ", ended by its stopping rule.</p>\n" : ".</p>\n")
    }

    /// A row a quantity: what it is, and its values step by step, each once.
    private func addRows(_ numbers: [Int], to html: inout HTML) {
        html.add(
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Checked numbers\"><table>\n")
        html.add(
            "<thead><tr><th scope=\"col\">Quantity</th><th scope=\"col\">Computed, in full</th></tr></thead>\n<tbody>\n"
        )
        let keys = numbers.map { Key(lesson.checks[$0], number: $0) }.sorted()
        for (place, key) in keys.enumerated() {
            let isNew = place == 0 || keys[place - 1].label != key.label
            if isNew {
                if place > 0 { html.add("</td></tr>\n") }
                html.add("<tr><th scope=\"row\"><code>")
                texts.add(label: key.label, to: &html)
                html.add("</code></th><td>")
            } else if keys[place - 1].row == key.row {
                continue
            } else {
                html.add(", ")
            }
            add(key.number, to: &html)
        }
        html.add("</td></tr>\n</tbody></table></div>\n")
    }

    /// The order of the rows: by quantity, then by step.
    private struct Key: Comparable {
        let label: Int32
        let row: Int64
        /// The check's place in the lesson.
        let number: Int

        init(_ check: Check, number: Int) {
            label = check.label
            self.number = number
            row =
                switch check.row {
                case .none: -1
                case .step(let step): Int64(step)
                case .inputs(let inputs): Int64(inputs)
                }
        }

        static func < (one: Key, other: Key) -> Bool {
            (one.label, one.row, one.number) < (other.label, other.row, other.number)
        }
    }

    private func add(_ number: Int, to html: inout HTML) {
        let check = lesson.checks[number]
        switch check.row {
        case .none: break
        case .step(let step):
            html.add("[")
            html.number(Int(step))
            html.add("] ")
        case .inputs(let inputs):
            html.add("at ")
            texts.add(label: inputs, to: &html)
            html.add(": ")
        }
        if check.value == nil { html.add("holds") } else { texts.addValue(ofCheck: number, to: &html) }
    }
}
