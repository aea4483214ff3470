/// Register code that computes the same program for many points at once: each register is a row of lanes.
///
/// One instruction is decoded for all lanes, and its arithmetic is that of a single run, bit for bit.
struct LaneProgram: ~Copyable {
    let lanes: Int
    private let instructions: [RowPass.Instruction]
    private let outputs: [Int32]
    private let registers: UnsafeMutablePointer<Double>
    /// Where each register's lanes begin.
    private let slots: UnsafeMutablePointer<Lanes.Slot>

    /// - Parameters:
    ///   - program: one that needs no data.
    ///   - results: how many of its results are wanted, from the first.
    init(_ program: Program, results: Int, lanes: Int) {
        self.lanes = lanes
        outputs = [Int32](program.outputs.prefix(results))
        instructions = LaneProgram.instructions(of: program, for: outputs)
        let count = max(program.registerCount, 1)
        registers = .allocate(capacity: count * lanes)
        registers.initialize(repeating: 0, count: count * lanes)
        slots = .allocate(capacity: count)
        for index in 0..<count { (slots + index).initialize(to: registers + index * lanes) }
        for (index, constant) in program.constants.enumerated() {
            slots[program.inputCount + index].update(repeating: constant, count: lanes)
        }
    }

    /// The instructions that some results need.
    private static func instructions(of program: Program, for results: [Int32]) -> [RowPass.Instruction] {
        var isNeeded = [Bool](repeating: false, count: program.registerCount)
        for result in results { isNeeded[Int(result)] = true }
        var instructions: [RowPass.Instruction] = []
        for (index, instruction) in program.instructions.enumerated().reversed() {
            let target = program.firstResult + index
            guard isNeeded[target] else { continue }
            isNeeded[Int(instruction.a)] = true
            // For a power, `b` is no register.
            if instruction.operation != .power { isNeeded[Int(instruction.b)] = true }
            isNeeded[Int(instruction.c)] = true
            instructions.append(
                RowPass.Instruction(
                    operation: instruction.operation, a: instruction.a, b: instruction.b, c: instruction.c,
                    target: Int32(target)))
        }
        return instructions.reversed()
    }

    deinit {
        registers.deallocate()
        slots.deallocate()
    }

    /// The lanes of an input.
    func input(_ index: Int) -> Lanes.Slot { slots[index] }

    /// The lanes of a result.
    func output(_ index: Int) -> Lanes.Slot { slots[Int(outputs[index])] }

    /// Computes all results from the inputs.
    func execute() {
        for instruction in instructions { Lanes.apply(instruction, slots, lanes) }
    }
}
