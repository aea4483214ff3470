/// Picks the code that some sums need, and gives what it computes slots that are used again.
struct RowPassMaker {
    private let code: [Program.Instruction]
    private var sums: [(operand: Int32, register: Int32)] = []
    private var columns: [Int32] = []
    private var uniforms: [Int32] = []

    init(_ code: [Program.Instruction]) {
        self.code = code
    }

    mutating func add(sumOf operand: Int32, in register: Int32) {
        sums.append((operand, register))
    }

    /// - Parameter register: the register of an operand that is the same in every row.
    mutating func pass(before: Int, _ register: (Int32) -> Int32) -> RowPass {
        let lastUse = lastUses()
        findInputs(lastUse)
        var slots = Slots(firstFree: Int32(columns.count + uniforms.count))
        var slotOf = [Int32](repeating: -1, count: code.count)
        func slot(_ operand: Int32) -> Int32 {
            if operand >= Compiler.firstPerRow { return slotOf[Int(operand - Compiler.firstPerRow)] }
            if operand >= Compiler.firstColumnOfRow {
                return Int32(RowPassMaker.place(of: operand, in: columns))
            }
            return Int32(columns.count + RowPassMaker.place(of: operand, in: uniforms))
        }
        var instructions: [RowPass.Instruction] = []
        for (index, instruction) in code.enumerated() where lastUse[index] >= 0 {
            let hasSecond = instruction.operation != .power
            // The target is taken before an operand is given back, so that it is none of them.
            let target = slots.take()
            instructions.append(
                RowPass.Instruction(
                    operation: instruction.operation, a: slot(instruction.a),
                    b: hasSecond ? slot(instruction.b) : instruction.b, c: slot(instruction.c),
                    target: target))
            slotOf[index] = target
            for operand in RowPassMaker.rowOperands(of: instruction) where lastUse[operand] == index {
                slots.give(back: slotOf[operand])
            }
        }
        return RowPass(
            before: before, columns: columns.map { $0 - Compiler.firstColumnOfRow },
            uniforms: uniforms.map(register), instructions: instructions,
            sums: sums.map { RowPass.Sum(slot: slot($0.operand), register: $0.register) },
            slotCount: Int(slots.count))
    }

    /// The last instruction that needs each one; beyond all of them for one that is added up, -1 where nothing does.
    private func lastUses() -> [Int] {
        var lastUse = [Int](repeating: -1, count: code.count)
        for sum in sums where sum.operand >= Compiler.firstPerRow {
            lastUse[Int(sum.operand - Compiler.firstPerRow)] = code.count
        }
        for index in code.indices.reversed() where lastUse[index] >= 0 {
            for operand in RowPassMaker.rowOperands(of: code[index]) where lastUse[operand] < 0 {
                lastUse[operand] = index
            }
        }
        return lastUse
    }

    /// The columns and the numbers that are the same in every row, each once, in order.
    private mutating func findInputs(_ lastUse: [Int]) {
        var operands = sums.map { $0.operand }
        for (index, instruction) in code.enumerated() where lastUse[index] >= 0 {
            operands.append(instruction.a)
            if instruction.operation != .power { operands.append(instruction.b) }
            operands.append(instruction.c)
        }
        operands.sort()
        for operand in operands where operand < Compiler.firstPerRow {
            if operand >= Compiler.firstColumnOfRow {
                if columns.last != operand { columns.append(operand) }
            } else if uniforms.last != operand {
                uniforms.append(operand)
            }
        }
    }

    /// The instructions whose results an instruction needs, one perhaps twice.
    private static func rowOperands(of instruction: Program.Instruction) -> [Int] {
        var operands = [instruction.a]
        if instruction.operation != .power, instruction.b != instruction.a { operands.append(instruction.b) }
        if instruction.c != instruction.a, instruction.operation == .power || instruction.c != instruction.b {
            operands.append(instruction.c)
        }
        return operands.filter { $0 >= Compiler.firstPerRow }.map { Int($0 - Compiler.firstPerRow) }
    }

    private static func place(of operand: Int32, in sorted: [Int32]) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < operand { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Slots that are free again, the latest first.
    private struct Slots {
        private(set) var count: Int32
        private var free: [Int32] = []

        init(firstFree: Int32) { count = firstFree }

        mutating func take() -> Int32 {
            if let slot = free.popLast() { return slot }
            count += 1
            return count - 1
        }

        mutating func give(back slot: Int32) { free.append(slot) }
    }
}
