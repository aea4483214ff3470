/// A run in exact arithmetic, as far as 104 bits are exact: for every number of the run's rows its shadow.
///
/// A class, since it is handed on to every cell that is checked against it.
public final class ShadowRun: Sendable {
    /// Row by row like the run's own: the parameters, the loss, the partial derivatives; then the rate.
    private let rows: [ShadowNumber]
    private let parameters: Int
    private let width: Int
    private let steps: Int
    /// The first row at which the run stands on one side of a corner and its shadow on another, or on it.
    public let parted: Int?

    /// Mirrors a run step by step.
    init(of run: Run, from start: [ShadowNumber], by rule: some ShadowRule) {
        let parameters = start.count
        let width = 2 * parameters + 2
        let count = run.steps + 2
        var parted: Int?
        rows = [ShadowNumber](unsafeUninitializedCapacity: count * width) { buffer, initialized in
            guard let first = buffer.baseAddress else { return }
            let corners = Corners(of: run)
            var walk = Walk(run.plan.loss.program, start, rule)
            for step in 0..<count {
                if step > 0 { walk.advance() }
                walk.write(to: first + step * width)
                if parted == nil, step <= run.steps, corners.part(walk.registers, at: step) {
                    parted = step
                }
            }
            initialized = count * width
        }
        self.parameters = parameters
        self.width = width
        self.steps = run.steps
        self.parted = parted
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
        if program.needsData { return nil }
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
        case .rate: rows[row * width + width - 1]
        // Only runs without data are mirrored so far, and rules without a velocity.
        case .velocity, .epoch, .batchLoss: nil
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

/// The point of a shadow, and what its program needs.
private struct Walk<Rule: ShadowRule>: ~Copyable {
    let registers: UnsafeMutablePointer<ShadowNumber>
    private let program: Program
    private let parameters: Int
    private var rule: Rule

    init(_ program: Program, _ start: [ShadowNumber], _ rule: Rule) {
        self.program = program
        self.rule = rule
        parameters = start.count
        registers = .allocate(capacity: max(program.registerCount, 1))
        for (index, value) in start.enumerated() { registers[index] = value }
        program.prepare(registers)
        program.execute(registers)
    }

    deinit { registers.deallocate() }

    mutating func advance() {
        for index in 0..<parameters {
            let slope = registers[Int(program.outputs[index + 1])]
            rule.update(&registers[index], slope: slope, at: index)
        }
        program.execute(registers)
    }

    func write(to row: UnsafeMutablePointer<ShadowNumber>) {
        for index in 0..<parameters { (row + index).initialize(to: registers[index]) }
        for (index, output) in program.outputs.enumerated() {
            (row + parameters + index).initialize(to: registers[Int(output)])
        }
        (row + 2 * parameters + 1).initialize(to: rule.rate)
    }
}

/// The places where a run and its shadow can part, and the run's own registers there.
private struct Corners: ~Copyable {
    private let values: [Double]
    private let width: Int
    private let program: Program
    /// The instructions that have a corner.
    private let corners: [Program.Instruction]
    private let registers: UnsafeMutablePointer<Double>

    init(of run: Run) {
        program = run.plan.loss.program
        values = run.values
        width = run.values.count / (run.steps + 2)
        corners = program.instructions.filter { $0.operation.hasCorner }
        registers = .allocate(capacity: max(program.registerCount, 1))
        program.prepare(registers)
    }

    deinit { registers.deallocate() }

    /// Whether the run at its point takes another way at some corner than the shadow at its own.
    func part(_ shadow: UnsafePointer<ShadowNumber>, at step: Int) -> Bool {
        guard !corners.isEmpty else { return false }
        for index in 0..<program.inputCount { registers[index] = values[step * width + index] }
        program.execute(registers)
        for corner in corners {
            let (a, b) = (Int(corner.a), Int(corner.b))
            let here = corner.operation.branch(registers[a], registers[b])
            let there = corner.operation.branch(shadow[a], shadow[b])
            if here != there && (here == here || there == there) { return true }
        }
        return false
    }
}

extension Quantity {
    /// Whether both are computed alike, however they are written: `loss` and `L(w)`.
    public func isSame(as other: Quantity) -> Bool { inputs == other.inputs && program == other.program }
}
