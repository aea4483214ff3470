extension Program {
    /// The program with a register of its own for each result that is an input, as the slopes of `x*y` are.
    ///
    /// An update that has changed one parameter must still find the slope by the next.
    var withOwnResults: Program {
        guard outputs.contains(where: { $0 < Int32(inputCount) }) else { return self }
        var instructions = instructions
        let results = outputs.map { (register: Int32) -> Int32 in
            guard register < Int32(inputCount) else { return register }
            // The first power of a number is that number, bit for bit.
            instructions.append(Instruction(operation: .power, a: register, b: 1, c: register))
            return Int32(firstResult + instructions.count - 1)
        }
        return with(instructions: instructions, outputs: results)
    }
}
