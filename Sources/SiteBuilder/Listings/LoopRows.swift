import Descent
import Lessons

/// What a listing calls the data's columns and the rows that it computes over.
struct RowNames {
    /// The columns that the run uses, with their numbers.
    let columns: [(name: Name, index: Int, text: String)]
    /// The numbers of all rows.
    let all: String
    /// Those of the batch in hand; the same as `all` where every batch is all rows.
    let batch: String
    /// What a function over some rows calls them; empty where every batch is all rows.
    let given: String
    /// One of them.
    let row: String
    let mean: String
    let total: String
    /// The first row of a batch, the order of an epoch, the generator and what it is asked for.
    let start: String
    let order: String
    let bits: String
    let randomBits: String
    let below: String
    let shuffled: String

    init(_ names: inout CodeNames, columns used: [(name: Name, index: Int)], hasBatches: Bool) {
        columns = used.map { ($0.name, $0.index, names.text(for: $0.name)) }
        all = hasBatches ? names.local("all", "rows") : names.local("rows")
        batch = hasBatches ? names.local("batch") : all
        given = hasBatches ? names.local("rows") : ""
        row = names.local("row")
        mean = names.local("average")
        total = names.local("total")
        start = names.local("start")
        order = names.local("order")
        bits = names.local("bits")
        randomBits = names.local("random", "bits")
        below = names.local("below")
        shuffled = names.local("shuffled")
    }

    /// All rows, where they have to be told from a batch; else empty.
    func all(ofBatches hasBatches: Bool) -> String { hasBatches ? all : "" }
}

/// The data in a listing: its columns, and which rows an update looks at.
extension LoopProgram {
    var updatesPerEpoch: Int { plan.updatesPerEpoch }

    /// Columns as lists of numbers, the numbers of the rows, and a generator where they are shuffled.
    mutating func writeData() {
        guard let rows, let data = loss.data else { return }
        let language = language
        for column in rows.columns {
            body.line { code in
                code.declare(isVariable: false, language)
                code.plain("\(column.text) = ")
                code.list(of: data.column(column.index), language)
                code.end(language)
            }
        }
        let count = "\(data.count)"
        switch language {
        case .swift: write("let \(rows.all) = 0..<\(count)")
        case .python, .pytorch: write("\(rows.all) = range(\(count))")
        case .javascript: write("const \(rows.all) = [...Array(\(count)).keys()];")
        }
        guard updatesPerEpoch > 1, case .shuffled(_, let seed) = plan.batch else { return }
        switch language {
        case .swift:
            write("var \(rows.bits) = RandomBits(state: \(seed))")
            write("var \(rows.order) = Array(\(rows.all))")
        case .python, .pytorch: write("\(rows.bits) = \(rows.randomBits)(\(seed))")
        case .javascript:
            write("const \(rows.bits) = \(rows.randomBits)(\(seed)n);")
            write("let \(rows.order) = \(rows.all);")
        }
    }

    /// The rows of the update in hand, at the top of the loop.
    mutating func writeBatch() {
        guard let rows, let data = loss.data, updatesPerEpoch > 1, let size = plan.batch.size else { return }
        // An update's number from 0: the loop counts from 1 where it prints after the update.
        let step = line.looksAhead ? "step" : "(step - 1)"
        let place = "\(step) % \(updatesPerEpoch)"
        let end = data.count % size == 0 ? "" : data.count.description
        if case .shuffled = plan.batch {
            switch language {
            case .swift:
                write("if \(place) == 0 { \(rows.order) = \(rows.bits).shuffled(\(data.count)) }")
            case .python, .pytorch:
                write("if \(place) == 0: \(rows.order) = \(rows.shuffled)(\(data.count), \(rows.bits))")
            case .javascript:
                write(
                    "if (\(place) === 0) { \(rows.order) = \(rows.shuffled)(\(data.count), \(rows.bits)); }")
            }
        }
        let last = "\(rows.start) + \(size)"
        let limit = end.isEmpty ? last : "min(\(last), \(end))"
        let isShuffled = if case .shuffled = plan.batch { true } else { false }
        switch language {
        case .swift:
            write("let \(rows.start) = \(place) * \(size)")
            let range = "\(rows.start)..<\(limit)"
            write("let \(rows.batch) = \(isShuffled ? "\(rows.order)[\(range)]" : range)")
        case .javascript:
            // Beyond its end a list has nothing to slice.
            write("const \(rows.start) = \(place) * \(size);")
            let source = isShuffled ? rows.order : rows.all
            write("const \(rows.batch) = \(source).slice(\(rows.start), \(last));")
        case .pytorch:
            write("\(rows.start) = \(place) * \(size)")
            write(
                "\(rows.batch) = "
                    + (isShuffled ? "\(rows.order)[\(rows.start):\(last)]" : "slice(\(rows.start), \(last))"))
        case .python:
            write("\(rows.start) = \(place) * \(size)")
            write(
                isShuffled
                    ? "\(rows.batch) = \(rows.order)[\(rows.start):\(last)]"
                    : "\(rows.batch) = range(\(rows.start), \(limit))")
        }
    }

    private mutating func write(_ text: String) {
        let language = language
        body.line { $0.source(text, language) }
    }

    /// The rows that a formula of the run is over: the slopes look at the batch, all else at all rows.
    func rowNames(for expression: Expression) -> (names: RowNames, rows: String)? {
        guard let rows else { return nil }
        // In PyTorch what is not a function's is over all rows at once.
        guard language != .pytorch else { return (rows, "") }
        return (rows, loss.gradient.contains(expression) ? rows.batch : rows.all)
    }

    /// The epoch of the step in hand; the step itself where every update is an epoch.
    var epochText: String {
        guard updatesPerEpoch > 1 else { return "step" }
        return switch language {
        case .swift: "(step / \(updatesPerEpoch))"
        case .python, .pytorch: "(step // \(updatesPerEpoch))"
        case .javascript: "Math.floor(step / \(updatesPerEpoch))"
        }
    }

    /// The functions that a listing with data defines for itself.
    func dataFunctions(_ needs: CodeExpression.Needs) -> [String] {
        guard let rows else { return [] }
        var functions: [String] = []
        if needs.contains(.total) || needs.contains(.mean) {
            functions.append(DataFunctions.total(rows, language))
        }
        if needs.contains(.mean) { functions.append(DataFunctions.mean(rows, language)) }
        if case .shuffled = plan.batch, updatesPerEpoch > 1 {
            functions.append(DataFunctions.shuffle(rows, language))
        }
        return functions
    }
}
