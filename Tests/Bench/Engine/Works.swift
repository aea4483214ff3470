import Descent

/// What the bench times: every call does the work once, and gives a number that depends on all of it.
enum Work {
    static let names = works.map { $0.name }

    /// Prepares a work; nil for a name that none has.
    static func named(_ name: String) throws -> (@Sendable () -> Double)? {
        try works.first { $0.name == name }?.make()
    }

    private static let works: [(name: String, make: @Sendable () throws -> @Sendable () -> Double)] = [
        ("parabola", { run(try Lesson.plan("L(w) = (w - 3)^2", from: 0, rate: 0.1, steps: 10_000)) }),
        (
            "well",
            { run(try Lesson.plan(Lesson.well, from: 2.6, rate: 0.01, steps: 10_000, Method(.momentum))) }
        ),
        ("wavy", { run(try Lesson.plan(Lesson.wavy, from: 2.6, rate: 0.01, steps: 10_000)) }),
        ("rows", { run(try Lesson.rows(1_000_000, steps: 8)) }),
        ("well-sweep", { sweep(try Lesson.plan(Lesson.well, from: 1, rate: 0.1, steps: 1_479), -1.5, 1.5) }),
        ("wavy-sweep", { sweep(try Lesson.plan(Lesson.wavy, from: 1, rate: 0.1, steps: 65), -4, 4) }),
        ("certainty", { certainty(try Lesson.plan(Lesson.well, from: 2.6, rate: 0.01, steps: 200)) }),
        ("table", { table(try Lesson.plan(Lesson.well, from: 2.6, rate: 0.01, steps: 200)) }),
        ("compile", { { compile() } }),
    ]

    /// A run with its trace; its last point comes out.
    private static func run(_ plan: Plan) -> @Sendable () -> Double {
        { plan.run().point(at: plan.steps)[0] }
    }

    /// Runs side by side, each continued to ten times its steps; how many come to rest comes out.
    private static func sweep(_ plan: Plan, _ lower: Double, _ upper: Double) -> @Sendable () -> Double {
        let sweep = Sweep(
            plan: plan, horizontal: Sweep.Axis(.rate, 0.01, 0.05),
            vertical: Sweep.Axis(.start(0), lower, upper))
        return {
            guard let size = sweep.size else { return .nan }
            return Double(sweep.verdicts(size).count { $0 == .converges })
        }
    }

    /// The double-double shadow of a run.
    private static func certainty(_ plan: Plan) -> @Sendable () -> Double {
        let run = plan.run()
        let settings = ExactSettings(
            start: plan.start.map { ShadowNumber($0) }, rate: ShadowNumber(plan.rate))
        return { plan.shadow(of: run, with: settings)?.parted == nil ? 0 : 1 }
    }

    /// The same run printed: step, parameter, loss and slope, six decimals each; the length comes out.
    private static func table(_ plan: Plan) -> @Sendable () -> Double {
        let run = plan.run()
        let columns = [Run.Column.parameter(0), .loss, .partial(0)].map { run.column($0) }
        return {
            var text: [UInt8] = []
            for step in 0...plan.steps {
                text += String(step).utf8
                for column in columns {
                    text.append(UInt8(ascii: "\t"))
                    DecimalFormat.appendFixed(column[step], decimals: 6, to: &text)
                }
                text.append(UInt8(ascii: "\n"))
            }
            return Double(text.count)
        }
    }

    /// Reads, differentiates and compiles a few losses, one after another.
    private static func compile() -> Double {
        Double(Lesson.losses.count { (try? Lesson.loss($0)) != nil })
    }
}
