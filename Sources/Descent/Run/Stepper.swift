/// Walks downhill one update at a time: w ← w − η·∂L/∂w, for every parameter at once.
struct Stepper: ~Copyable {
    private let program: Program
    private let rate: Double
    let parameters: Int
    /// The point, then what the program needs.
    private let registers: UnsafeMutablePointer<Double>

    init(_ plan: Plan) {
        program = plan.loss.program
        rate = plan.rate
        parameters = plan.loss.parameters.count
        registers = .allocate(capacity: max(program.registerCount, 1))
        for index in 0..<parameters { registers[index] = index < plan.start.count ? plan.start[index] : 0 }
        program.prepare(registers)
        program.execute(registers)
    }

    deinit { registers.deallocate() }

    var loss: Double { registers[Int(program.outputs[0])] }

    func parameter(_ index: Int) -> Double { registers[index] }

    /// The partial derivative by a parameter, at the point in hand.
    func partial(_ index: Int) -> Double { registers[Int(program.outputs[index + 1])] }

    /// Makes one update and computes the loss and its gradient at the new point.
    @inline(__always)
    func advance() {
        program.outputs.withUnsafeBufferPointer { outputs in
            for index in 0..<parameters {
                registers[index] -= rate * registers[Int(outputs[index + 1])]
            }
        }
        program.execute(registers)
    }

    /// Writes the row in hand: the parameters, the loss, the partial derivatives.
    @inline(__always)
    func write(to row: UnsafeMutablePointer<Double>) {
        for index in 0..<parameters { row[index] = registers[index] }
        program.outputs.withUnsafeBufferPointer { outputs in
            for index in 0...parameters { row[parameters + index] = registers[Int(outputs[index])] }
        }
    }
}
