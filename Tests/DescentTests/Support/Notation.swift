import Descent

/// Text in, values out, as a lesson would do it.
enum Notation {
    static func syntax(_ text: String, bars: Bool = true) throws -> Syntax {
        let source = Array(text.utf8)
        return try Syntax.parse(source, in: 0..<source.count, options: Syntax.Options(bars: bars))
    }

    /// A scope of lines such as `let a = 2` and `minimize L(w) = (w - a)^2`; places count in the joined lines.
    static func scope(_ lines: [String], data: DataTable? = nil) throws -> (Scope, [ExpressionError]) {
        let source = Array(lines.joined(separator: "\n").utf8)
        var definitions: [Definition] = []
        var loss: Definition?
        var start = 0
        for line in lines {
            let end = start + line.utf8.count
            if line.hasPrefix("let ") {
                definitions.append(try Definition.parse(source, in: start + 4..<end))
            } else if line.hasPrefix("minimize ") {
                loss = try Definition.parse(source, in: start + 9..<end)
            }
            start = end + 1
        }
        return Scope.make(definitions: definitions, loss: loss, data: data)
    }

    /// The loss of lines that are right.
    static func loss(_ lines: String..., data: DataTable? = nil) throws -> LossFunction {
        let (scope, errors) = try scope(lines, data: data)
        if let error = errors.first { throw error }
        guard let loss = scope.loss else { throw Missing.loss }
        return loss
    }

    /// A table of named columns.
    static func data(_ columns: KeyValuePairs<String, [Double]>) throws -> DataTable {
        let names = columns.compactMap { Name($0.key) }
        guard let table = DataTable(names: names, values: columns.flatMap { $0.value }) else {
            throw Missing.value
        }
        return table
    }

    enum Missing: Error { case loss, value }
}

extension Descent.Expression {
    var string: String { String(decoding: text, as: UTF8.self) }
}
