import Descent

/// Selectors in plain words: what `walk.loss[8]` means.
enum SelectorWords {
    /// What a check is bound to; the selector itself where there are no better words.
    static func meaning(of check: Check, _ labels: [String]) -> String {
        let label = labels[Int(check.label)]
        let bytes = Array(label.utf8)
        guard let selector = try? SelectorParser.parse(bytes) else { return label + place(check.row, labels) }
        switch selector {
        case .literal, .sum: return label
        case .arithmetic(let syntax, _): return "the value of \(Array(bytes[syntax.range]).text)"
        case .reference(let reference): return meaning(of: reference, bytes, check, labels)
        }
    }

    private static func meaning(of reference: Reference, _ bytes: [UInt8], _ check: Check, _ labels: [String])
        -> String
    {
        let run = "run `\(reference.block.text)`"
        func text(_ range: Range<Int>) -> String { "`\(Array(bytes[range]).text)`" }
        switch reference.tail {
        case .block: return run
        case .word(let name, let range):
            if name == "print" { return "a number that \(run) prints\(place(check.row, labels))" }
            if let verdict = Verdict(name) { return "that \(run) \(verdict.word)" }
            if case .none = check.row {
                return setting(name).map { "\($0) of \(run)" } ?? "\(text(range)) of \(run)"
            }
            return "\(text(range)) of \(run)\(place(check.row, labels))"
        case .part(let of, let part, _):
            return of == "from" ? "the start of `\(part)` in \(run)" : "the \(of)'s `\(part)` of \(run)"
        case .value(let syntax, _), .stretch(let syntax, _, _), .sequence(let syntax):
            return "\(text(syntax.range)) of \(run)\(place(check.row, labels))"
        case .trend(let syntax, let trend): return "that \(text(syntax.range)) of \(run) \(trend.words)"
        case .first(let condition): return "the first step of \(run) at which \(text(condition.range))"
        }
    }

    private static func setting(_ name: Name) -> String? {
        switch name {
        case "rate": "the learning rate"
        case "steps": "the number of steps"
        case "epochs": "the number of epochs"
        case "rows": "the number of data rows"
        case "batch": "the size of a batch"
        default: nil
        }
    }

    private static func place(_ row: Check.Row, _ labels: [String]) -> String {
        switch row {
        case .none: ""
        case .step(0): " at the start"
        case .step(let step): " after step \(step)"
        case .inputs(let inputs): " at \(labels[Int(inputs)])"
        }
    }
}
