#if !hasFeature(Embedded)
    import Descent
#endif

extension Desk {
    /// Makes the run that lies on the desk as ``RunRequest`` has it.
    ///
    /// - Returns: the place of the number that is refused, where one is; or -1, the steps taken, the first row that is not
    ///   finite (-1 for none), the verdict's number (-1 where finding it would take too long), and the columns one
    ///   after the other, each from step 0 to the last: parameters, loss, partial derivatives.
    func run() -> [Double] {
        guard let loss else { return [0] }
        do throws(RunRequest.Refusal) {
            return Desk.answer(try RunRequest(numbers).plan(of: loss))
        } catch {
            return [Double(error.place)]
        }
    }

    private static func answer(_ plan: Plan) -> [Double] {
        let run = plan.run()
        var columns: [Run.Column] = []
        for index in plan.start.indices { columns.append(.parameter(index)) }
        columns.append(.loss)
        for index in plan.start.indices { columns.append(.partial(index)) }
        var numbers: [Double] = [-1, Double(run.steps), -1, -1]
        var firstNotFinite = run.steps + 1
        for column in columns {
            let values = run.column(column)
            for step in 0..<min(firstNotFinite, values.count) where !values[step].isFinite {
                firstNotFinite = step
                break
            }
            numbers += values
        }
        if firstNotFinite <= run.steps { numbers[2] = Double(firstNotFinite) }
        if run.steps <= plan.verdictStepsLimit / Desk.patience {
            numbers[3] = Double(plan.verdict(of: run).rawValue)
        }
        return numbers
    }

    /// A page has to answer at once: its verdicts may cost a tenth of what a lesson's may.
    private static let patience = 10
}
