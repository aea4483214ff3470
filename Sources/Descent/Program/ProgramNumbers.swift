/// A program as numbers: how it travels from the build to a page.
///
///     inputs, constants, the constants themselves, the outputs' registers,
///     then for each instruction its operation and its three operands
///
/// A program over data has no such form.
extension CompiledLoss {
    public var numbers: [Double] {
        var numbers = [Double(program.inputCount), Double(program.constants.count)]
        numbers += program.constants
        for output in program.outputs { numbers.append(Double(output)) }
        for instruction in program.instructions {
            numbers.append(Double(instruction.operation.rawValue))
            for operand in [instruction.a, instruction.b, instruction.c] { numbers.append(Double(operand)) }
        }
        return numbers
    }

    /// The loss that the numbers tell of; nil where they tell of none that can be computed.
    public init?(numbers: [Double]) {
        /// A number that is whole and below a bound, else nil.
        func whole(_ place: Int, below bound: Int) -> Int32? {
            let number = place < numbers.count ? numbers[place] : .nan
            return number >= 0 && number < Double(bound) && number == Operation.floor(number)
                ? Int32(number) : nil
        }
        guard let inputs = whole(0, below: Limits.parameters + 1).map({ Int($0) }), inputs > 0,
            let constants = whole(1, below: numbers.count).map({ Int($0) })
        else { return nil }
        let firstOutput = 2 + constants
        let firstInstruction = firstOutput + inputs + 1
        let instructions = (numbers.count - firstInstruction) / 4
        guard instructions >= 0, firstInstruction + 4 * instructions == numbers.count else { return nil }
        let registers = inputs + constants + instructions
        var program = Program(
            inputCount: inputs, constants: [Double](numbers[2..<firstOutput]),
            exactConstants: [ShadowNumber](repeating: .notANumber, count: constants), reductionCount: 0,
            instructions: [Program.Instruction](
                repeating: Program.Instruction(operation: .add, a: 0, b: 0, c: 0), count: instructions),
            passes: [], outputs: [Int32](repeating: 0, count: inputs + 1))
        for index in 0...inputs {
            guard let output = whole(firstOutput + index, below: registers) else { return nil }
            program.outputs[index] = output
        }
        for index in 0..<instructions {
            let place = firstInstruction + 4 * index
            // Each looks at registers that are filled before its own.
            let filled = inputs + constants + index
            guard let operation = whole(place, below: 256).flatMap({ Operation(rawValue: UInt8($0)) }),
                operation.isKnown,
                let a = whole(place + 1, below: filled),
                let b = whole(place + 2, below: operation == .power ? Limits.power + 1 : filled),
                let c = whole(place + 3, below: filled)
            else { return nil }
            program.instructions[index] = Program.Instruction(operation: operation, a: a, b: b, c: c)
        }
        self.init(program)
    }
}
