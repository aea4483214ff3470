import Descent
import Diagnostics

/// The data of a block, its batches, and starts at random.
extension BlockBinder {
    /// What is known of a block's data.
    enum BoundData {
        case none
        case table(DataTable)
        /// It has errors, which are reported, and nothing can be said about what uses it.
        case broken
    }

    /// Whole numbers that a double tells apart, as seeds.
    private static let seedLimit = 9_007_199_254_740_992.0

    /// Reads the file, where there is one; a table with errors in its rows stands in for what uses its columns.
    mutating func data() -> BoundData {
        guard let statement = settings.data else { return .none }
        switch statement.value {
        case .rows(let table): return table.map { .table($0) } ?? .broken
        case .file(let written, let path):
            return file(
                written, path, at: statement.range, isOwn: block.settings.data != nil)
        }
    }

    private mutating func file(
        _ written: String, _ path: String?, at range: Range<Int>, isOwn: Bool
    ) -> BoundData {
        guard let path else {
            report(
                .brokenLink, at: range, isOwn: isOwn, "'\(written)' leads out of the course",
                "a data file lies beside the lesson, within content/")
            return .broken
        }
        guard path.hasSuffix(DataFile.suffix) else {
            report(
                .brokenLink, at: range, isOwn: isOwn, "'\(written)' is no data file",
                "its name ends in \(DataFile.suffix)")
            return .broken
        }
        guard let file = course.dataFile(at: path) else {
            let isThere = course.exists(path)
            report(
                isThere ? .limit : .brokenLink, at: range, isOwn: isOwn,
                isThere ? "'\(path)' is too large to be read" : "there is no file '\(path)'",
                isThere ? "keep fewer rows or columns" : "a data file lies beside the lesson, in content/")
            return .broken
        }
        addPlaced(file.diagnostics)
        return file.table.map { .table($0) } ?? .broken
    }

    // MARK: - Batches

    /// Which rows each update looks at; nil where that cannot be said, which is reported.
    mutating func batch(_ scope: Scope) -> Batch? {
        guard let statement = settings.batch else { return .all }
        let isOwn = block.settings.batch != nil
        guard let data = scope.data, scope.loss?.needsData ?? true else {
            report(
                .missingSetting, at: statement.range, isOwn: isOwn,
                scope.data == nil ? "batches without data" : "batches, but the loss is over no data",
                scope.data == nil
                    ? "add `\(Keyword.data.form)` and rows below it"
                    : "put what is computed for each row into `mean(…)` or `sum(…)`")
            return nil
        }
        guard let syntax = statement.size else { return .all }
        guard let size = constant(syntax, scope, isOwn: isOwn) else { return nil }
        guard size >= 1, size == size.rounded(.towardZero) else {
            report(
                .badValue, at: syntax.range, isOwn: isOwn, "a batch of \(Shortest.text(size)) rows",
                "its size is a whole number from 1, or `all`")
            return nil
        }
        guard size <= Double(data.count) else {
            report(
                .badValue, at: syntax.range, isOwn: isOwn,
                "a batch of \(Shortest.text(size)) rows, and the data has \(data.count)",
                "write `batch all`, or a size up to \(data.count)")
            return nil
        }
        guard let seedSyntax = statement.seed else { return .inOrder(Int(size)) }
        return seed(seedSyntax, scope, isOwn: isOwn).map { .shuffled(Int(size), seed: $0) }
    }

    private mutating func seed(_ syntax: Syntax, _ scope: Scope, isOwn: Bool) -> UInt64? {
        guard let seed = constant(syntax, scope, isOwn: isOwn) else { return nil }
        guard seed >= 0, seed <= Self.seedLimit, seed == seed.rounded(.towardZero) else {
            report(
                .badValue, at: syntax.range, isOwn: isOwn, "a seed of \(Shortest.text(seed))",
                "it is a whole number from 0 to 2^53")
            return nil
        }
        return UInt64(seed)
    }

    // MARK: - Starts

    /// The value of a start. Parameters with the same seed take one number after the other from one generator, in the
    /// loss's order.
    mutating func value(
        of start: StartValue, _ scope: Scope, _ generators: inout [UInt64: Generator], isOwn: Bool
    ) -> Double? {
        switch start {
        case .constant(let syntax): return constant(syntax, scope, isOwn: isOwn)
        case .normal(let seedSyntax, let scaleSyntax, _):
            guard let seed = seed(seedSyntax, scope, isOwn: isOwn) else { return nil }
            var scale = 1.0
            if let scaleSyntax {
                guard let value = constant(scaleSyntax, scope, isOwn: isOwn) else { return nil }
                guard value.isFinite, value > 0 else {
                    report(
                        .badValue, at: scaleSyntax.range, isOwn: isOwn, "a scale of \(Shortest.text(value))",
                        "it is a finite number above 0")
                    return nil
                }
                scale = value
            }
            var generator = generators[seed] ?? Generator(seed: seed)
            let number = generator.normal()
            generators[seed] = generator
            return number * scale
        }
    }
}
