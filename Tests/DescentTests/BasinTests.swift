import Testing

@testable import Descent

/// Where the runs of a sweep end, and which points they share.
@Suite struct BasinTests {
    private let size = Sweep.Size(columns: 12, rows: 10)

    private func sweep(
        _ loss: String, _ start: [Double], steps: Int = 30, method: Method = Method(.descent),
        horizontal: Sweep.Axis = Sweep.Axis(.rate, 0.05, 0.4), _ vertical: Sweep.Axis
    ) throws -> Sweep {
        Sweep(
            plan: Plan(
                loss: try Notation.loss("minimize " + loss), start: start, rate: 0.1, method: method,
                steps: steps),
            horizontal: horizontal, vertical: vertical)
    }

    /// The settings of each run, one after the other.
    private func plans(_ sweep: Sweep, _ size: Sweep.Size) -> [Plan] {
        let (columns, rows) = (sweep.horizontal.values(size.columns), sweep.vertical.values(size.rows))
        return rows.flatMap { row in
            columns.map { column in
                var plan = sweep.plan
                for (axis, value) in [(sweep.horizontal, column), (sweep.vertical, row)] {
                    switch axis.setting {
                    case .rate: plan.rate = value
                    case .start(let index): plan.start[index] = value
                    }
                }
                return plan
            }
        }
    }

    @Test(
        arguments: [
            ("f(x) = 1/4x^4 - x^2", [2.6]), ("f(x) = sin(x) + x^2/50", [1]),
            ("f(x, y) = (x^2 - 1)^2 + (y - x)^2/3", [1, 1]),
        ] as [(String, [Double])])
    func endsAreThoseOfRunsTenTimesAsLong(loss: String, start: [Double]) throws {
        for method in [Method(.descent), Method(.momentum), Method(.adam)] {
            let sweep = try sweep(loss, start, method: method, Sweep.Axis(.start(0), -3, 3))
            for (plan, ending) in zip(plans(sweep, size), sweep.endings(size)) {
                #expect(ending.verdict == plan.verdict())
                guard ending.verdict != .diverges else { continue }
                var long = plan
                long.steps *= 10
                let run = long.run()
                let end = run.point(at: run.steps)
                #expect(ending.point.map(\.bitPattern) == end.map(\.bitPattern))
                let drift = (run.steps - 2...run.steps).map {
                    VerdictEvidence.distance(run.point(at: $0), end)
                }
                #expect(ending.drift == drift.max())
            }
        }
    }

    @Test func aRunThatStopsEarlyEndsWhereTenTimesItsOwnStepsLead() throws {
        let (scope, _) = try Notation.scope(["minimize L(w) = w^2"])
        let stop = try scope.quantity(try Notation.syntax("loss < 0.01"))
        let plan = Plan(loss: try #require(scope.loss), start: [1], rate: 0.1, steps: 20, stop: stop)
        let sweep = Sweep(
            plan: plan, horizontal: Sweep.Axis(.rate, 0.1, 0.4), vertical: Sweep.Axis(.start(0), 1, 4))
        for (plan, ending) in zip(plans(sweep, size), sweep.endings(size)) {
            var long = plan
            long.steps = plan.run().steps * 10
            long.stop = nil
            #expect(ending.point == long.run().point(at: long.steps))
        }
    }

    @Test func aDoubleWellHasTwoBasins() throws {
        let sweep = try sweep("f(x) = 1/4x^4 - x^2", [2.6], Sweep.Axis(.start(0), -3, 3))
        let endings = sweep.endings(size)
        let basins = try #require(sweep.basins(of: endings))
        #expect(basins.points.count == 2)
        for (point, root) in zip(basins.points, [-2.0.squareRoot(), 2.0.squareRoot()]) {
            #expect(abs(point[0] - root) < 1e-6)
        }
        for (ending, member) in zip(endings, basins.members) {
            let expected = ending.isSettled ? (ending.point[0] < 0 ? 0 : 1) : nil
            #expect(member == expected)
        }
    }

    @Test func runsThatStillSwingBelongToNoBasin() throws {
        let rates = Sweep.Axis(.rate, 0.3, 0.6)
        let sweep = try sweep("f(x) = 1/4x^4 - x^2", [2.6], horizontal: rates, Sweep.Axis(.start(0), -3, 3))
        let endings = sweep.endings(Sweep.Size(columns: 24, rows: 24))
        let basins = try #require(sweep.basins(of: endings))
        let swinging = endings.indices.filter {
            endings[$0].isSettled && endings[$0].drift > basins.tolerance
        }
        #expect(swinging.count > 5 && swinging.allSatisfy { basins.members[$0] == nil })
    }

    @Test func theOrderOfRunsDoesNotMatter() throws {
        let sweep = try sweep("f(x) = x^2/10 + sin(2x)", [4], steps: 200, Sweep.Axis(.start(0), -6, 6))
        let endings = sweep.endings(Sweep.Size(columns: 24, rows: 16))
        let basins = try #require(sweep.basins(of: endings))
        #expect(basins.points.count == 4)
        let reversed = try #require(sweep.basins(of: endings.reversed()))
        #expect(reversed.points == basins.points && reversed.members.reversed() == basins.members)
    }

    /// One valley; hundreds of valleys; runs still on their way down one valley's sides; a floor without a lowest
    /// place; nothing that settles.
    @Test(
        arguments: [
            ("f(x) = (x - 1)^2", 3), ("f(x) = sin(x)", 300), ("f(x) = x^4", 1),
            ("f(x) = max(abs(x) - 1, 0)", 3),
            ("f(x) = -x^2", 3),
        ] as [(String, Double)])
    func otherLossesAreNotSplit(loss: String, reach: Double) throws {
        let rates = Sweep.Axis(.rate, 0.05, 0.06)
        let sweep = try sweep(loss, [1], horizontal: rates, Sweep.Axis(.start(0), -reach, reach))
        let fine = Sweep.Size(columns: 24, rows: 64)
        #expect(sweep.basins(of: sweep.endings(fine))?.points == nil)
    }

    @Test func aTopThatOneRunRestsOnIsNoBasin() throws {
        let sweep = try sweep("f(x) = 1/4x^4 - x^2", [2.6], Sweep.Axis(.start(0), -3, 3))
        // Five rows, the middle one on top of the hump.
        let endings = sweep.endings(Sweep.Size(columns: 12, rows: 5))
        #expect(endings.contains { $0.point == [0] })
        let basins = try #require(sweep.basins(of: endings))
        #expect(basins.points.count == 2 && basins.points.allSatisfy { abs($0[0]) > 1 })
        #expect(zip(endings, basins.members).allSatisfy { $0.point != [0] || $1 == nil })
    }
}
