import Descent
import Diagnostics
import Markup

/// Reads the statements of one `gd` block, one a line; every line is read, whatever is wrong with the others.
struct BlockParser {
    let source: [UInt8]
    var block: Block
    private(set) var diagnostics: [Diagnostic] = []
    /// The statements that stand once, in order.
    private var seen: [(keyword: Keyword, range: Range<Int>)] = []
    private let path: String
    /// The rows below a `data` statement, as long as they go on.
    private var rows: DataRows?
    /// Whether rows go on below a `data` statement that could not be read, so that nobody knows their columns.
    private var skipsRows = false

    /// - Parameter number: the index of the fence in the outline.
    init(fence number: Int, in outline: Outline, of file: SourceFile) {
        source = file.bytes
        path = file.path
        let fence = outline.fences[number]
        block = Block(fence: number, opening: fence.opening)
        readName(of: fence)
        guard fence.isClosed else {
            // That is reported, and what it swallowed is no statement.
            block.hasErrors = true
            return
        }
        for line in outline.fenceLines[fence.lines] { read(line: line) }
        endRows()
        checkOrder()
        checkComparison()
        block.hasErrors = !diagnostics.isEmpty
    }

    // MARK: - The opening line

    private mutating func readName(of fence: Fence) {
        var words = Words(source, in: fence.infoSpan)
        _ = words.next()
        guard let word = words.next() else { return }
        guard let name = Name(Array(source[word])) else {
            return report(
                .syntax, at: word, "'\(text(word))' is no name for a block",
                "a name is a letter, then letters, digits or `_`: no hyphens")
        }
        block.name = name
        if let more = words.next() {
            report(
                .syntax, at: more, "'\(text(more))' after the block's name",
                "the opening line is `gd` and one name")
        }
    }

    // MARK: - Statements

