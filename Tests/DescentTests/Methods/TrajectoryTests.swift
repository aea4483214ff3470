import Descent
import Testing

/// Every method, form and schedule against the optimizers that people use.
@Suite struct TrajectoryTests {
    /// Roundings that one update may add, in units of the last place.
    ///
    /// Bits cannot be the aim: PyTorch fuses w − η·g into one rounding, multiplies by 1 − β where we divide, and takes
    /// √s/√(1 − β₂ᵗ) for √(s/(1 − β₂ᵗ)). Each costs an update a unit or two. One more loss of places is Adam's and
    /// theirs alike: 1 − β₂ᵗ has lost three digits to cancellation while t is small.
    private static let unitsPerUpdate = 2.0

    @Test func thereAreAllOfThem() {
        #expect(Trajectory.all.count == 198)
        #expect(Trajectory.all.count { $0.batch?.seed != nil } == 18)
        for kind in Method.Kind.allCases {
            for form in kind.forms {
                #expect(
                    Trajectory.all.contains { $0.method == "\(kind.word)" && $0.form == "\(form.word)" },
                    "\(kind.word) \(form.word)")
            }
        }
        for schedule in Schedule.Kind.allCases {
            #expect(Trajectory.all.contains { $0.schedule == "\(schedule.word)" })
        }
    }

    @Test(arguments: Trajectory.all)
    func theEngineWalksAsTheyDo(_ trajectory: Trajectory) throws {
        let run = try trajectory.plan().run()
        for row in trajectory.rows {
            // Where a parameter passes by 0, it keeps the error that it had at its size before.
            let size = max(1, row.point.map(\.magnitude).max() ?? 0)
            let allowed = Self.unitsPerUpdate * Double(row.step) * size.ulp
            for (mine, theirs) in zip(run.point(at: row.step), row.point) {
                #expect(abs(mine - theirs) <= allowed, "step \(row.step): \(mine), theirs \(theirs)")
            }
            for (index, theirs) in (row.velocity ?? []).enumerated() {
                let mine = run.column(.velocity(index))[row.step]
                // A velocity free of the rate is as much larger as the rate is small.
                let slack = allowed * max(1, 1 / trajectory.rate)
                #expect(abs(mine - theirs) <= slack, "velocity, step \(row.step): \(mine), theirs \(theirs)")
            }
            if let theirs = row.rate {
                let mine = run.column(.rate)[row.step]
                #expect(
                    abs(mine - theirs) <= Self.unitsPerUpdate * Double(row.step) * trajectory.rate.ulp,
                    "rate, step \(row.step): \(mine), theirs \(theirs)")
            }
        }
    }
}
