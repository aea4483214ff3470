import Descent

/// Plans as a lesson's block would make them.
enum Lesson {
    static let well = "L(w) = 1/4w^4 - w^2"
    static let wavy = "L(w) = sin(3w) + 0.1w^2"
    static let losses = [
        "L(w) = (w - 3)^2", well, wavy, "f(x, y) = (1 - x)^2 + 100(y - x^2)^2",
        "L(w) = log(1 + exp(-w)) + 0.1w^2",
    ]

    enum Missing: Error { case loss, data }

    static func loss(_ text: String, data: DataTable? = nil) throws -> LossFunction {
        let source = Array(text.utf8)
        let definition = try Definition.parse(source, in: 0..<source.count)
        let (scope, errors) = Scope.make(definitions: [], loss: definition, data: data)
        if let error = errors.first { throw error }
        guard let loss = scope.loss else { throw Missing.loss }
        return loss
    }

    static func plan(
        _ text: String, from start: Double, rate: Double, steps: Int, _ method: Method = .descent
    ) throws -> Plan {
        Plan(loss: try loss(text), start: [start], rate: rate, method: method, steps: steps)
    }

    /// The mean squared error of three weights over so many rows.
    static func rows(_ count: Int, steps: Int) throws -> Plan {
        let names = ["a", "b", "c", "y"].compactMap { Name(Array($0.utf8)) }
        var values: [Double] = []
        for seed in 1...4 {
            for row in 0..<count {
                values.append(Double((row * 7_919 + seed * 104_729) % 20_011) / 10_000 - 1)
            }
        }
        guard let data = DataTable(names: names, values: values) else { throw Missing.data }
        let loss = try loss("L(u, v, w) = mean((u*a + v*b + w*c - y)^2)", data: data)
        return Plan(loss: loss, start: [0, 0, 0], rate: 0.1, steps: steps)
    }
}