    private mutating func read(line: Range<Int>) {
        var words = Words(source, in: line)
        guard let word = words.next() else { return }
        let first = source[word.lowerBound]
        guard first != UInt8(ascii: "#"), first != UInt8(ascii: "|") else { return }
        guard let keyword = Keyword(rawValue: text(word)) else { return readRow(words.trimmed(line), word) }
        endRows()
        let statement = words.trimmed(line)
        if !keyword.isRepeatable {
            if let first = seen.first(where: { $0.keyword == keyword }) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateSetting, at: statement, "`\(keyword.rawValue)` is given twice",
                        notes: [Note("the first one is here; keep one of them", at: first.range)]))
                return
            }
            seen.append((keyword, statement))
        }
        guard !words.rest.isEmpty else {
            return report(
                .syntax, at: statement, "`\(keyword.rawValue)` without a value", "write `\(keyword.form)`")
        }
        read(keyword, words.rest)
    }

    private mutating func read(_ keyword: Keyword, _ rest: Range<Int>) {
        do throws(ExpressionError) {
            switch keyword {
            case .like: readLike(rest)
            case .constant: block.settings.definitions.append(try Definition.parse(source, in: rest))
            case .minimize: try readLoss(rest)
            case .from: try readStarts(rest)
            case .rate: block.settings.rate = try Syntax.parse(source, in: rest)
            case .steps: block.settings.steps = try Syntax.parse(source, in: rest)
            case .stop: try readStop(rest)
            case .epochs: block.settings.epochs = try Syntax.parse(source, in: rest)
            case .data: readData(rest)
            case .batch: try readBatch(rest)
            case .expect: readExpectation(rest)
            case .print: readPrint(rest)
            case .show: readShow(rest)
            case .caption: readCaption(rest)
            case .method: try readMethod(rest)
            case .schedule: try readSchedule(rest)
            case .fragile: try readFragile(rest)
            case .compare: try readCompare(rest)
            case .overlay: readOverlay(rest)
            }
        } catch {
            diagnostics.append(Wording(source).diagnostic(error))
        }
    }

    private mutating func readLike(_ rest: Range<Int>) {
        var words = Words(source, in: rest)
        guard let word = words.next(), words.next() == nil,
            let reference = BlockReference(Array(source[word]))
        else {
            return report(
                .syntax, at: rest, "`like` names one block",
                "write `like walk`, or `like lesson/walk` for another lesson's")
        }
        guard reference.run == nil else {
            return report(
                .syntax, at: word, "`like` names a block, not one of its runs",
                "write `like \(reference.ofBlock.text)`, and below it the setting of that run")
        }
        block.settings.like = Located(reference, at: word)
    }

    private mutating func readLoss(_ rest: Range<Int>) throws(ExpressionError) {
        let loss = try Definition.parse(source, in: rest)
        guard loss.parameters != nil else {
            return report(
                .syntax, at: loss.nameRange, "the loss '\(loss.name)' has no parameters",
                "name them: `\(Keyword.minimize.form)`")
        }
        block.settings.loss = loss
    }

    private mutating func readStarts(_ rest: Range<Int>) throws(ExpressionError) {
        for part in ArgumentList.split(source, in: rest) {
            guard let (name, nameEnd) = Name.parse(source, at: part.lowerBound, limit: part.upperBound),
                let equals = Words.skip(UInt8(ascii: "="), in: source, from: nameEnd, to: part.upperBound)
            else {
                report(
                    .syntax, at: part, "'\(text(part))' is no start",
                    "write `\(Keyword.from.form)`, with a comma between parameters")
                continue
            }
            let nameRange = part.lowerBound..<nameEnd
            if let first = block.settings.starts.first(where: { $0.parameter == name }) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateSetting, at: nameRange, "'\(name)' starts twice",
                        notes: [Note("the first one is here", at: first.range)]))
                continue
            }
            var parser = DataParser(source)
            defer { diagnostics += parser.diagnostics }
            guard let value = try parser.start(equals..<part.upperBound) else { continue }
            block.settings.starts.append(Settings.Start(parameter: name, value: value, range: nameRange))
        }
        block.settings.fromRange = rest
    }

    // MARK: - Data

    private mutating func readData(_ rest: Range<Int>) {
        var parser = DataParser(source)
        switch parser.head(rest, lesson: path) {
        case .file(let statement): block.settings.data = Located(statement, at: rest)
        case .columns(let rows):
            block.settings.data = Located(.rows(nil), at: rest)
            self.rows = rows
        case nil:
            block.settings.data = Located(.rows(nil), at: rest)
            skipsRows = true
        }
        diagnostics += parser.diagnostics
    }

    /// A line that opens with no keyword: a row where rows go on, else a mistake.
    private mutating func readRow(_ line: Range<Int>, _ word: Range<Int>) {
        guard DataParser(source).looksLikeRow(line), rows != nil || skipsRows else {
            endRows()
            return reportUnknown(word)
        }
        rows?.add(line, of: source)
    }

    /// The rows are over: another statement follows, or the block ends.
    private mutating func endRows() {
        skipsRows = false
        guard let rows, let statement = block.settings.data else { return }
        self.rows = nil
        diagnostics += rows.allDiagnostics
        if rows.isEmpty {
            report(
                .missingSetting, at: statement.range, "data without rows: its columns have no number",
                "write the rows below it, one a line, or `data \"file.csv\"`")
        }
        let table = rows.allDiagnostics.isEmpty && !rows.isEmpty ? rows.table : rows.placeholder
        block.settings.data = Located(.rows(table), at: statement.range)
    }

    private mutating func readBatch(_ rest: Range<Int>) throws(ExpressionError) {
        var parser = DataParser(source)
        defer { diagnostics += parser.diagnostics }
        block.settings.batch = try parser.batch(rest)
    }

    private mutating func readStop(_ rest: Range<Int>) throws(ExpressionError) {
        var words = Words(source, in: rest)
        guard let word = words.next(), text(word) == "when", !words.rest.isEmpty else {
            return report(.syntax, at: rest, "`stop` without `when`", "write `stop when abs(slope) < 1e-6`")
        }
        block.settings.stop = try Syntax.parse(source, in: words.rest)
    }

    private mutating func readExpectation(_ rest: Range<Int>) {
        let known = Verdict.allCases.map { "\($0.word)" }
        guard let name = Name(Array(source[rest])), let verdict = Verdict(name) else {
            return report(
                .syntax, at: rest, "'\(text(rest))' is no verdict",
                suggestion(for: text(rest), among: known)
                    ?? "the verdicts are \(known.joined(separator: ", "))")
        }
        block.expectation = Located(verdict, at: rest)
    }

    private mutating func readMethod(_ rest: Range<Int>) throws(ExpressionError) {
        var parser = MethodParser(source)
        defer { diagnostics += parser.diagnostics }
        block.settings.method = try parser.method(in: rest)
    }

    private mutating func readSchedule(_ rest: Range<Int>) throws(ExpressionError) {
        var parser = MethodParser(source)
        defer { diagnostics += parser.diagnostics }
        block.settings.schedule = try parser.schedule(in: rest)
    }

    private mutating func readPrint(_ rest: Range<Int>) {
        guard let quoted = quoted(rest) else { return }
        var parser = PrintLineParser(source, in: quoted)
        block.settings.print = parser.line()
        diagnostics += parser.diagnostics
    }

    private mutating func readCaption(_ rest: Range<Int>) {
        guard let quoted = quoted(rest) else { return }
        block.caption = Located(Array(source[quoted]), at: quoted)
    }

    private mutating func readShow(_ rest: Range<Int>) {
        var parser = ShowParser(source)
        block.show = parser.items(in: rest)
        diagnostics += parser.diagnostics
    }

    // MARK: - Pieces

    /// The range between straight quotes.
    mutating func quoted(_ rest: Range<Int>) -> Range<Int>? {
        let quote = UInt8(ascii: "\"")
        guard rest.count >= 2, source[rest.lowerBound] == quote, source[rest.upperBound - 1] == quote else {
            report(.syntax, at: rest, "text without its quotes", "put it between straight quotes: \"…\"")
            return nil
        }
        return rest.lowerBound + 1..<rest.upperBound - 1
    }

    /// `like` comes first, since what follows overrides it.
    private mutating func checkOrder() {
        guard let like = seen.first(where: { $0.keyword == .like })?.range else { return }
        let earlier = seen.map(\.range.lowerBound).min() ?? like.lowerBound
        let definitions = block.settings.definitions.map(\.range.lowerBound).min() ?? like.lowerBound
        if min(earlier, definitions) < like.lowerBound {
            report(
                .syntax, at: like, "`like` after other statements",
                "put it first: what follows overrides what it brings")
        }
    }

    private mutating func reportUnknown(_ word: Range<Int>) {
        if DataCell.begins(source, in: word) {
            return report(
                .syntax, at: word, "a row of numbers that belongs to nothing",
                "rows stand right below their `\(Keyword.data.form)`")
        }
        let keywords = Keyword.allCases.map(\.rawValue)
        report(
            .unknownKeyword, at: word, "unknown keyword '\(text(word))'",
            suggestion(for: text(word), among: keywords)
                ?? "a statement opens with one of \(keywords.joined(separator: ", "))")
    }

    /// Where a statement that stands once begins and ends.
    func statement(_ keyword: Keyword) -> Range<Int>? { seen.first { $0.keyword == keyword }?.range }

    mutating func add(_ more: [Diagnostic]) { diagnostics += more }

    mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(rule, at: range, message, notes: [Note(help)]))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}

extension BlockReference {
    /// Reads `NAME` or `lesson/NAME`, either with a run's name in brackets behind it.
    package init?(_ bytes: [UInt8]) {
        var bytes = bytes[...]
        if bytes.last == UInt8(ascii: ")"), let open = bytes.firstIndex(of: UInt8(ascii: "(")) {
            guard let run = RunName(bytes[(open + 1)...].dropLast()) else { return nil }
            self.run = run
            bytes = bytes[..<open]
        }
        let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
        guard let name = Name(Array(bytes[(slash.map { $0 + 1 } ?? 0)...])) else { return nil }
        self.name = name
        if let slash {
            guard slash > 0 else { return nil }
            lesson = String(decoding: bytes[..<slash], as: UTF8.self)
        }
    }
}
