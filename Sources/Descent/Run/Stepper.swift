/// Walks downhill one update at a time, every parameter at once, by the plan's method and schedule.
struct Stepper: ~Copyable {
    private let rate: Double
    let parameters: Int
    private let layout: RowLayout
    /// The point, then what the program needs.
    private let registers: UnsafeMutablePointer<Double>
    /// Computes the loss and its slopes where that needs no data.
    private let code: StepCode
    /// The registers of what a row begins with: the parameters, the loss, the partial derivatives; -1 ends them.
    private let columns: UnsafeMutablePointer<Int32>
    /// The method; nil for plain descent at a constant rate: w ← w − η·∂L/∂w.
    ///
    /// It changes behind a pointer, since a stepper that changed itself would be copied at each step.
    let updater: UnsafeMutablePointer<Updater<Double>>?
    /// Computes the loss where that needs data.
    let feed: BatchFeed?

    /// - Parameters:
    ///   - program: the loss and its slopes.
    ///   - start: a value for each parameter; a missing one counts as 0.
    ///   - feed: makes what computes the loss where that needs data, of the program as the stepper runs it.
    init(
        _ program: Program, start: [Double], optimizer: Optimizer, layout: RowLayout,
        feed makeFeed: (Program) -> BatchFeed?
    ) {
        rate = optimizer.rate
        parameters = layout.parameters
        self.layout = layout
        let own = program.withOwnResults
        code = StepCode(own)
        columns = .allocate(capacity: parameters + own.outputs.count + 1)
        for index in 0..<parameters { (columns + index).initialize(to: Int32(index)) }
        for (index, output) in own.outputs.enumerated() {
            (columns + parameters + index).initialize(to: output)
        }
        (columns + parameters + own.outputs.count).initialize(to: -1)
        registers = .allocate(capacity: max(own.registerCount, 1))
        for index in 0..<parameters { registers[index] = index < start.count ? start[index] : 0 }
        updater = Updater(optimizer, parameters: parameters).map { updater in
            let place = UnsafeMutablePointer<Updater<Double>>.allocate(capacity: 1)
            place.initialize(to: updater)
            return place
        }
        program.prepare(registers)
        feed = makeFeed(own)
        execute()
        feed?.computeLoss(registers)
    }

    deinit {
        registers.deallocate()
        code.deallocate()
        columns.deallocate()
        if let updater {
            updater.pointee.deallocate()
            updater.deallocate()
        }
    }

    /// Over all rows, where there is data.
    var loss: Double {
        if let feed, layout.batchLoss != nil { return feed.loss }
        return registers[Int(columns[parameters])]
    }

    func parameter(_ index: Int) -> Double { registers[index] }

    /// The partial derivative by a parameter, at the point in hand.
    func partial(_ index: Int) -> Double { registers[Int(slopes[index])] }

    /// The registers of the partial derivatives.
    private var slopes: UnsafeMutablePointer<Int32> { columns + parameters + 1 }

    /// Makes one update and computes the loss and its gradient at the new point.
    ///
    /// - Parameters:
    ///   - isPlain: ``isPlain``; a loop says it as a literal, and is compiled once for each.
    ///   - slope: ``lastSlope``, which a loop of plain updates keeps at hand.
    @inline(__always)
    func advance(isPlain: Bool, _ slope: inout Double) {
        if isPlain {
            for index in 0..<parameters - 1 { registers[index] -= rate * registers[Int(slopes[index])] }
            registers[parameters - 1] -= rate * slope
            slope = code.slope(registers)
            return
        }
        if let updater {
            update(by: updater)
        } else {
            for index in 0..<parameters { registers[index] -= rate * registers[Int(slopes[index])] }
        }
        guard let feed else { return execute() }
        feed.advance()
        feed.execute(registers)
        feed.computeLoss(registers)
    }

    /// The slope by the last parameter.
    var lastSlope: Double { partial(parameters - 1) }

    /// Writes the row in hand, as ``RowLayout`` says.
    @inline(__always)
    func write(to row: UnsafeMutablePointer<Double>, isPlain: Bool) {
        // A row is short: a count would make the compiler prepare for long ones.
        var (register, column) = (columns, row)
        while register.pointee >= 0 {
            column.pointee = registers[Int(register.pointee)]
            register += 1
            column += 1
        }
        if isPlain { return }
        if let updater { write(updater, to: row) }
        if let feed, let column = layout.batchLoss {
            row[column] = row[parameters]
            row[parameters] = feed.loss
        }
    }

    @inline(__always)
    private func update(by updater: UnsafeMutablePointer<Updater<Double>>) {
        updater.pointee.update(registers, slopes: slopes) { execute() }
    }

    @inline(__always)
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
        code.execute(registers)
    }
}
