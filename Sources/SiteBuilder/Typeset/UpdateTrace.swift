import Descent

/// Makes a run's updates once more, line by line, to show what a row does not keep: m, s and all that comes between.
struct UpdateTrace {
    /// One line of an update with its numbers.
    struct Line {
        let line: UpdateLine
        /// What the symbols stood for before it.
        let before: [Double]
        let result: Double
    }

    /// What one parameter's update was made of.
    struct Update {
        /// Where the slope was taken, where that is not the parameter itself.
        let slopePoint: Line?
        let lines: [Line]
    }

    private let run: Run
    private let lines: [UpdateLine]
    private let rates: [Double]
    /// For each parameter the values of all symbols.
    private var values: [[Double]]
    private var step = 0

    init(_ run: Run) {
        self.run = run
        let method = run.plan.method
        lines = method.formula
        rates = run.column(.rate)
        let start = UpdateSymbol.allCases.map { symbol in
            symbol.argument.flatMap { method[$0] } ?? symbol.start(of: method) ?? 0
        }
        values = [[Double]](repeating: start, count: run.plan.loss.parameters.count)
    }

    /// The next update of each parameter; the caller asks for no more of them than the run has.
    mutating func next() -> [Update] {
        let point = run.point(at: step)
        for index in values.indices {
            values[index][UpdateSymbol.parameter] = point[index]
            values[index][UpdateSymbol.rate] = rates[step]
        }
        let places = values.map { known in run.plan.method.slopePoint.map { UpdateTrace.line($0, known) } }
        let slopesAt = places.enumerated().map { $1?.result ?? point[$0] }
        step += 1
        return values.indices.map { index in
            let slope = run.plan.loss.gradient[index].value(at: slopesAt) ?? .nan
            values[index][UpdateSymbol.derivative] = slope
            values[index][UpdateSymbol.slope] = slope
            let made = lines.map { line in
                let made = UpdateTrace.line(line, values[index])
                values[index][line.target] = made.result
                return made
            }
            return Update(slopePoint: places[index], lines: made)
        }
    }

    private static func line(_ line: UpdateLine, _ known: [Double]) -> Line {
        Line(line: line, before: known, result: line.value { known[$0] })
    }
}

extension [Double] {
    /// The value of a symbol, where there is one for each.
    subscript(symbol: UpdateSymbol) -> Double {
        get { self[Int(symbol.rawValue)] }
        set { self[Int(symbol.rawValue)] = newValue }
    }
}
