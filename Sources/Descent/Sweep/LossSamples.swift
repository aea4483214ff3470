extension LossFunction {
    /// The loss at every pair of values of two parameters: row after row, one for each value of the second.
    ///
    /// A loss of one parameter ignores the second; further parameters count as 0. The bits are those of a run's own
    /// loss at the same point.
    public func samples(_ first: [Double], _ second: [Double]) -> [Double] {
        [Double](unsafeUninitializedCapacity: first.count * second.count) { samples, count in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: max(program.registerCount, 1)) {
                buffer in
                guard let registers = buffer.baseAddress, let output = program.outputs.first else { return }
                for index in 0..<program.inputCount { registers[index] = 0 }
                program.prepare(registers)
                for y in second {
                    if program.inputCount > 1 { registers[1] = y }
                    for x in first {
                        if program.inputCount > 0 { registers[0] = x }
                        program.execute(registers)
                        samples[count] = registers[Int(output)]
                        count += 1
                    }
                }
            }
        }
    }
}
