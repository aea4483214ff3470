/// Walks downhill one update at a time: w ← w − η·∂L/∂w, for every parameter at once.
struct Stepper: ~Copyable {
    private let rate: Double
    let parameters: Int
    /// The point, then what the program needs.
    private let registers: UnsafeMutablePointer<Double>
    /// The program's parts, where a step finds them without counting references.
    private let instructions: UnsafeMutableBufferPointer<Program.Instruction>
    private let firstResult: Int
    /// The registers of the loss and of each partial derivative.
    private let outputs: UnsafeMutableBufferPointer<Int32>

    init(_ plan: Plan) {
        let program = plan.loss.program
        rate = plan.rate
        parameters = plan.loss.parameters.count
        firstResult = program.inputCount + program.constants.count
        instructions = .allocate(capacity: program.instructions.count)
        _ = instructions.initialize(fromContentsOf: program.instructions)
        outputs = .allocate(capacity: program.outputs.count)
        _ = outputs.initialize(fromContentsOf: program.outputs)
        registers = .allocate(capacity: max(program.registerCount, 1))
        for index in 0..<parameters { registers[index] = index < plan.start.count ? plan.start[index] : 0 }
        program.prepare(registers)
        execute()
    }

    deinit {
        registers.deallocate()
        instructions.deallocate()
        outputs.deallocate()
    }

    var loss: Double { registers[Int(outputs[0])] }

    func parameter(_ index: Int) -> Double { registers[index] }

    /// The partial derivative by a parameter, at the point in hand.
    func partial(_ index: Int) -> Double { registers[Int(outputs[index + 1])] }

    /// Makes one update and computes the loss and its gradient at the new point.
    @inline(__always)
    func advance() {
        for index in 0..<parameters { registers[index] -= rate * registers[Int(outputs[index + 1])] }
        execute()
    }

    /// Writes the row in hand: the parameters, the loss, the partial derivatives.
    @inline(__always)
    func write(to row: UnsafeMutablePointer<Double>) {
        for index in 0..<parameters { row[index] = registers[index] }
        for index in 0...parameters { row[parameters + index] = registers[Int(outputs[index])] }
    }

    @inline(__always)
    private func execute() {
        Program.execute(UnsafeBufferPointer(instructions), registers, first: firstResult)
    }
}
