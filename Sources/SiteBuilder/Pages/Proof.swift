import Descent
import Lessons

/// 'How these numbers were checked': what was run, how much was compared with it, and the values of which the page shows
/// only the first digits.
struct Proof {
    let texts: CheckTexts

    /// The disclosure of one block, its inline claims included; nothing where no check is bound to it.
    func add(block: Int, to html: inout HTML) {
        let numbers = texts.checks(ofBlock: block)
        guard !numbers.isEmpty else { return }
        html.add("<details class=\"proof\"><summary>How these numbers were checked</summary>\n")
        let bound = texts.lesson.blocks[block]
        if let run = bound.run {
            html.add("<p>Run when this page was built: ")
            addSettings(of: run, to: &html)
            html.add(". ")
        } else {
            addList(of: bound.compared, to: &html)
            html.add("<p>")
        }
        addRows(numbers, to: &html)
        html.add("</details>\n")
    }

    /// The disclosure at the page's end: of blocks that leave nothing at their place, and of claims that no block of this
    /// page holds, such as arithmetic and runs of other lessons.
    func addRest(silentBlocks: [Int], to html: inout HTML) {
        let blocks = silentBlocks.filter { !texts.checks(ofBlock: $0).isEmpty }
        let numbers = blocks.flatMap { texts.checks(ofBlock: $0) } + texts.checks(ofBlock: nil)
        guard !numbers.isEmpty else { return }
        html.add(
            "<details class=\"proof\"><summary>How the other numbers on this page were checked</summary>\n")
        addList(of: blocks.flatMap { texts.lesson.blocks[$0].each }, to: &html)
        html.add("<p>")
        addRows(numbers, to: &html)
        html.add("</details>\n")
    }

    /// Several runs, each with its name and its settings.
    private func addList(of blocks: [BoundBlock], to html: inout HTML) {
        guard blocks.contains(where: { $0.run != nil }) else { return }
        html.add("<p>Run when this page was built:</p>\n<ul>\n")
        for block in blocks {
            guard let run = block.run else { continue }
            html.add("<li>")
            let name = block.label.isEmpty ? block.runName?.text ?? "" : block.label
            if !name.isEmpty {
                html.add("<code>")
                html.text(name)
                html.add("</code>: ")
            }
            addSettings(of: run, to: &html)
            html.add("</li>\n")
        }
        html.add("</ul>\n")
    }

    /// What ran, so that anybody can run it again.
    private func addSettings(of run: Descent.Run, to html: inout HTML) {
        let loss = run.plan.loss
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
        for statement in run.plan.methodStatements { html.text(", " + statement) }
        html.add(", ")
        html.number(run.steps)
        html.add(run.steps == 1 ? " step" : " steps")
        if run.stopped { html.add(", ended by its stopping rule") }
    }

    // MARK: - Rows

    /// How many there are, which ends the paragraph, then an item a quantity: what it is, and its values step by step,
    /// each once. All that merely hold share an item. A page has room for so many nodes, and a list of pairs takes twice
    /// as many as this one.
    ///
    /// A value that the page shows in full is not repeated.
    private func addRows(_ all: [Int], to html: inout HTML) {
        let numbers = all.filter { !texts.isShownInFull(check: $0) }
        html.add("Compared: ")
        html.number(all.count)
        html.add(all.count == 1 ? " claim" : " claims")
        guard !numbers.isEmpty else { return html.add(", shown in full.</p>\n") }
        html.add(numbers.count == all.count ? ".</p>\n" : "; those shown in full are left out here.</p>\n")
        html.add("<ul class=\"compared\">\n")
        let checks = texts.lesson.checks
        var keys = numbers.map { Key(checks[$0], number: $0, in: texts) }
        keys.sort()
        var holding: [Int32] = []
        var first = 0
        while first < keys.count {
            let label = keys[first].label
            let end = keys[first...].firstIndex { $0.label != label } ?? keys.count
            if keys[first..<end].allSatisfy({ merelyHolds(checks[$0.number]) }) {
                holding.append(label)
            } else {
                html.add("<li>")
                texts.add(label: label, to: &html)
                html.add(": ")
                addValues(keys[first..<end], to: &html)
                html.add("</li>\n")
            }
            first = end
        }
        addHolding(holding, to: &html)
        html.add("</ul>\n")
    }

    /// Whether a claim has neither a value nor a place to name: that a run converges, that a sequence falls.
    private func merelyHolds(_ check: Check) -> Bool {
        guard case .none = check.row else { return false }
        return check.value == nil && !texts.isTranscript(check)
    }

    private func addHolding(_ labels: [Int32], to html: inout HTML) {
        for (place, label) in labels.enumerated() {
            html.add(place == 0 ? "<li>" : ", ")
            texts.add(label: label, to: &html)
        }
        if !labels.isEmpty { html.add(labels.count == 1 ? ": holds</li>\n" : ": all hold</li>\n") }
    }

    /// The order of the rows: by quantity as they first stand in the text, then by step.
    private struct Key: Comparable {
        let label: Int32
        let row: Int64
        /// The check's place in the lesson.
        let number: Int

        init(_ check: Check, number: Int, in texts: CheckTexts) {
            label = texts.identity(ofLabel: check.label)
            self.number = number
            row =
                switch check.row {
                case .none: -1
                case .step(let step): Int64(step)
                case .inputs(let inputs): Int64(texts.identity(ofLabel: inputs))
                }
        }

        static func < (one: Key, other: Key) -> Bool {
            (one.label, one.row, one.number) < (other.label, other.row, other.number)
        }
    }

    private func addValues(_ keys: ArraySlice<Key>, to html: inout HTML) {
        guard let first = keys.first else { return }
        if texts.isTranscript(texts.lesson.checks[first.number]) {
            return html.add("each line as the program prints it")
        }
        var row: Int64?
        for key in keys where key.row != row {
            if row != nil { html.add(", ") }
            row = key.row
            add(key.number, to: &html)
        }
    }

    private func add(_ number: Int, to html: inout HTML) {
        let check = texts.lesson.checks[number]
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
