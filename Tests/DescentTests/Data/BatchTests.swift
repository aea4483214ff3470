import Descent
import Testing

/// Runs over data: which rows an update looks at, and what a row of the run says of them.
@Suite struct BatchTests {
    private static let x = [1.0, 2, 3, 4, 5, 6, 7]
    private static let y = [3.0, 4.5, 7.25, 9, 10.5, 13.25, 15]

    private static func plan(_ batch: Batch, steps: Int) throws -> Plan {
        let data = try Notation.data(["x": x, "y": y])
        let loss = try Notation.loss("minimize L(w, b) = mean((w*x + b - y)^2)", data: data)
        return Plan(loss: loss, start: [0.5, 0.25], rate: 0.01, steps: steps, batch: batch)
    }

    private static func loss(_ rows: [Int], _ w: Double, _ b: Double) -> Double {
        rows.reduce(0.0) { sum, row in
            let residual = w * x[row] + b - y[row]
            return sum + residual * residual
        } / Double(rows.count)
    }

    /// Stochastic gradient descent as a plain loop over given batches.
    private static func walk(_ batches: [[Int]]) -> [(w: Double, b: Double)] {
        var (w, b) = (0.5, 0.25)
        var points = [(w: w, b: b)]
        for rows in batches {
            var (ofW, ofB) = (0.0, 0.0)
            for row in rows {
                let residual = w * x[row] + b - y[row]
                ofW += x[row] * residual
                ofB += residual
            }
            w -= 0.01 * (ofW / Double(rows.count) * 2)
            b -= 0.01 * (ofB / Double(rows.count) * 2)
            points.append((w, b))
        }
        return points
    }

    private static func batches(_ order: [Int], _ size: Int) -> [[Int]] {
        stride(from: 0, to: order.count, by: size).map {
            [Int](order[$0..<min($0 + size, order.count)])
        }
    }

    private static func check(_ plan: Plan, _ batches: [[Int]]) throws {
        let run = plan.run()
        let points = Self.walk(batches)
        try #require(run.steps == batches.count - 1)
        for (step, rows) in batches.enumerated() {
            let (w, b) = points[step]
            #expect(run.point(at: step) == [w, b])
            #expect(run.column(.loss)[step] == loss([Int](0..<7), w, b))
            #expect(run.column(.batchLoss)[step] == loss(rows, w, b))
        }
    }

    @Test func batchesComeInOrderAndTheLastIsSmaller() throws {
        let pass = Self.batches([Int](0..<7), 3)
        try Self.check(Self.plan(.inOrder(3), steps: 7), pass + pass + pass[..<2])
    }

    @Test func theFullBatchIsAllRows() throws {
        let all = [[Int](0..<7)]
        try Self.check(Self.plan(.all, steps: 2), all + all + all)
        try Self.check(Self.plan(.inOrder(7), steps: 2), all + all + all)
        try Self.check(Self.plan(.inOrder(100), steps: 2), all + all + all)
    }

    @Test func eachEpochIsShuffledAnewByOneGenerator() throws {
        var generator = Generator(seed: 7)
        var batches: [[Int]] = []
        for _ in 0..<4 {
            var order = [Int32](0..<7)
            generator.shuffle(&order)
            batches += Self.batches(order.map { Int($0) }, 2)
        }
        #expect(batches[..<4] != batches[4..<8])
        try Self.check(Self.plan(.shuffled(2, seed: 7), steps: 15), batches)
    }

    @Test func quantitiesSayWhatTheNextUpdateUses() throws {
        let data = try Notation.data(["x": Self.x, "y": Self.y])
        var (scope, errors) = try Notation.scope(
            ["minimize L(w, b) = mean((w*x + b - y)^2)"], data: data)
        #expect(errors.isEmpty)
        scope.hasBatches = true
        let plan = try Self.plan(.inOrder(3), steps: 7)
        let run = plan.run()
        func values(_ text: String) throws -> [Double?] {
            run.values(of: try scope.quantity(Notation.syntax(text)))
        }
        #expect(try values("epoch") == [0, 0, 0, 1, 1, 1, 2, 2])
        #expect(try values("batch loss") == run.column(.batchLoss))
        #expect(try values("loss") == run.column(.loss))
        #expect(try values("L(w, b)") == run.column(.loss))
        #expect(try values("mean((w*x + b - y)^2)") == run.column(.loss))
        #expect(try values("dL/dw") == run.column(.partial(0)))
        #expect(try values("w - rate*dL/dw") == values("next w"))
        #expect(try values("next batch loss").dropLast() == values("batch loss").dropFirst()[...])
        #expect(try values("count*mean(x)") == [Double?](repeating: 28, count: 8))
    }

