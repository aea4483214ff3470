extension Program {
    /// The first result at every pair of values of two inputs: row after row, one for each value of the second.
    ///
    /// A program of one input ignores the second; further inputs count as 0.
    func samples(_ first: [Double], _ second: [Double]) -> [Double] {
        [Double](unsafeUninitializedCapacity: first.count * second.count) { samples, count in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: max(registerCount, 1)) { buffer in
                guard let registers = buffer.baseAddress, let output = outputs.first else { return }
                for index in 0..<inputCount { registers[index] = 0 }
                prepare(registers)
                for y in second {
                    if inputCount > 1 { registers[1] = y }
                    for x in first {
                        if inputCount > 0 { registers[0] = x }
                        execute(registers)
                        samples[count] = registers[Int(output)]
                        count += 1
                    }
                }
            }
        }
    }
}
