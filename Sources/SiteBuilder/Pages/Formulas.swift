import Descent

/// The typeset items of a block: `formula`, `rule` and `steps`, each in a box that scrolls where a line is too long.
enum Formulas {
    /// Updates beyond this many are left out of `show steps`: nobody works through more by hand.
    private static let stepsLimit = 20
    private static let decimals = 4

    static func formula(of loss: LossFunction) -> [UInt8] { box("Formula", Typeset.formula(of: loss)) }

    /// The rule in symbols, then with the run's own numbers where there is a run.
    static func rule(of loss: LossFunction, run: Descent.Run?) -> [UInt8] {
        box("Update rule", Typeset.rule(of: loss) + (run.map { Typeset.rule(of: $0.plan) } ?? []))
    }

    /// Each update with its numbers substituted.
    static func steps(of run: Descent.Run) -> [UInt8] {
        var html = HTML()
        html.add("<ol class=\"steps\">\n")
        for step in 1..<(min(run.steps, stepsLimit) + 1) {
            html.add("<li>")
            html.add(markup: box("Update", Typeset.update(step, of: run, decimals: decimals)))
            html.add("</li>\n")
        }
        html.add("</ol>\n")
        return html.bytes
    }

    private static func box(_ label: StaticString, _ math: [UInt8]) -> [UInt8] {
        var html = HTML()
        html.add("<div class=\"formula\" tabindex=\"0\" role=\"group\" aria-label=\"")
        html.add(label)
        html.add("\">\n")
        html.add(markup: math)
        html.add("</div>\n")
        return html.bytes
    }
}
