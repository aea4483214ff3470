/// Walks as ``Stepper`` does, in shadow numbers: the same rules, the same batches, sums in the same order.
struct ShadowWalk: ~Copyable {
    private let machine: ShadowMachine
    private var updater: Updater<ShadowNumber>
    private let layout: RowLayout

    /// - Parameter rows: the exact data, which stays where it is as long as the walk lives.
    init(_ plan: Plan, _ settings: ExactSettings, over rows: ExactRows?) {
        layout = plan.layout
        machine = ShadowMachine(plan, settings.start, over: rows)
        updater = Updater(
            plan.optimizer, parameters: layout.parameters, rate: settings.rate,
            factor: settings.factor ?? ShadowNumber(shortest: plan.schedule.factor)
        ) { argument in
            settings[argument] ?? ShadowNumber(shortest: plan.method[argument] ?? 0)
        }
        machine.execute()
        machine.computeLoss()
    }

    deinit { updater.deallocate() }

    /// The point, then what the loss's program computed there.
    var registers: UnsafeMutablePointer<ShadowNumber> { machine.registers }

    /// Makes one update and computes the loss and its gradient at the new point.
    mutating func advance() {
        let machine = machine
        machine.withSlopes { slopes in
            updater.update(machine.registers, slopes: slopes) { machine.execute() }
        }
        machine.advance()
    }

    /// Writes the row in hand, as ``RowLayout`` says.
    func write(to row: UnsafeMutablePointer<ShadowNumber>) {
        let parameters = layout.parameters
        for index in 0..<parameters { (row + index).initialize(to: machine.registers[index]) }
        for index in 0...parameters { (row + parameters + index).initialize(to: machine.result(index)) }
        if let column = layout.velocity {
            for index in 0..<parameters { (row + column + index).initialize(to: updater.velocity(index)) }
        }
        if let column = layout.rate { (row + column).initialize(to: updater.rate) }
        if let column = layout.batchLoss {
            (row + column).initialize(to: row[parameters])
            row[parameters] = machine.loss
        }
    }
}

/// The registers of a shadow's point, and what computes the loss and its slopes in them.
private final class ShadowMachine {
    let registers: UnsafeMutablePointer<ShadowNumber>
    private let program: Program
    /// The loss alone, over all rows, where a batch is fewer.
    private let lossProgram: Program?
    private let lossRegisters: UnsafeMutablePointer<ShadowNumber>
    private let scratch: UnsafeMutablePointer<ShadowNumber>
    private let all: ExactRows?
    private var batches: BatchOrder?

    /// The loss over all rows; NaN before it is computed, and where a batch is all rows.
    private(set) var loss = ShadowNumber.notANumber

    init(_ plan: Plan, _ start: [ShadowNumber], over rows: ExactRows?) {
        program = plan.loss.program.withOwnResults
        lossProgram = plan.layout.batchLoss == nil ? nil : plan.loss.lossProgram
        all = program.needsData ? rows : nil
        batches = all.map { BatchOrder(plan.batch, rows: $0.count) }
        registers = .allocate(capacity: max(program.registerCount, 1))
        lossRegisters = .allocate(capacity: max(lossProgram?.registerCount ?? 0, 1))
        scratch = .allocate(
            capacity: max(program.shadowScratchCount, lossProgram?.shadowScratchCount ?? 0, 1))
        for (index, value) in start.enumerated() { registers[index] = value }
        program.prepare(registers)
        lossProgram?.prepare(lossRegisters)
    }

    deinit {
        registers.deallocate()
        lossRegisters.deallocate()
        scratch.deallocate()
    }

    func result(_ index: Int) -> ShadowNumber { registers[Int(program.outputs[index])] }

    /// Calls `body` with the registers of the slopes.
    func withSlopes(_ body: (UnsafePointer<Int32>) -> Void) {
        program.outputs.withUnsafeBufferPointer { outputs in
            guard let first = outputs.baseAddress else { return }
            body(first + 1)
        }
    }

    /// Computes the loss over the batch and its slopes at the point in the registers.
    func execute() {
        guard let all, let batches else { return program.execute(registers) }
        batches.order.withUnsafeBufferPointer { order in
            let rows = ExactRows(
                first: all.first, height: all.height, order: batches.isShuffled ? order.baseAddress : nil,
                start: batches.start, count: batches.count)
            program.execute(registers, over: rows, scratch)
        }
    }

    /// Computes the loss over all rows, where that is another than over the batch.
    func computeLoss() {
        guard let all, let lossProgram, let output = lossProgram.outputs.first else { return }
        for index in 0..<lossProgram.inputCount { lossRegisters[index] = registers[index] }
        lossProgram.execute(lossRegisters, over: all, scratch)
        loss = lossRegisters[Int(output)]
    }

    /// Goes on to the batch of the next update, at the point in the registers.
    func advance() {
        guard all != nil else { return program.execute(registers) }
        batches?.advance()
        execute()
        computeLoss()
    }
}
