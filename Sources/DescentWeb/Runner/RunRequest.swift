#if !hasFeature(Embedded)
    import Descent
#endif

/// A run as the page asks for it: numbers in fixed places.
///
///     0 steps   1 rate   2 method   3 form   4 schedule, -1 for none
///     5…        the method's settings, as `Method.Argument` numbers them, 0 for those that it does not take
///     …         the schedule's values, as `Schedule.Argument` numbers them
///     …         the start, one number for each parameter
struct RunRequest {
    /// No more than a page can wait for.
    let steps: Int
    private let start: [Double]
    private let rate: Double
    private let method: Method
    private let schedule: Schedule

    private static let firstOfMethod = 5
    private static let firstOfSchedule = firstOfMethod + Method.Argument.allCases.count
    private static let firstOfStart = firstOfSchedule + Schedule.Argument.allCases.count

    /// The most steps that the page may ask for.
    private static let stepsLimit = 10_000.0

    /// Nil where a number is missing or cannot be.
    init?(_ numbers: [Double], for loss: CompiledLoss) {
        guard numbers.count == RunRequest.firstOfStart + loss.parameters, numbers[0].isFinite,
            numbers[1].isFinite, let method = RunRequest.method(numbers),
            let schedule = RunRequest.schedule(numbers)
        else { return nil }
        start = [Double](numbers[RunRequest.firstOfStart...])
        for value in start where !value.isFinite { return nil }
        steps = Int(max(0, min(numbers[0], RunRequest.stepsLimit)))
        rate = numbers[1]
        self.method = method
        self.schedule = schedule
    }

    func rows(of loss: CompiledLoss) -> [Double] {
        loss.rows(from: start, rate: rate, method, schedule, steps: steps)
    }

    private static func method(_ numbers: [Double]) -> Method? {
        guard let kind = code(numbers[2]).flatMap({ Method.Kind(rawValue: $0) }),
            let form = code(numbers[3]).flatMap({ Method.Form(rawValue: $0) })
        else { return nil }
        return Method(kind, form: form) { numbers[firstOfMethod + Int($0.rawValue)] }
    }

    private static func schedule(_ numbers: [Double]) -> Schedule? {
        guard numbers[4] != -1 else { return .constant }
        guard let kind = code(numbers[4]).flatMap({ Schedule.Kind(rawValue: $0) }) else { return nil }
        do throws(SettingError) {
            return try Schedule(kind) { numbers[firstOfSchedule + Int($0.rawValue)] }
        } catch {
            return nil
        }
    }

    /// The number of a case.
    private static func code(_ value: Double) -> UInt8? {
        value >= 0 && value < 256 ? UInt8(value) : nil
    }
}
