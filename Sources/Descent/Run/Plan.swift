/// A run before it is run: the loss, the start, the method, the rate and when it ends.
public struct Plan: Sendable, Equatable {
    public var loss: LossFunction
    /// The value of each parameter before the first update, in the loss's order.
    public var start: [Double]
    /// The learning rate, of the first update where a schedule changes it.
    public var rate: Double
    public var method: Method
    public var schedule: Schedule
    /// How many updates at most, from 0 to ``Limits/steps``.
    public var steps: Int
    /// Which rows of the data each update looks at.
    public var batch: Batch
    /// A condition that ends the run at the first row where it holds.
    public var stop: Quantity?

    public init(
        loss: LossFunction, start: [Double], rate: Double, method: Method = .descent,
        schedule: Schedule = .constant, steps: Int, stop: Quantity? = nil,
        batch: Batch = .all
    ) {
        self.loss = loss
        self.start = start
        self.rate = rate
        self.method = method
        self.schedule = schedule
        self.steps = steps
        self.stop = stop
        self.batch = batch
    }

    /// The most steps that this plan may have: ``Limits/steps``, or fewer where its rows would not fit
    /// ``Limits/values``, its instructions ``Limits/work``, or its rows of data ``Limits/evaluations``.
    public var stepsLimit: Int {
        let points = method.looksAhead ? 2 : 1
        var perStep = points * loss.program.work + (stop?.program.work ?? 0) + 1
        var limit = min(Limits.steps, Limits.values / layout.width - 2)
        if evaluationsPerStep > 0 {
            // Rows are computed side by side, so each of their instructions costs less.
            let perRow = loss.program.rowWork + (stop?.program.rowWork ?? 0)
            perStep += perRow * evaluationsPerStep / Plan.rowsAtOnce
            limit = min(limit, Limits.evaluations / evaluationsPerStep)
        }
        return min(limit, Limits.work / perStep)
    }

    /// How often an update computes the loss for a row of the data: for its batch, and for all rows where `loss` or
    /// `stop when` needs them.
    public var evaluationsPerStep: Int {
        guard let rows = loss.data?.count, loss.needsData || stop?.data != nil else { return 0 }
        var count = stop?.program.needsData == true ? rows : 0
        if loss.needsData {
            count += min(batch.size ?? rows, rows) * (method.looksAhead ? 2 : 1) + (hasBatches ? rows : 0)
        }
        return count
    }

    static let rowsAtOnce = 4

    /// How many updates one pass over the data takes; without data each update is one.
    public var updatesPerEpoch: Int {
        loss.needsData ? loss.data.map { batch.updates(over: $0.count) } ?? 1 : 1
    }

    /// Whether an update looks at fewer rows than there are.
    var hasBatches: Bool { updatesPerEpoch > 1 }

    /// Runs it. A value that overflows is data, like any other.
    ///
    /// Steps beyond ``stepsLimit`` are not taken; a missing start counts as 0.
    public func run() -> Run {
        let layout = layout
        let width = layout.width
        let limit = max(0, min(steps, stepsLimit))
        var last = limit
        var stopped = false
        let values = [Double](unsafeUninitializedCapacity: (limit + 2) * width) { buffer, count in
            guard let rows = buffer.baseAddress else { return }
            (last, stopped) = withStepper { stepper in
                stepper.isPlain ? descend(rows, stepper, limit) : walk(rows, stepper, limit)
            }
            count = (last + 2) * width
        }
        return Run(
            plan: self, steps: last, stopped: stopped, values: last < limit ? [Double](values[...]) : values)
    }

    /// Writes the rows of plain descent.
    @inline(never)
    private func descend(
        _ rows: UnsafeMutablePointer<Double>, _ stepper: borrowing Stepper, _ limit: Int
    ) -> (last: Int, stopped: Bool) {
        fill(rows, stepper, limit, isPlain: true)
    }

    /// Writes the rows of any method and any loss.
    @inline(never)
    private func walk(
        _ rows: UnsafeMutablePointer<Double>, _ stepper: borrowing Stepper, _ limit: Int
    ) -> (last: Int, stopped: Bool) {
        fill(rows, stepper, limit, isPlain: false)
    }

    /// Writes the rows of a run; the last step, and whether the stop condition made it the last.
    @inline(__always)
    private func fill(
        _ rows: UnsafeMutablePointer<Double>, _ stepper: borrowing Stepper, _ limit: Int, isPlain: Bool
    ) -> (last: Int, stopped: Bool) {
        let layout = layout
        let width = layout.width
        var row = rows
        var slope = stepper.lastSlope
        stepper.write(to: row, isPlain: isPlain)
        // One row more than there are steps, so that `next` has a meaning at the last.
        for step in 0...limit {
            stepper.advance(isPlain: isPlain, &slope)
            row += width
            stepper.write(to: row, isPlain: isPlain)
            guard let stop else { continue }
            let written = RowTable(rows: rows, layout: layout, count: step + 2, rate: rate)
            if written.holds(stop, at: step) == true { return (step, true) }
        }
        return (limit, false)
    }

    /// Whether an update is more than w ← w − η·∂L/∂w with one η.
    public var isMoreThanDescent: Bool { optimizer.isMoreThanDescent }

    var optimizer: Optimizer { Optimizer(method: method, rate: rate, schedule: schedule) }

    /// Numbers in a row of its run.
    public var columns: Int { layout.width }

    /// What a row of its run holds.
    var layout: RowLayout {
        RowLayout(
            parameters: loss.parameters.count, hasVelocity: method.hasVelocity,
            hasRate: !schedule.isConstant, hasBatches: hasBatches, updatesPerEpoch: updatesPerEpoch)
    }
}
