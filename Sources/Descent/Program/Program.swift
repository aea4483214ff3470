/// Flat register code: what expressions become before they are run.
///
/// The registers are the inputs, then the constants, then the number of rows and the sums over them where data is
/// needed, then the result of each instruction in turn. Every subexpression that occurs twice, in the loss or in its
/// derivatives, is computed once.
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
    /// How many registers stand for the number of rows and the sums over them; 0 where no data is needed.
    let reductionCount: Int
    var instructions: [Instruction]
    /// What is computed over the rows, each at its place among the instructions.
    let passes: [RowPass]
    /// The registers that hold the results, in the order of the expressions.
    var outputs: [Int32]

    /// Computes nothing.
    static let empty = Program(
        inputCount: 0, constants: [], exactConstants: [], reductionCount: 0, instructions: [], passes: [],
        outputs: [])

    /// What one point costs beside the rows of data, in additions.
    var work: Int { instructions.reduce(0) { $0 + $1.operation.work } }

    var registerCount: Int { firstResult + instructions.count }

    /// The register of the first instruction's result.
    var firstResult: Int { inputCount + constants.count + reductionCount }

    var needsData: Bool { reductionCount > 0 }

    /// How many numbers the passes need to work in.
    var scratchCount: Int { passes.reduce(0) { max($0, $1.scratchCount) } }

    /// What each row of data costs, in additions.
    var rowWork: Int {
        passes.reduce(0) { $0 + $1.instructions.reduce($1.sums.count) { $0 + $1.operation.work } }
    }

    /// The same with more instructions behind its own.
    func with(instructions: [Instruction], outputs: [Int32]) -> Program {
        Program(
            inputCount: inputCount, constants: constants, exactConstants: exactConstants,
            reductionCount: reductionCount, instructions: instructions, passes: passes, outputs: outputs)
    }

    /// The same with its results in another order.
    var withLastOutputFirst: Program {
        with(instructions: instructions, outputs: Array(outputs.suffix(1) + outputs.dropLast()))
    }

    /// Writes the constants where the instructions look for them; once is enough for many runs.
    func prepare(_ registers: UnsafeMutablePointer<Double>) {
        for (index, constant) in constants.enumerated() { registers[inputCount + index] = constant }
    }

    /// Computes all results from the inputs in the first registers.
    func execute(_ registers: UnsafeMutablePointer<Double>) {
        instructions.withUnsafeBufferPointer { instructions in
            Program.execute(instructions, registers, first: firstResult)
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

    /// Computes all results where data is needed.
    ///
    /// - Parameter scratch: room for ``scratchCount`` numbers.
    func execute(
        _ registers: UnsafeMutablePointer<Double>, over rows: Rows, _ scratch: UnsafeMutablePointer<Double>
    ) {
        if needsData { registers[firstResult - reductionCount] = Double(rows.count) }
        instructions.withUnsafeBufferPointer { instructions in
            var done = 0
            for pass in passes {
                Program.execute(
                    UnsafeBufferPointer(rebasing: instructions[done..<pass.before]), registers,
                    first: firstResult + done)
                done = pass.before
                pass.run(registers, over: rows, scratch)
            }
            Program.execute(
                UnsafeBufferPointer(rebasing: instructions[done...]), registers, first: firstResult + done)
        }
    }

    /// Computes all results once, over the rows of a table where data is needed.
    ///
    /// Without a table what needs one is NaN.
    func execute(_ registers: UnsafeMutablePointer<Double>, over data: DataTable?) {
        guard needsData else { return execute(registers) }
        guard let data else {
            for register in 0..<registerCount { registers[register] = .nan }
            return
        }
        data.withRows { rows in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: max(scratchCount, 1)) { scratch in
                guard let scratch = scratch.baseAddress else { return }
                execute(registers, over: rows, scratch)
            }
        }
    }

    /// The first result, for a few inputs and no hurry.
    func value(_ inputs: [Double], over data: DataTable? = nil) -> Double {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(registerCount, 1)) { registers in
            guard let base = registers.baseAddress, let output = outputs.first else { return .nan }
            for index in 0..<inputCount { base[index] = index < inputs.count ? inputs[index] : .nan }
            prepare(base)
            execute(base, over: data)
            return base[Int(output)]
        }
    }
}
