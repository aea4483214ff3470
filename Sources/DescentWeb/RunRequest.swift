#if !hasFeature(Embedded)
    import Descent
#endif

/// A run as the page asks for it: numbers in fixed places, NaN where a setting keeps its default.
///
///     0 steps   1 rate   2 method   3 form, -1 for the first   4 schedule, -1 for none
///     5…        the method's settings, as `Method.Argument` numbers them
///     …         the schedule's values, as `Schedule.Argument` numbers them
///     …         the start, one number for each parameter
struct RunRequest {
    private let numbers: [Double]

    init(_ numbers: [Double]) { self.numbers = numbers }

    static func place(of argument: Method.Argument) -> Int { 5 + Int(argument.rawValue) }

    static func place(of argument: Schedule.Argument) -> Int {
        5 + Method.Argument.allCases.count + Int(argument.rawValue)
    }

    private static let firstOfStart = 5 + Method.Argument.allCases.count + Schedule.Argument.allCases.count

    /// The most steps that the page may ask for.
    static let stepsLimit = 10_000

    /// What cannot be taken: the place of the number.
    struct Refusal: Error {
        let place: Int
    }

    /// The plan, with no more steps than a page can wait for.
    func plan(of loss: LossFunction) throws(Refusal) -> Plan {
        var start: [Double] = []
        for index in 0..<loss.parameters.count {
            start.append(try finite(at: RunRequest.firstOfStart + index))
        }
        let steps = try finite(at: 0)
        var plan = Plan(
            loss: loss, start: start, rate: try finite(at: 1), method: try method(),
            schedule: try schedule(), steps: 0)
        plan.steps = Int(max(0, min(steps, Double(RunRequest.stepsLimit))))
        return plan
    }

    private func method() throws(Refusal) -> Method {
        guard let kind = Method.Kind(rawValue: try code(at: 2)) else { throw Refusal(place: 2) }
        var method = Method(kind)
        if number(at: 3) >= 0 {
            guard let form = Method.Form(rawValue: try code(at: 3)), kind.forms.contains(form) else {
                throw Refusal(place: 3)
            }
            method = Method(kind, form: form)
        }
        for argument in Method.Argument.allCases {
            let place = RunRequest.place(of: argument)
            let value = number(at: place)
            if value.isNaN { continue }
            do throws(SettingError) { try method.set(argument, to: value) } catch {
                throw Refusal(place: place)
            }
        }
        return method
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
