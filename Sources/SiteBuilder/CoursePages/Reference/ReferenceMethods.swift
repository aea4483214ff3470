import Descent

/// Methods and schedules: their settings, what they are where nothing is said, and their formulas.
extension Reference {
    static func addMethods(to page: inout ReferenceWriter) {
        page.section("methods", "Methods")
        page.paragraph(
            """
            `w` is a parameter, `g` the slope, `η` the rate, `t` the number of the update, from 1. Each parameter is \
            treated alone. What is kept starts from 0 unless a setting says otherwise.
            """)
        for kind in Method.Kind.allCases { add(kind, to: &page) }
        page.section("schedules", "Schedules")
        page.paragraph("How the rate changes over a run. Every setting has to be given.")
        page.list(
            Schedule.Kind.allCases.map { kind in
                let settings = kind.arguments.map { "`\($0.word)` is \($0.bounds.words)" }
                let form = kind.arguments.map { "\($0.word)=\($0.example)" }.joined(separator: ", ")
                return ReferenceWriter.Entry(
                    id: "schedule-\(kind.word)", term: "\(kind.word)(\(form))",
                    words: kind.meaning + " " + sentence(settings.joined(separator: "; ")))
            })
    }

    private static func add(_ kind: Method.Kind, to page: inout ReferenceWriter) {
        let title = "\(kind.title)"
        page.subsection("method-\(kind.word)", title.prefix(1).uppercased() + title.dropFirst())
        let forms = kind.forms.isEmpty ? [Method.Form.torch] : kind.forms
        if !kind.forms.isEmpty {
            let words = kind.forms.map { "`form=\($0.word)` (\($0.title))" }
            page.paragraph(
                "`method \(kind.word)`, in the forms \(words.joined(separator: ", ")); the first goes without saying."
            )
        } else {
            page.paragraph("`method \(kind.word)`.")
        }
        for (names, formula) in formulas(of: kind, forms) {
            let label = kind.forms.isEmpty ? "Update rule" : "Update rule, \(names.joined(separator: ", "))"
            if kind.forms.count > 1, formulas(of: kind, forms).count > 1 {
                page.paragraph(names.joined(separator: ", ") + ":")
            }
            page.formulas(label, formula)
        }
        page.table(
            "Settings of \(title)",
            ["Setting", "What it may be"] + (forms.count > 1 ? forms.map { "\($0.title)" } : ["Standard"]),
            kind.arguments.map { argument in
                ["`\(argument.word)`", "\(argument.bounds.words)"]
                    + forms.map { number(Method(kind, form: $0)[argument] ?? 0) }
            })
        page.source("\(kind.source)", "\(kind.link)")
    }

    /// The fewest digits that name it.
    private static func number(_ value: Double) -> String {
        var html = HTML()
        html.value(value)
        if html.bytes.suffix(2).elementsEqual(".0".utf8) { html.bytes.removeLast(2) }
        return String(decoding: html.bytes, as: UTF8.self)
    }

    /// The rules of a method's forms, those that have the same together.
    private static func formulas(of kind: Method.Kind, _ forms: [Method.Form]) -> [([String], [UInt8])] {
        guard let loss = example else { return [] }
        var found: [([String], [UInt8])] = []
        for form in forms {
            let method = Method(kind, form: form)
            let plan = Plan(loss: loss, start: [0], rate: 1, method: method, steps: 1)
            let formula = method == .descent ? Typeset.rule(of: loss) : MathUpdate.symbols(of: plan)
            if let known = found.firstIndex(where: { $0.1 == formula }) {
                found[known].0.append("\(form.title)")
            } else {
                found.append((["\(form.title)"], formula))
            }
        }
        return found
    }

    /// A loss of one parameter, so that the rules have something to speak of.
    private static var example: LossFunction? {
        let text = Array("L(w) = w^2".utf8)
        guard let definition = try? Definition.parse(text, in: 0..<text.count) else { return nil }
        return Scope.make(definitions: [], loss: definition).0.loss
    }
}

extension Schedule.Kind {
    fileprivate var meaning: String {
        switch self {
        case .step: "The rate is multiplied by `factor` after every `every` updates."
        case .exponential: "The rate is multiplied by `factor` after each update."
        case .cosine:
            "Half a wave from the rate down to 0 over `over` updates: half the rate times `1 + cos(π t/over)`, and 0 from there on."
        }
    }
}

extension Schedule.Argument {
    fileprivate var example: String {
        switch self {
        case .every: "10"
        case .factor: "0.5"
        case .over: "100"
        }
    }
}
