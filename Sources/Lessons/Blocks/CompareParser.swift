import Descent
import Diagnostics

/// Reads what stands behind `compare` and `overlay`.
struct CompareParser {
    private let source: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: [UInt8]) { self.source = source }

    // MARK: - compare

    /// `rate 0.001, 0.1`, `method descent, momentum(0.9)`, `batch 1, 4, all`, `seed 1, 2`, `w 2.6, -2.6`
    mutating func comparison(in rest: Range<Int>) throws(ExpressionError) -> CompareStatement? {
        var words = Words(source, in: rest)
        guard let word = words.next(), let setting = setting(word) else { return nil }
        let parts = ArgumentList.split(source, in: words.rest)
        guard !words.rest.isEmpty, parts.count > 1 else {
            report(
                .syntax, at: rest, "a comparison of \(words.rest.isEmpty ? "no value" : "one value")",
                "write two or more: `\(Keyword.compare.form)`")
            return nil
        }
        guard parts.count <= CompareStatement.mostRuns else {
            report(
                .limit, at: rest, "a comparison of \(parts.count) runs",
                "no reader tells so many apart; compare up to \(CompareStatement.mostRuns)")
            return nil
        }
        var values: [CompareStatement.Value] = []
        for part in parts {
            guard let value = try value(part, of: setting, number: values.count + 1) else { return nil }
            if let first = values.first(where: { $0.name == value.name }) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateSetting, at: part, "'\(value.name.text)' is compared twice",
                        notes: [Note("the first one is here; keep one of them", at: first.range)]))
                return nil
            }
            values.append(value)
        }
        return CompareStatement(setting: setting, settingRange: word, values: values, range: rest)
    }

    private mutating func setting(_ word: Range<Int>) -> CompareStatement.Setting? {
        switch text(word) {
        case "rate": return .rate
        case "method": return .method
        case "batch": return .batch
        case "seed": return .seed
        default: break
        }
        let help =
            "a comparison goes over \(CompareStatement.Setting.words.joined(separator: ", ")) or a parameter's start"
        guard let name = Name(Array(source[word])) else {
            report(
                .syntax, at: word, "'\(text(word))' is no setting",
                "name it first, as in `\(Keyword.compare.form)`; \(help)")
            return nil
        }
        guard Keyword(rawValue: text(word)) == nil else {
            report(.badValue, at: word, "no comparison over `\(text(word))`", help)
            return nil
        }
        return .start(name)
    }

    private mutating func value(
        _ part: Range<Int>, of setting: CompareStatement.Setting, number: Int
    ) throws(ExpressionError) -> CompareStatement.Value? {
        guard !part.isEmpty else {
            report(
                .syntax, at: part.lowerBound - 1..<part.lowerBound, "a value is missing beside a comma",
                "write `\(Keyword.compare.form)`")
            return nil
        }
        let name = RunName(source[part]) ?? RunName(number: number)
        func value(_ meaning: CompareStatement.Value.Meaning) -> CompareStatement.Value {
            CompareStatement.Value(name: name, meaning: meaning, range: part)
        }
        switch setting {
        case .method:
            var parser = MethodParser(source)
            let method = try parser.method(in: part)
            diagnostics += parser.diagnostics
            return parser.diagnostics.isEmpty ? method.map { value(.method($0)) } : nil
        case .batch where text(part) == "all": return value(.allRows)
        case .batch:
            var words = Words(source, in: part)
            while let word = words.next() {
                guard text(word) == "shuffle" else { continue }
                report(
                    .syntax, at: word.lowerBound..<part.upperBound,
                    "an order of rows beside a number of them",
                    "it is the same for all: write `batch 4 shuffle seed 7`, and here the numbers alone")
                return nil
            }
            return value(.number(try Syntax.parse(source, in: part)))
        case .rate, .seed, .start: return value(.number(try Syntax.parse(source, in: part)))
        }
    }

    // MARK: - overlay

    /// `walk, by-hand/walk, compared(0.1)`
    mutating func overlay(in rest: Range<Int>) -> [Located<BlockReference>] {
        let parts = ArgumentList.split(source, in: rest)
        guard parts.count < CompareStatement.mostRuns else {
            report(
                .limit, at: rest, "\(parts.count) runs over one",
                "no reader tells so many apart; a chart shows up to \(CompareStatement.mostRuns) runs")
            return []
        }
        var references: [Located<BlockReference>] = []
        for part in parts {
            guard let reference = BlockReference(Array(source[part])) else {
                report(
                    .syntax, at: part.isEmpty ? rest : part, "'\(text(part))' names no run",
                    "write `\(Keyword.overlay.form)`, `lesson/NAME` or `NAME(0.1)`")
                continue
            }
            if let first = references.first(where: { $0.value == reference }) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateSetting, at: part, "'\(reference.text)' is laid over twice",
                        notes: [Note("the first one is here; keep one of them", at: first.range)]))
                continue
            }
            references.append(Located(reference, at: part))
        }
        return references
    }

    // MARK: - Messages

    private mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(rule, at: range, message, notes: [Note(help)]))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}

extension BlockParser {
    mutating func readCompare(_ rest: Range<Int>) throws(ExpressionError) {
        var parser = CompareParser(source)
        defer { add(parser.diagnostics) }
        block.settings.compare = try parser.comparison(in: rest)
    }

    mutating func readOverlay(_ rest: Range<Int>) {
        var parser = CompareParser(source)
        block.overlay = parser.overlay(in: rest)
        add(parser.diagnostics)
    }

    /// Reports a setting that the block both gives and compares. A shuffle is given beside the sizes that are compared.
    mutating func checkComparison() {
        guard let compare = block.settings.compare else { return }
        var given: Range<Int>?
        switch compare.setting {
        case .rate: given = block.settings.rate.flatMap { _ in statement(.rate) }
        case .method: given = block.settings.method.flatMap { _ in statement(.method) }
        case .batch:
            given = block.settings.batch.flatMap { $0.seed == nil ? statement(.batch) : nil }
        case .seed: break
        case .start(let name):
            given = block.settings.starts.first { $0.parameter == name }?.range
        }
        guard let given else { return }
        add([
            Diagnostic(
                .duplicateSetting, at: compare.settingRange,
                "`\(compare.setting.word)` is compared, and given besides",
                notes: [Note("it is given here; each run takes its own, so remove this", at: given)])
        ])
    }
}
