import Descent

/// A lesson's lines in, the engine's values out, without a lesson.
enum Notation {
    /// A scope of lines such as `let a = 2` and `minimize L(w) = (w - a)^2`.
    static func scope(_ lines: [String], data: DataTable? = nil) throws -> Scope {
        let source = Array(lines.joined(separator: "\n").utf8)
        var definitions: [Definition] = []
        var loss: Definition?
        var start = 0
        for line in lines {
            let end = start + line.utf8.count
            if line.hasPrefix("let ") {
                definitions.append(try Definition.parse(source, in: start + 4..<end))
            } else {
                loss = try Definition.parse(source, in: start + "minimize ".utf8.count..<end)
            }
            start = end + 1
        }
        let (scope, errors) = Scope.make(definitions: definitions, loss: loss, data: data)
        if let error = errors.first { throw error }
        return scope
    }

    static func loss(_ lines: String...) throws -> LossFunction {
        guard let loss = try scope(lines).loss else { throw Missing() }
        return loss
    }

    static func plan(_ lines: String..., start: [Double], rate: Double, steps: Int) throws -> Plan {
        guard let loss = try scope(lines).loss else { throw Missing() }
        return Plan(loss: loss, start: start, rate: rate, steps: steps)
    }

    struct Missing: Error {}
}
