/// A run in exact arithmetic, as far as 104 bits are exact: for every number of the run's rows its shadow.
public struct ShadowRun: Sendable {
    /// Row by row like the run's own: the parameters, the loss, the partial derivatives.
    private let rows: [ShadowNumber]
    private let parameters: Int
    private let rates: [ShadowNumber]
    private let steps: Int
    /// The first row at which the run stands on one side of a corner and its shadow on another, or on it.
    public let parted: Int?

    private var width: Int { 2 * parameters + 1 }

    /// Mirrors a run step by step.
    init(of run: Run, from start: [ShadowNumber], by rule: some ShadowRule) {
        let program = run.plan.loss.program
        let parameters = start.count
        let corners = program.corners
        var rule = rule
        var rates: [ShadowNumber] = []
        var parted: Int?
        var rows: [ShadowNumber] = []
        rows.reserveCapacity((run.steps + 2) * (2 * parameters + 1))
        rates.reserveCapacity(run.steps + 2)
        withUnsafeTemporaryAllocation(of: ShadowNumber.self, capacity: max(program.registerCount, 1)) {
            registers in
            guard let base = registers.baseAddress else { return }
            for index in 0..<parameters { base[index] = start[index] }
            program.prepare(base)
            for step in 0...run.steps + 1 {
                if step > 0 {
                    for index in 0..<parameters {
                        rule.update(&base[index], slope: base[Int(program.outputs[index + 1])], at: index)
                    }
                }
                program.execute(base)
                if !corners.isEmpty, parted == nil, step <= run.steps,
                    ShadowRun.part(corners, base, run.point(at: step), program)
                {
                    parted = step
                }
                for index in 0..<parameters { rows.append(base[index]) }
                for output in program.outputs { rows.append(base[Int(output)]) }
                rates.append(rule.rate)
            }
        }
        self.rows = rows
        self.rates = rates
        self.parameters = parameters
        self.steps = run.steps
        self.parted = parted
    }

    /// Whether the run at its point takes another way at some corner than the shadow at its own.
    private static func part(
        _ corners: [Program.Instruction], _ shadow: UnsafePointer<ShadowNumber>, _ point: [Double],
        _ program: Program
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(program.registerCount, 1)) { registers in
            guard let base = registers.baseAddress else { return false }
            for (index, value) in point.enumerated() { base[index] = value }
            program.prepare(base)
            program.execute(base)
            return corners.contains { corner in
                let (a, b) = (Int(corner.a), Int(corner.b))
                let (here, there) = (
                    corner.operation.branch(base[a], base[b]), corner.operation.branch(shadow[a], shadow[b])
                )
                return here != there && (here == here || there == there)
            }
        }
    }

    /// The shadow of a quantity at a step; nil where the run itself has no value.
    public func value(of quantity: Quantity, at step: Int) -> Shadow? {
        guard step >= 0, step <= steps, let number = number(of: quantity, at: step) else { return nil }
        return Shadow(number, parted: parted.flatMap { $0 <= step ? $0 : nil })
    }

    /// The first step at which a condition holds; nil where it holds at none.
    public func first(_ condition: Quantity) -> Int? {
        (0...steps).first { number(of: condition, at: $0).map { !$0.isZero } ?? false }
    }

    private func number(of quantity: Quantity, at step: Int) -> ShadowNumber? {
        if let bare = quantity.bare { return entry(bare, at: step) }
        let program = quantity.program
        return withUnsafeTemporaryAllocation(of: ShadowNumber.self, capacity: max(program.registerCount, 1)) {
            registers in
            guard let base = registers.baseAddress, let output = program.outputs.first else { return nil }
            for (index, input) in quantity.inputs.enumerated() {
                guard let number = entry(input, at: step) else { return nil }
                base[index] = number
            }
            program.prepare(base)
            program.execute(base)
            return base[Int(output)]
        }
    }

    private func entry(_ input: RowInput, at step: Int) -> ShadowNumber? {
        let row = step + input.offset
        guard row >= 0, row < steps + 2 else { return nil }
        return switch input.column {
        case .parameter(let index): rows[row * width + index]
        case .loss: rows[row * width + parameters]
        case .partial(let index): rows[row * width + parameters + 1 + index]
        case .norm: norm(row)
        case .step: ShadowNumber(Double(row))
        case .rate: rates[row]
        // Only rules without a velocity are mirrored so far.
        case .velocity: nil
        }
    }

    private func norm(_ row: Int) -> ShadowNumber {
        let first = row * width + parameters + 1
        if parameters == 1 { return rows[first].magnitude }
        var squares = ShadowNumber.zero
        for index in first..<first + parameters { squares = squares + rows[index] * rows[index] }
        return squares.squareRoot()
    }
}
