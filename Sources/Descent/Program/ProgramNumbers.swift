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
        var rest = numbers[...]
        /// The next number, if it is whole and small.
        func next() -> Int32? {
            guard let number = rest.popFirst(), number.magnitude <= 1e9, number == Operation.floor(number)
            else { return nil }
            return Int32(number)
        }
        guard let inputs = next(), inputs > 0, inputs <= Limits.parameters,
            let constantCount = next(), constantCount >= 0, constantCount <= rest.count
        else { return nil }
        let constants = [Double](rest.prefix(Int(constantCount)))
        rest.removeFirst(Int(constantCount))
        var outputs: [Int32] = []
        for _ in 0...inputs {
            guard let output = next() else { return nil }
            outputs.append(output)
        }
        var instructions: [Program.Instruction] = []
        // Each instruction looks at registers that are filled before its own.
        var filled = inputs + constantCount
        while !rest.isEmpty {
            guard let code = next(), code >= 0, code < 256, let operation = Operation(rawValue: UInt8(code)),
                let a = next(), let b = next(), let c = next(), a >= 0, a < filled, b >= 0, c >= 0, c < filled,
                b < (operation == .power ? Int32(Limits.power) + 1 : filled)
            else { return nil }
            instructions.append(Program.Instruction(operation: operation, a: a, b: b, c: c))
            filled += 1
        }
        for output in outputs where output < 0 || output >= filled { return nil }
        self.init(
            Program(
                inputCount: Int(inputs), constants: constants,
                exactConstants: [ShadowNumber](repeating: .notANumber, count: constants.count),
                reductionCount: 0, instructions: instructions, passes: [], outputs: outputs))
    }
}
