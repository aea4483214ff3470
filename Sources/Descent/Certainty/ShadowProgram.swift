/// Programs run in shadow numbers: the same instructions in the same order, over the exact constants.
extension Program {
    /// Writes the exact constants where the instructions look for them.
    func prepare(_ registers: UnsafeMutablePointer<ShadowNumber>) {
        for (index, constant) in exactConstants.enumerated() { registers[inputCount + index] = constant }
    }

    /// Computes all results from the inputs in the first registers.
    func execute(_ registers: UnsafeMutablePointer<ShadowNumber>) {
        instructions.withUnsafeBufferPointer { Program.execute($0, registers, first: firstResult) }
    }

    /// Computes the instructions' results into the registers from `first` on.
    @inline(__always)
    static func execute(
        _ instructions: UnsafeBufferPointer<Instruction>, _ registers: UnsafeMutablePointer<ShadowNumber>,
        first: Int
    ) {
        var target = registers + first
        for instruction in instructions {
            let second = instruction.operation == .power ? instruction.a : instruction.b
            target.pointee = instruction.operation.quickly(
                registers[Int(instruction.a)], registers, second, instruction.c, power: instruction.b)
            target += 1
        }
    }

    /// The first result, from exact inputs; a missing one is NaN.
    func value(_ inputs: [ShadowNumber], over data: ExactData? = nil) -> ShadowNumber {
        withUnsafeTemporaryAllocation(of: ShadowNumber.self, capacity: max(registerCount, 1)) { registers in
            guard let base = registers.baseAddress, let output = outputs.first else { return .notANumber }
            for index in 0..<inputCount { base[index] = index < inputs.count ? inputs[index] : .notANumber }
            prepare(base)
            execute(base, over: data)
            return base[Int(output)]
        }
    }
}

extension Operation {
    /// ``apply(_:_:_:power:)`` with the common operations first, their second and third operands read where needed.
    @inline(__always)
    func quickly(
        _ a: ShadowNumber, _ registers: UnsafeMutablePointer<ShadowNumber>, _ b: Int32, _ c: Int32,
        power: Int32
    ) -> ShadowNumber {
        switch self {
        case .add: Operation.difference(a, -registers[Int(b)])
        case .subtract: Operation.difference(a, registers[Int(b)])
        case .multiply: a * registers[Int(b)]
        case .divide: a / registers[Int(b)]
        default: apply(a, registers[Int(b)], registers[Int(c)], power: power)
        }
    }
}
