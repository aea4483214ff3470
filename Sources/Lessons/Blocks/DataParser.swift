import Descent
import Diagnostics

/// Reads the statements about data: `data`, `batch` and random starts.
struct DataParser {
    private let source: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: [UInt8]) {
        self.source = source
    }

    // MARK: - data

    /// What stands behind `data`: a file, or the names of columns whose rows follow.
    enum Head {
        case file(DataStatement)
        case columns(DataRows)
    }

    /// - Parameter lesson: the path of the lesson, beside which a file lies.
    mutating func head(_ rest: Range<Int>, lesson: String) -> Head? {
        let quote = UInt8(ascii: "\"")
        if source[rest.lowerBound] == quote {
            guard rest.count > 2, source[rest.upperBound - 1] == quote else {
                report(
                    .syntax, at: rest, "a file's name without its second quote", "write `data \"file.csv\"`")
                return nil
            }
            let written = text(rest.lowerBound + 1..<rest.upperBound - 1)
            return .file(.file(written, path: LinkChecker.resolve(Array(written.utf8)[...], from: lesson)))
        }
        let cells = ArgumentList.cells(source, in: rest)
        let help = "write `data x, y` with a name for each column, or `data \"file.csv\"`"
        switch DataRows.names(cells, of: source, separatorHelp: help) {
        case .success(let names): return .columns(DataRows(names: names))
        case .failure(let error):
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    /// Whether a line that opens with no keyword was meant for a row: it holds commas, or begins as a number does.
    func looksLikeRow(_ line: Range<Int>) -> Bool {
        DataCell.begins(source, in: line) || source[line].contains(UInt8(ascii: ","))
    }

    // MARK: - batch

    /// `all`, `4`, `4 shuffle seed 7`
    mutating func batch(_ rest: Range<Int>) throws(ExpressionError) -> BatchStatement? {
        if text(rest) == "all" { return BatchStatement(range: rest) }
        var words = Words(source, in: rest)
        var sizeEnd = rest.upperBound
        var shuffle: Range<Int>?
        while let word = words.next() {
            guard text(word) == "shuffle" else { continue }
            sizeEnd = word.lowerBound
            shuffle = word
            break
        }
        let size = Words.trimmed(rest.lowerBound..<sizeEnd, in: source)
        guard let shuffle else {
            return BatchStatement(size: try Syntax.parse(source, in: size), range: rest)
        }
        guard !size.isEmpty, text(size) != "all" else {
            report(
                .syntax, at: rest, "a shuffle without a number of rows",
                "write `batch 4 shuffle seed 7`; all rows at once have no order")
            return nil
        }
        guard let word = words.next(), text(word) == "seed", !words.rest.isEmpty else {
            report(
                .syntax, at: shuffle, "a shuffle without its seed",
                "write `batch 4 shuffle seed 7`, so that everyone gets the same order")
            return nil
        }
        return BatchStatement(
            size: try Syntax.parse(source, in: size), seed: try Syntax.parse(source, in: words.rest),
            range: rest)
    }

    // MARK: - Starts

    /// A constant, or `normal(seed=7, scale=0.1)`.
    mutating func start(_ range: Range<Int>) throws(ExpressionError) -> StartValue? {
        let range = Words.trimmed(range, in: source)
        guard let (name, nameEnd) = Name.parse(source, at: range.lowerBound, limit: range.upperBound),
            name == "normal",
            let open = Words.skip(UInt8(ascii: "("), in: source, from: nameEnd, to: range.upperBound)
        else { return .constant(try Syntax.parse(source, in: range)) }
        let form = "write `normal(seed=7)`, or `normal(seed=7, scale=0.1)`"
        guard source[range.upperBound - 1] == UInt8(ascii: ")") else {
            report(.syntax, at: range, "'\(text(range))' is no random start", form)
            return nil
        }
        var values: [String: Syntax] = [:]
        for part in ArgumentList.split(source, in: open..<range.upperBound - 1) {
            guard let (key, value) = ArgumentList.pair(source, in: part), !value.isEmpty,
                ["seed", "scale"].contains(text(key))
            else {
                report(
                    .syntax, at: part.isEmpty ? range : part,
                    "'\(text(part))' is nothing that `normal` takes",
                    form)
                return nil
            }
            guard values[text(key)] == nil else {
                report(.duplicateSetting, at: key, "`\(text(key))` is given twice", "keep one of them")
                return nil
            }
            values[text(key)] = try Syntax.parse(source, in: value)
        }
        guard let seed = values["seed"] else {
            report(.syntax, at: range, "a random start without its seed", form)
            return nil
        }
        return .normal(seed: seed, scale: values["scale"], range: range)
    }

    private mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(rule, at: range, message, notes: [Note(help)]))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
