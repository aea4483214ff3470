/// A run in exact arithmetic, as far as 104 bits are exact: for every number of the run's rows its shadow.
///
/// A class, since it is handed on to every cell that is checked against it.
public final class ShadowRun: Sendable {
    /// Row by row like the run's own.
    private let rows: [ShadowNumber]
    private let layout: RowLayout
    private let steps: Int
    private let rate: ShadowNumber
    private let data: ExactData?
    /// The first row at which the run stands on one side of a corner and its shadow on another, or on it.
    ///
    /// Corners within means and sums are not looked for; digits that they change are in doubt all the same.
    public let parted: Int?
    /// The first row at which exact arithmetic decides the plan's stop condition otherwise than the run did, so that
    /// the run would end elsewhere.
    public let turn: Int?

    /// Mirrors a run step by step.
    init(of run: Run, with settings: ExactSettings) {
        let layout = run.plan.layout
        let count = run.steps + 2
        var parted: Int?
        func fill(_ first: UnsafeMutablePointer<ShadowNumber>, _ data: ExactRows?) {
            let corners = Corners(of: run)
            var walk = ShadowWalk(run.plan, settings, over: data)
            for step in 0..<count {
                if step > 0 { walk.advance() }
                walk.write(to: first + step * layout.width)
                if parted == nil, step <= run.steps, corners.part(walk.registers, at: step) {
                    parted = step
                }
            }
        }
        rows = [ShadowNumber](unsafeUninitializedCapacity: count * layout.width) { buffer, initialized in
            guard let first = buffer.baseAddress else { return }
            if run.plan.loss.needsData, let data = settings.data {
                data.withRows { fill(first, $0) }
            } else {
                fill(first, nil)
            }
            initialized = count * layout.width
        }
        self.layout = layout
        self.parted = parted
        steps = run.steps
        rate = settings.rate
        data = settings.data
        turn = ShadowRun.turn(of: run, rows, settings)
    }

    private static func turn(of run: Run, _ rows: [ShadowNumber], _ settings: ExactSettings) -> Int? {
        guard let stop = run.plan.stop, stop.isExact(over: settings.data) else { return nil }
        return rows.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let rows = RowTable(
                rows: base, layout: run.plan.layout, count: run.steps + 2, rate: settings.rate)
            // At the plan's own last step the run ends either way.
            return (0..<run.steps + (run.stopped ? 1 : 0)).first { step in
                rows.holds(stop, at: step, over: settings.data) != (run.stopped && step == run.steps)
            }
        }
    }

    /// The shadow of a quantity at a step; nil where the run itself has no value, and where nothing can be said.
    public func value(of quantity: Quantity, at step: Int) -> Shadow? {
        guard step >= 0, step <= steps, quantity.isExact(over: data) else { return nil }
        return withRows { $0.value(of: quantity, at: step, over: data) }.map { shadow($0, at: step) }
    }

    /// The quantity at every step from 0 to the last; nil where nothing can be said.
    public func values(of quantity: Quantity) -> [ShadowNumber]? {
        guard quantity.isExact(over: data) else { return nil }
        return withRows { rows in
            (0...steps).map { rows.value(of: quantity, at: $0, over: data) ?? .notANumber }
        }
    }

    /// The shadow of the first step at which a condition holds, the step past the last where it holds at none; nil
    /// where nothing can be said.
    public func first(_ condition: Quantity) -> Shadow? {
        guard condition.isExact(over: data) else { return nil }
        let step = withRows { rows in
            (0...steps).first { rows.holds(condition, at: $0, over: data) }
        }
        return Shadow(ShadowNumber(Double(step ?? steps + 1)), parted: parted)
    }

    private func shadow(_ number: ShadowNumber, at step: Int) -> Shadow {
        Shadow(number, parted: parted.flatMap { $0 <= step ? $0 : nil })
    }

    private func withRows<Value>(_ body: (RowTable<ShadowNumber>) -> Value) -> Value {
        rows.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("a run has at least two rows") }
            return body(RowTable(rows: base, layout: layout, count: steps + 2, rate: rate))
        }
    }
}

extension RowTable<ShadowNumber> {
    /// A quantity of the row at `step`; nil where it needs a row that is not there.
    func value(of quantity: Quantity, at step: Int, over data: ExactData?) -> ShadowNumber? {
        if let bare = quantity.bare { return value(bare, at: step) }
        let program = quantity.program
        return withUnsafeTemporaryAllocation(of: ShadowNumber.self, capacity: max(program.registerCount, 1)) {
            registers in
            guard let base = registers.baseAddress, let output = program.outputs.first else { return nil }
            for (index, input) in quantity.inputs.enumerated() {
                guard let number = value(input, at: step) else { return nil }
                base[index] = number
            }
            program.prepare(base)
            program.execute(base, over: data)
            return base[Int(output)]
        }
    }

    /// Whether a condition holds; one that needs a row that is not there does not.
    func holds(_ condition: Quantity, at step: Int, over data: ExactData?) -> Bool {
        value(of: condition, at: step, over: data).map { !$0.isZero } ?? false
    }
}

extension Quantity {
    /// Whether both are computed alike, however they are written: `loss` and `L(w)`.
    public func isSame(as other: Quantity) -> Bool { inputs == other.inputs && program == other.program }

    /// Whether it has a shadow: its constants have one, and so has the data that it may be over.
    func isExact(over data: ExactData?) -> Bool {
        isExact
            && (!needsData
                || data.map { $0.count * program.rowWork <= Limits.shadowRowWork } ?? false)
    }
}