    @Test func theSlopeOfTheLossIsNotTheSlopeOfABatch() throws {
        let data = try Notation.data(["x": [1, 2], "y": [2, 2]])
        var (scope, _) = try Notation.scope(["minimize L(w) = mean((w*x - y)^2)"], data: data)
        scope.hasBatches = true
        let loss = try #require(scope.loss)
        let run = Plan(loss: loss, start: [0], rate: 0.1, steps: 1, batch: .inOrder(1)).run()
        #expect(run.values(of: try scope.quantity(Notation.syntax("slope")))[0] == -4)
        #expect(run.values(of: try scope.quantity(Notation.syntax("L'(w)")))[0] == -6)
    }

    @Test func everyMethodRunsOnBatches() throws {
        for kind in Method.Kind.allCases {
            for form in [nil] + kind.forms.map(Optional.init) {
                var plan = try Self.plan(.shuffled(3, seed: 1), steps: 30)
                plan.method = Method(kind, form: form)
                let run = plan.run()
                #expect(run.column(.loss).allSatisfy { $0.isFinite }, "\(kind)")
                #expect(run.column(.loss)[30] < run.column(.loss)[0], "\(kind)")
            }
        }
    }

    @Test func aVerdictContinuesTheBatches() throws {
        #expect(try Self.plan(.inOrder(3), steps: 300).verdict() != .diverges)
        #expect(try Self.plan(.all, steps: 5).verdict() == .converges)
    }

    @Test func aMillionRowsHaveALimitOfSteps() throws {
        let count = 1_000_000
        let column = (0..<count).map { Double($0 % 1_000) / 1_000 }
        let data = try Notation.data(["x": column, "y": column.map { 2 * $0 }])
        let loss = try Notation.loss("minimize L(w) = mean((w*x - y)^2)", data: data)
        var plan = Plan(loss: loss, start: [0], rate: 0.5, steps: 3)
        #expect(plan.stepsLimit == 100)
        #expect(abs(plan.run().column(.loss)[3]) < 4)
        plan.batch = .inOrder(1_000)
        #expect(plan.stepsLimit == 99)
    }

    @Test(arguments: [
        ("minimize L(w) = mean((w*x - y)^2) + x", ExpressionError.Kind.columnOutsideSum("x")),
        ("minimize L(x) = mean(x)", .columnName("x")),
        ("minimize L(w) = mean(w*x, 2)", .wrongArgumentCount("mean", expected: 1...1, found: 2)),
        ("minimize L(w) = w*count(x)", .wrongArgumentCount("count", expected: 0...0, found: 1)),
        ("minimize L(w) = w*mean", .functionWithoutArguments("mean", expected: 1...1)),
        ("let y = 2", .columnName("y")),
        ("let mean = 2", .builtInName("mean")),
        ("let a = x", .columnOutsideSum("x")),
    ])
    func misuseIsAnError(line: String, kind: ExpressionError.Kind) throws {
        let data = try Notation.data(["x": [1, 2], "y": [2, 2]])
        let (_, errors) = try Notation.scope([line], data: data)
        #expect(errors.map(\.kind) == [kind])
    }

    @Test(arguments: ["mean(w)", "sum(w)", "w*count"]) func sumsNeedData(text: String) throws {
        let (_, errors) = try Notation.scope(["minimize L(w) = " + text])
        let name: Name = text.contains("mean") ? "mean" : text.contains("sum") ? "sum" : "count"
        #expect(errors.map(\.kind) == [.noData(name)])
    }
}
