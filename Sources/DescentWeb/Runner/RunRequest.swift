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
    private let numbers: [Double]

    init(_ numbers: [Double]) { self.numbers = numbers }

    private static let firstOfMethod = 5
    private static let firstOfSchedule = firstOfMethod + Method.Argument.allCases.count
    private static let firstOfStart = firstOfSchedule + Schedule.Argument.allCases.count

    /// The most steps that the page may ask for.
    private static let stepsLimit = 10_000.0

    /// What cannot be taken: the place of the number.
    struct Refusal: Error {
        let place: Int
    }

    /// -1, the steps, no more than a page can wait for, and the rows.
    func answer(for loss: CompiledLoss) throws(Refusal) -> [Double] {
        var start: [Double] = []
        for index in 0..<loss.parameters { start.append(try finite(at: RunRequest.firstOfStart + index)) }
        let steps = Int(max(0, min(try finite(at: 0), RunRequest.stepsLimit)))
        let rows = loss.rows(
            from: start, rate: try finite(at: 1), try method(), try schedule(), steps: steps)
        return [-1, Double(steps)] + rows
    }

    private func method() throws(Refusal) -> Method {
        guard let kind = Method.Kind(rawValue: try code(at: 2)) else { throw Refusal(place: 2) }
        guard let form = Method.Form(rawValue: try code(at: 3)) else { throw Refusal(place: 3) }
        do throws(Method.OutOfRange) {
            return try Method(kind, form: form) { number(at: RunRequest.firstOfMethod + Int($0.rawValue)) }
        } catch {
            throw Refusal(place: RunRequest.firstOfMethod + Int(error.argument.rawValue))
        }
    }

    private func schedule() throws(Refusal) -> Schedule {
        guard number(at: 4) >= 0 else { return .constant }
        guard let kind = Schedule.Kind(rawValue: try code(at: 4)) else { throw Refusal(place: 4) }
        for argument in kind.arguments {
            let place = RunRequest.place(of: argument)
            guard argument.bounds.contains(number(at: place)) else { throw Refusal(place: place) }
        }
        do throws(SettingError) {
            return try Schedule(kind) { number(at: RunRequest.place(of: $0)) }
        } catch {
            throw Refusal(place: 4)
        }
    }

    private static func place(of argument: Schedule.Argument) -> Int {
        firstOfSchedule + Int(argument.rawValue)
    }

    private func number(at place: Int) -> Double { place < numbers.count ? numbers[place] : .nan }

    private func finite(at place: Int) throws(Refusal) -> Double {
        let value = number(at: place)
        guard value.isFinite else { throw Refusal(place: place) }
        return value
    }

    /// The number of a case.
    private func code(at place: Int) throws(Refusal) -> UInt8 {
        let value = number(at: place)
        guard value >= 0, value < 256 else { throw Refusal(place: place) }
        return UInt8(value)
    }
}
