import Descent

/// The typeset items of a block: `formula`, `rule` and `steps`, each in a box that scrolls where a line is too long.
enum Formulas {
    /// Updates beyond this many are left out of `show steps`: nobody works through more by hand.
    private static let stepsLimit = 20
    private static let decimals = 4

    static func formula(of loss: LossFunction) -> [UInt8] { box("Formula", Typeset.formula(of: loss)) }

    /// The rule in symbols, then with the run's own numbers where there is a run.
    static func rule(of loss: LossFunction, run: Descent.Run?) -> [UInt8] {
        guard let plan = run?.plan, plan.isMoreThanDescent else {
            return box(
                "Update rule", Typeset.rule(of: loss) + (run.map { Typeset.rule(of: $0.plan) } ?? []))
        }
        return box("Update rule", MathUpdate.rule(of: plan)) + alike(loss) + source(of: plan.method)
    }

    /// More names than this in a sentence are a number.
    private static let mostNames = 4

    /// `The same lines hold for b and c, each with its own slope.` Nothing where there is one parameter.
    private static func alike(_ loss: LossFunction) -> [UInt8] {
        let others = loss.parameters.dropFirst().map(\.description)
        guard let last = others.last else { return [] }
        var html = HTML()
        html.add("<p class=\"source\">The same lines hold for ")
        if others.count > mostNames {
            html.text("the other \(others.count) parameters")
        } else if others.count > 1 {
            html.text("\(others.dropLast().joined(separator: ", ")) and \(last)")
        } else {
            html.text(last)
        }
        html.add(others.count > 1 ? ", each with its own slope.</p>\n" : ", with its own slope.</p>\n")
        return html.bytes
    }

    /// Each update with its numbers substituted.
    static func steps(of run: Descent.Run) -> [UInt8] {
        var html = HTML()
        html.add("<ol class=\"steps\">\n")
        let count = min(run.steps, stepsLimit)
        let updates =
            run.plan.isMoreThanDescent
            ? MathUpdate.steps(of: run, count: count, decimals: decimals)
            : (1..<(count + 1)).map { Typeset.update($0, of: run, decimals: decimals) }
        for update in updates {
            html.add("<li>")
            html.add(markup: box("Update", update))
            html.add("</li>\n")
        }
        html.add("</ol>\n")
        return html.bytes
    }

    /// Who published the method, and whose form of it this is.
    private static func source(of method: Method) -> [UInt8] {
        var html = HTML()
        html.add("<p class=\"source\">")
        html.text("\(method.kind.title)".prefix(1).uppercased() + "\(method.kind.title)".dropFirst())
        if !method.kind.forms.isEmpty {
            html.add(", form ")
            html.text("\(method.form.title)")
        }
        html.add(": <a href=\"")
        html.text("\(method.kind.link)")
        html.add("\">")
        html.text("\(method.kind.source)")
        html.add("</a></p>\n")
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
