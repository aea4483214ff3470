import Descent
import Diagnostics

/// Reads what stands behind `method` and `schedule`: a name, and its settings in brackets.
///
/// The first setting may stand without its name, and without the brackets where it is the only one.
struct MethodParser {
    private let source: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: [UInt8]) { self.source = source }

    mutating func method(in rest: Range<Int>) throws(ExpressionError) -> MethodStatement? {
        let kinds = Method.Kind.allCases
        guard let call = call(in: rest, "method", kinds.map { "\($0.word)" }),
            let kind = kinds.first(where: { "\($0.word)" == text(call.name) })
        else { return nil }
        // Descent has no setting of its own, and a lone number behind it would hardly mean a weight decay.
        let first = kind.arguments.first.flatMap { $0 == .weightDecay ? nil : $0 }
        var form: Method.Form?
        let owner = Owner(
            word: text(call.name), first: first, arguments: kind.arguments.map { ("\($0.word)", $0) },
            extra: kind.forms.isEmpty ? [] : [Self.form])
        let values = try settings(call, owner) { parser, range in
            form = parser.form(at: range, of: kind)
        }
        return MethodStatement(kind: kind, form: form, values: values, range: rest)
    }

    mutating func schedule(in rest: Range<Int>) throws(ExpressionError) -> ScheduleStatement? {
        let kinds = Schedule.Kind.allCases
        guard let call = call(in: rest, "schedule", kinds.map { "\($0.word)" }),
            let kind = kinds.first(where: { "\($0.word)" == text(call.name) })
        else { return nil }
        let owner = Owner(
            word: text(call.name), first: kind.arguments.first,
            arguments: kind.arguments.map { ("\($0.word)", $0) }, extra: [])
        let values = try settings(call, owner) { _, _ in }
        let absent = kind.arguments.filter { argument in !values.contains { $0.argument == argument } }
        if !absent.isEmpty, diagnostics.isEmpty {
            let whole = kind.arguments.map { "\($0.word)=\($0 == .factor ? "0.5" : "10")" }
            report(
                .missingSetting, at: rest,
                "`\(kind.word)` without \(absent.map { "`\($0.word)`" }.joined(separator: " and "))",
                "write `schedule \(kind.word)(\(whole.joined(separator: ", ")))`")
        }
        return ScheduleStatement(kind: kind, values: values, range: rest)
    }

    // MARK: - Names

    /// The word before the form of a method.
    private static let form = "form"

    private struct Call {
        let name: Range<Int>
        /// The settings between commas; a single empty one where the brackets hold nothing.
        let arguments: [Range<Int>]
    }

    /// What takes the settings, and which.
    private struct Owner<Argument> {
        let word: String
        let first: Argument?
        let arguments: [(word: String, argument: Argument)]
        let extra: [String]

        var words: [String] { arguments.map(\.word) + extra }
    }

    private mutating func call(in rest: Range<Int>, _ keyword: String, _ known: [String]) -> Call? {
        let nameEnd = Name.parse(source, at: rest.lowerBound, limit: rest.upperBound)?.end ?? rest.upperBound
        let name = rest.lowerBound..<nameEnd
        guard known.contains(text(name)) else {
            report(
                .unknownKeyword, at: name, "unknown \(keyword) '\(text(name))'",
                suggestion(for: text(name), among: known)
                    ?? "the \(keyword)s are \(known.joined(separator: ", "))")
            return nil
        }
        let behind = Words.trimmed(nameEnd..<rest.upperBound, in: source)
        guard !behind.isEmpty else { return Call(name: name, arguments: []) }
        guard let closing = bracketed(behind) else {
            // A value alone: `momentum 0.9`.
            return Call(name: name, arguments: ArgumentList.split(source, in: behind))
        }
        guard closing == behind.upperBound - 1 else {
            report(
                .syntax, at: closing + 1..<behind.upperBound,
                "'\(text(closing + 1..<behind.upperBound))' after the settings",
                "all settings stand in one pair of brackets")
            return nil
        }
        return Call(
            name: name, arguments: ArgumentList.split(source, in: behind.lowerBound + 1..<closing))
    }

    /// Where the bracket that opens a range closes; nil where none opens it, or where it stays open.
    private func bracketed(_ range: Range<Int>) -> Int? {
        guard source[range.lowerBound] == UInt8(ascii: "(") else { return nil }
        var depth = 0
        for index in range {
            if source[index] == UInt8(ascii: "(") { depth += 1 }
            if source[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    // MARK: - Settings

    private mutating func settings<Argument: Sendable & Equatable>(
        _ call: Call, _ owner: Owner<Argument>, _ readForm: (inout MethodParser, Range<Int>) -> Void
    ) throws(ExpressionError) -> [SettingValue<Argument>] {
        var values: [SettingValue<Argument>] = []
        var seen: [(word: String, range: Range<Int>)] = []
        for (place, part) in call.arguments.enumerated() {
            guard !part.isEmpty else {
                report(
                    .syntax, at: call.name, "a setting of `\(owner.word)` is missing between its commas",
                    usage(owner))
                continue
            }
            guard let (word, valueRange, argument) = setting(part, place, owner) else { continue }
            if let first = seen.first(where: { $0.word == word }) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateSetting, at: part, "`\(word)` is given twice",
                        notes: [Note("the first one is here; keep one of them", at: first.range)]))
                continue
            }
            seen.append((word, part))
            if let argument {
                values.append(
                    SettingValue(argument: argument, value: try Syntax.parse(source, in: valueRange)))
            } else {
                readForm(&self, valueRange)
            }
        }
        return values
    }

    /// The setting's word, where its value stands, and what it is; nil for the form.
    private mutating func setting<Argument>(
        _ part: Range<Int>, _ place: Int, _ owner: Owner<Argument>
    ) -> (String, Range<Int>, Argument?)? {
        guard let (key, value) = ArgumentList.pair(source, in: part) else {
            guard place == 0, let first = owner.first,
                let word = owner.arguments.first?.word
            else {
                report(.syntax, at: part, "'\(text(part))' without the setting's name", usage(owner))
                return nil
            }
            return (word, part, first)
        }
        let word = text(key)
        guard !value.isEmpty else {
            report(.syntax, at: part, "`\(word)` without a value", usage(owner))
            return nil
        }
        if owner.extra.contains(word) { return (word, value, nil) }
        guard let known = owner.arguments.first(where: { $0.word == word }) else {
            report(
                .unknownKeyword, at: key, "`\(owner.word)` has no setting '\(word)'",
                suggestion(for: word, among: owner.words)
                    ?? "its settings are \(owner.words.joined(separator: ", "))")
            return nil
        }
        return (word, value, known.argument)
    }

    private func usage<Argument>(_ owner: Owner<Argument>) -> String {
        let word = owner.words.first ?? Self.form
        return "write settings with their names, as in `\(owner.word)(\(word)=0.9)`"
    }

    private mutating func form(at range: Range<Int>, of kind: Method.Kind) -> Method.Form? {
        let known = kind.forms.map { "\($0.word)" }
        if let form = kind.forms.first(where: { "\($0.word)" == text(range) }) { return form }
        report(
            .unknownKeyword, at: range, "`\(kind.word)` has no form '\(text(range))'",
            suggestion(for: text(range), among: known) ?? "its forms are \(known.joined(separator: ", "))")
        return nil
    }

    private mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(rule, at: range, message, notes: [Note(help)]))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
