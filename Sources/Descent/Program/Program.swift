/// Flat register code: what expressions become before they are run.
///
/// The registers are the inputs, then the constants, then the result of each instruction in turn. Every
/// subexpression that occurs twice, in the loss or in its derivatives, is computed once.
struct Program: Sendable, Equatable {
    struct Instruction: Sendable, Equatable {
        var operation: Operation
        /// Registers; for ``Operation/power``, `b` is the exponent itself.
        var a: Int32
        var b: Int32
        var c: Int32
    }

    let inputCount: Int
    let constants: [Double]
    /// What exact arithmetic makes of each constant: literals are the decimals that they say.
    let exactConstants: [ShadowNumber]
    let instructions: [Instruction]
    /// The registers that hold the results, in the order of the expressions.
    let outputs: [Int32]

    /// Computes nothing.
    static let empty = Program(
        inputCount: 0, constants: [], exactConstants: [], instructions: [], outputs: [])

    /// What one pass costs, in additions.
    var work: Int { instructions.reduce(0) { $0 + $1.operation.work } }

    var registerCount: Int { inputCount + constants.count + instructions.count }

    /// Writes the constants where the instructions look for them; once is enough for many runs.
    func prepare(_ registers: UnsafeMutablePointer<Double>) {
        for (index, constant) in constants.enumerated() { registers[inputCount + index] = constant }
    }

    /// Computes all results from the inputs in the first registers.
    func execute(_ registers: UnsafeMutablePointer<Double>) {
        instructions.withUnsafeBufferPointer { instructions in
            Program.execute(instructions, registers, first: inputCount + constants.count)
        }
    }

    /// Computes the instructions' results into the registers from `first` on.
    @inline(__always)
    static func execute(
        _ instructions: UnsafeBufferPointer<Instruction>, _ registers: UnsafeMutablePointer<Double>,
        first: Int
    ) {
        var target = registers + first
        for instruction in instructions {
            let a = registers[Int(instruction.a)]
            switch instruction.operation {
            case .add: target.pointee = a + registers[Int(instruction.b)]
            case .subtract: target.pointee = a - registers[Int(instruction.b)]
            case .multiply: target.pointee = a * registers[Int(instruction.b)]
            case .power: target.pointee = Operation.raise(a, instruction.b)
            default:
                target.pointee = instruction.operation.apply(
                    a, registers[Int(instruction.b)], registers[Int(instruction.c)], power: 0)
            }
            target += 1
        }
    }

    /// The first result, for a few inputs and no hurry.
    func value(_ inputs: [Double]) -> Double {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(registerCount, 1)) { registers in
            guard let base = registers.baseAddress, let output = outputs.first else { return .nan }
            for index in 0..<inputCount { base[index] = index < inputs.count ? inputs[index] : .nan }
            prepare(base)
            execute(base)
            return base[Int(output)]
        }
    }
}
