/// Programs run in shadow numbers: the same instructions in the same order, over the exact constants.
extension Program {
    /// Writes the exact constants where the instructions look for them.
    func prepare(_ registers: UnsafeMutablePointer<ShadowNumber>) {
        for (index, constant) in exactConstants.enumerated() { registers[inputCount + index] = constant }
    }

    func execute(_ registers: UnsafeMutablePointer<ShadowNumber>) {
        instructions.withUnsafeBufferPointer { execute($0, registers) }
    }

    @inline(__always)
    private func execute(
        _ instructions: UnsafeBufferPointer<Instruction>, _ registers: UnsafeMutablePointer<ShadowNumber>
    ) {
        var target = registers + firstResult
        for instruction in instructions {
            let a = registers[Int(instruction.a)]
            switch instruction.operation {
            case .add: target.pointee = Operation.difference(a, -registers[Int(instruction.b)])
            case .subtract: target.pointee = Operation.difference(a, registers[Int(instruction.b)])
            case .multiply: target.pointee = a * registers[Int(instruction.b)]
            case .divide: target.pointee = a / registers[Int(instruction.b)]
            case .power:
                target.pointee = instruction.operation.apply(a, a, a, power: instruction.b)
            default:
                target.pointee = instruction.operation.apply(
                    a, registers[Int(instruction.b)], registers[Int(instruction.c)], power: 0)
            }
            target += 1
        }
    }

    /// The first result, from exact inputs; a missing one is NaN.
    func value(_ inputs: [ShadowNumber]) -> ShadowNumber {
        withUnsafeTemporaryAllocation(of: ShadowNumber.self, capacity: max(registerCount, 1)) { registers in
            guard let base = registers.baseAddress, let output = outputs.first else { return .notANumber }
            for index in 0..<inputCount { base[index] = index < inputs.count ? inputs[index] : .notANumber }
            prepare(base)
            execute(base)
            return base[Int(output)]
        }
    }
}
