import Testing

@testable import Descent

/// Runs side by side end as they do alone.
@Suite struct SweepTests {
    static let losses: [(String, [Double])] = [
        ("L(w) = (w - 3)^2", [0]), ("L(w) = 1/4w^4 - w^2", [2.6]), ("L(w) = |w| + max(w, -w/3)", [1]),
        ("L(w) = sqrt(w) + w^-2", [1]), ("f(x, y) = x*y", [1, -1]),
        ("f(x, y) = x^2 + 10y^2 + x*y/3", [1, 1]),
        ("f(a, b, c) = (a*b - c)^2 + a^2/9", [1, 2, 0.5]), ("L(w) = 7", [1]),
        ("L(w) = log(1 + exp(w)) - sin(2w)/3 + relu(w - 1)", [0.5]),
    ]

    static let methods: [Method] = Method.Kind.allCases.flatMap { kind in
        [Method(kind)] + kind.forms.map { Method(kind, form: $0) }
    }

    private func check(_ sweep: Sweep, _ size: Sweep.Size) {
        let together = sweep.verdicts(size)
        let (columns, rows) = (sweep.horizontal.values(size.columns), sweep.vertical.values(size.rows))
        #expect(together.count == size.columns * size.rows)
        for (index, verdict) in together.enumerated() {
            var plan = sweep.plan
            for (axis, value) in [
                (sweep.horizontal, columns[index % size.columns]),
                (sweep.vertical, rows[index / size.columns]),
            ] {
                switch axis.setting {
                case .rate: plan.rate = value
                case .start(let parameter): plan.start[parameter] = value
                }
            }
            #expect(plan.verdict() == verdict, "\(plan.rate) \(plan.start)")
        }
    }

    @Test(arguments: losses)
    func verdictsAreThoseOfSingleRuns(loss: String, start: [Double]) throws {
        for steps in [0, 1, 2, 3, 17] {
            let plan = Plan(
                loss: try Notation.loss("minimize " + loss), start: start, rate: 0.1, steps: steps)
            let rate = Sweep.Axis(.rate, 0.001, 2)
            check(
                Sweep(plan: plan, horizontal: rate, vertical: Sweep.Axis(.start(0), -4, 4)),
                Sweep.Size(columns: 19, rows: 11))
            check(
                Sweep(
                    plan: plan, horizontal: Sweep.Axis(.start(start.count - 1), -4, 4), vertical: rate),
                Sweep.Size(columns: 7, rows: 5))
        }
    }

    @Test(arguments: methods)
    func everyMethodAndForm(method: Method) throws {
        let schedules: [Schedule] = [
            .constant, .step(every: 3, factor: 0.5), .exponential(factor: 0.9), .cosine(over: 12),
        ]
        for (index, schedule) in schedules.enumerated() {
            var method = method
            if index % 2 == 1 { try method.set(.weightDecay, to: 0.01) }
            let plan = Plan(
                loss: try Notation.loss("minimize f(x, y) = x^2 + 4y^2 + x*y"), start: [1, 1], rate: 0.1,
                method: method, schedule: schedule, steps: 15)
            check(
                Sweep(
                    plan: plan, horizontal: Sweep.Axis(.rate, 0.01, 1.5),
                    vertical: Sweep.Axis(.start(1), -2, 2)),
                Sweep.Size(columns: 9, rows: 5))
        }
    }

    @Test func everyPointIsThatOfASingleRunBitForBit() throws {
        for method in Self.methods {
            let plan = Plan(
                loss: try Notation.loss("minimize f(x, y) = x^2/3 + 4y^2 + x*y/7 + |x - y|"),
                start: [1, 0.3],
                rate: 0.1, method: method, schedule: .exponential(factor: 0.97), steps: 12)
            var stepper = LaneStepper(plan, lanes: 5)
            for lane in 0..<5 { stepper.set(rate: 0.01 * Double(lane + 1) / 3, in: lane) }
            stepper.begin()
            let runs = (0..<5).map { lane in
                var alone = plan
                alone.rate = 0.01 * Double(lane + 1) / 3
                return alone.run()
            }
            for step in 0...12 {
                for (lane, run) in runs.enumerated() {
                    for index in 0..<2 {
                        #expect(
                            stepper.parameter(index)[lane].bitPattern == run.point(at: step)[index].bitPattern
                        )
                    }
                    #expect(stepper.losses[lane].bitPattern == run.column(.loss)[step].bitPattern)
                }
                stepper.advance()
            }
        }
    }

    @Test func aRunThatStopsEarlyIsMadeAlone() throws {
        let (scope, _) = try Notation.scope(["minimize L(w) = w^2"])
        let stop = try scope.quantity(try Notation.syntax("loss < 0.01"))
        let plan = Plan(
            loss: try #require(scope.loss), start: [1], rate: 0.1, steps: 20, stop: stop)
        check(
            Sweep(
                plan: plan, horizontal: Sweep.Axis(.rate, 0.01, 1.2), vertical: Sweep.Axis(.start(0), 0, 4)),
            Sweep.Size(columns: 8, rows: 4))
    }

    @Test func valuesAreMiddlesEvenlyByDifferenceOrByRatio() {
        #expect(Sweep.Axis(.start(0), -4, 4).values(4) == [-3, -1, 1, 3])
        #expect(!Sweep.Axis(.rate, 0.1, 2).isLogarithmic && Sweep.Axis(.rate, 0.001, 2).isLogarithmic)
        #expect(!Sweep.Axis(.start(0), 0.001, 2).isLogarithmic)
        let rates = Sweep.Axis(.rate, 0.01, 1).values(2)
        #expect(abs(rates[0] - 0.0316227766) < 1e-9 && abs(rates[1] - 0.316227766) < 1e-8)
    }

    @Test(arguments: [(40, 96), (5_000, 48), (20_000, 24), (30_000, nil)] as [(Int, Int?)])
    func theSizeFitsTheBudget(steps: Int, columns: Int?) throws {
        let plan = Plan(loss: try Notation.loss("minimize L(w) = w^2"), start: [1], rate: 0.1, steps: steps)
        let sweep = Sweep(
            plan: plan, horizontal: Sweep.Axis(.rate, 0.1, 1), vertical: Sweep.Axis(.start(0), 0, 1))
        #expect(sweep.size?.columns == columns)
        #expect((sweep.stepsLimit >= steps) == (columns != nil))
    }
}
