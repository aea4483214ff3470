/// Walks downhill one update at a time, every parameter at once, by the plan's method and schedule.
struct Stepper: ~Copyable {
    private let rate: Double
    let parameters: Int
    private let layout: RowLayout
    /// The point, then what the program needs.
    private let registers: UnsafeMutablePointer<Double>
    /// The program's parts, where a step finds them without counting references.
    private let instructions: UnsafeMutableBufferPointer<Program.Instruction>
    private let firstResult: Int
    /// The registers of the loss and of each partial derivative.
    private let outputs: UnsafeMutableBufferPointer<Int32>
    /// The method; nil for plain descent at a constant rate: w ← w − η·∂L/∂w.
    ///
    /// It changes behind a pointer, since a stepper that changed itself would be copied at each step.
    private let updater: UnsafeMutablePointer<Updater<Double>>?
    /// Computes the loss where that needs data.
    private let feed: BatchFeed?

    /// - Parameter rows: the data, which stays where it is as long as the stepper lives.
    init(_ plan: Plan, over rows: Rows?) {
        let program = plan.loss.program
        rate = plan.rate
        parameters = plan.loss.parameters.count
        layout = plan.layout
        firstResult = program.firstResult
        let own = program.withOwnResults
        instructions = .allocate(capacity: own.instructions.count)
        _ = instructions.initialize(fromContentsOf: own.instructions)
        outputs = .allocate(capacity: own.outputs.count)
        _ = outputs.initialize(fromContentsOf: own.outputs)
        registers = .allocate(capacity: max(own.registerCount, 1))
        for index in 0..<parameters { registers[index] = index < plan.start.count ? plan.start[index] : 0 }
        updater = Updater(plan).map { updater in
            let place = UnsafeMutablePointer<Updater<Double>>.allocate(capacity: 1)
            place.initialize(to: updater)
            return place
        }
        program.prepare(registers)
        feed = rows.flatMap { rows in
            guard program.needsData else { return nil }
            return BatchFeed(
                plan, program: own, columns: plan.loss.data?.names.count ?? 0, over: rows)
        }
        execute()
        feed?.computeLoss(registers)
    }

    deinit {
        registers.deallocate()
        instructions.deallocate()
        outputs.deallocate()
        if let updater {
            updater.pointee.deallocate()
            updater.deallocate()
        }
    }

    /// Over all rows, where there is data.
    var loss: Double {
        if let feed, layout.batchLoss != nil { return feed.loss }
        return registers[Int(outputs[0])]
    }

    func parameter(_ index: Int) -> Double { registers[index] }

    /// The partial derivative by a parameter, at the point in hand.
    func partial(_ index: Int) -> Double { registers[Int(outputs[index + 1])] }

    /// Whether an update is w ← w − η·∂L/∂w and nothing else, of a loss without data.
    var isPlain: Bool { updater == nil && feed == nil }

    /// Makes one update and computes the loss and its gradient at the new point.
    ///
    /// - Parameter isPlain: ``isPlain``; a loop says it as a literal, and is compiled once for each.
    @inline(__always)
    func advance(isPlain: Bool) {
        if !isPlain, let updater {
            update(by: updater)
        } else {
            for index in 0..<parameters { registers[index] -= rate * registers[Int(outputs[index + 1])] }
        }
        guard !isPlain, let feed else {
            return Program.execute(UnsafeBufferPointer(instructions), registers, first: firstResult)
        }
        feed.advance()
        feed.execute(registers)
        feed.computeLoss(registers)
    }

    /// Writes the row in hand, as ``RowLayout`` says.
    @inline(__always)
    func write(to row: UnsafeMutablePointer<Double>, isPlain: Bool) {
        for index in 0..<parameters { row[index] = registers[index] }
        for index in 0...parameters { row[parameters + index] = registers[Int(outputs[index])] }
        if isPlain { return }
        if let updater { write(updater, to: row) }
        if let feed, let column = layout.batchLoss {
            row[column] = row[parameters]
            row[parameters] = feed.loss
        }
    }

    @inline(never)
    private func update(by updater: UnsafeMutablePointer<Updater<Double>>) {
        guard let results = outputs.baseAddress else { return }
        updater.pointee.update(registers, slopes: results + 1) { execute() }
    }

    @inline(never)
    private func write(_ updater: UnsafeMutablePointer<Updater<Double>>, to row: UnsafeMutablePointer<Double>)
    {
        if let column = layout.velocity {
            for index in 0..<parameters { row[column + index] = updater.pointee.velocity(index) }
        }
        if let column = layout.rate { row[column] = updater.pointee.rate }
    }

    @inline(__always)
    private func execute() {
        if let feed { return feed.execute(registers) }
        Program.execute(UnsafeBufferPointer(instructions), registers, first: firstResult)
    }
}

extension Plan {
    /// Calls `body` at the run's start.
    func withStepper<Result>(_ body: (borrowing Stepper) -> Result) -> Result {
        guard let data = loss.data, loss.needsData else { return body(Stepper(self, over: nil)) }
        return data.withRows { body(Stepper(self, over: $0)) }
    }
}
