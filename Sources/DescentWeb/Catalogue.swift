#if !hasFeature(Embedded)
    import Descent
#endif

/// What the page may offer, from the engine's own definitions: a line for each thing, its first field says what.
///
///     method   NAME TITLE
///     form     NAME TITLE                            of the method above, the one that goes without saying first
///     setting  NAME PLACE LOWER UPPER WORDS DEFAULT… of the method above, a default for each of its forms
///     schedule NAME
///     value    NAME PLACE LOWER UPPER WORDS          of the schedule above
///     verdict  NAME
///
/// Methods, schedules and verdicts stand in the order of their numbers. PLACE is where the value stands in ``Desk/run()``'s numbers.
enum Catalogue {
    static var text: [UInt8] {
        var lines = Lines()
        for kind in Method.Kind.allCases { write(kind, to: &lines) }
        for kind in Schedule.Kind.allCases {
            lines.field("schedule")
            lines.field(kind.word)
            lines.endLine()
            for argument in kind.arguments {
                lines.field("value")
                lines.field(argument.word)
                lines.field(RunRequest.place(of: argument))
                write(argument.bounds, to: &lines)
                lines.endLine()
            }
        }
        for verdict in Verdict.allCases {
            lines.field("verdict")
            lines.field(verdict.word)
            lines.endLine()
        }
        return lines.text
    }

    private static func write(_ kind: Method.Kind, to lines: inout Lines) {
        lines.field("method")
        lines.field(kind.word)
        lines.field(kind.title)
        lines.endLine()
        for form in kind.forms {
            lines.field("form")
            lines.field(form.word)
            lines.field(form.title)
            lines.field(Int(form.rawValue))
            lines.endLine()
        }
        let forms = kind.forms.isEmpty ? [Method.descent.form] : kind.forms
        for argument in kind.arguments {
            lines.field("setting")
            lines.field(argument.word)
            lines.field(RunRequest.place(of: argument))
            write(argument.bounds, to: &lines)
            for form in forms { lines.field(Method(kind, form: form)[argument] ?? 0) }
            lines.endLine()
        }
    }

    private static func write(_ bounds: Bounds, to lines: inout Lines) {
        lines.field(bounds.range.lowerBound)
        lines.field(bounds.range.upperBound)
        lines.field(bounds.words)
    }
}
