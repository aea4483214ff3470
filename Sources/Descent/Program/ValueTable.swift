/// Finds the instruction that already computes a value, so that nothing is computed twice.
struct ValueTable {
    private(set) var instructions: [Program.Instruction] = []
    private(set) var constants: [Double] = []
    private(set) var exactConstants: [ShadowNumber] = []
    /// Slots of an open hash table: places in `instructions`, or -1. Empty until there is enough to search.
    private var slots: [Int32] = []

    /// Below this many instructions a plain search is faster than a table.
    private static let plainSearch = 24

    /// The place of an instruction, which is added if it is new.
    mutating func place(_ instruction: Program.Instruction) -> Int32 {
        if slots.isEmpty {
            for (index, known) in instructions.enumerated() where known == instruction { return Int32(index) }
            instructions.append(instruction)
            if instructions.count >= ValueTable.plainSearch { rebuild() }
            return Int32(instructions.count - 1)
        }
        var slot = hash(instruction)
        while slots[slot] >= 0 {
            if instructions[Int(slots[slot])] == instruction { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        instructions.append(instruction)
        slots[slot] = Int32(instructions.count - 1)
        if instructions.count * 2 > slots.count { rebuild() }
        return Int32(instructions.count - 1)
    }

    /// The place of a constant, by its bits; only the latest are searched, since each is cheap to keep twice.
    mutating func place(_ constant: Double, exactly shadow: ShadowNumber) -> Int32 {
        for index in stride(from: constants.count - 1, through: max(constants.count - 32, 0), by: -1)
        where constants[index].bitPattern == constant.bitPattern && exactConstants[index] == shadow {
            return Int32(index)
        }
        constants.append(constant)
        exactConstants.append(shadow)
        return Int32(constants.count - 1)
    }

    private func hash(_ instruction: Program.Instruction) -> Int {
        var mixed = UInt64(instruction.operation.rawValue)
        mixed = (mixed ^ UInt64(UInt32(bitPattern: instruction.a))) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ UInt64(UInt32(bitPattern: instruction.b))) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ UInt64(UInt32(bitPattern: instruction.c))) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 32) & (slots.count - 1)
    }

    private mutating func rebuild() {
        var size = 64
        while size < instructions.count * 4 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        for (index, instruction) in instructions.enumerated() {
            var slot = hash(instruction)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(index)
        }
    }
}
