/// The code for each row of the data while a program grows: instructions, and the sums over what they compute.
struct RowCode {
    private var table = ValueTable()
    /// How many passes over the rows each instruction has to wait for.
    private(set) var levels: [Int32] = []
    private var reductions: [Reduction] = []
    private var hasCount = false

    private struct Reduction {
        /// An operand as ``Compiler`` writes it.
        let operand: Int32
        /// The pass that computes it, from 1.
        let level: Int32
    }

    /// An equal sum is looked for among so many; more would cost their square.
    private static let searched = 64

    /// The number of rows and the sums over them.
    var reductionCount: Int { hasCount || !reductions.isEmpty ? reductions.count + 1 : 0 }

    mutating func needCount() { hasCount = true }

    func level(ofReduction index: Int32) -> Int32 { index == 0 ? 0 : reductions[Int(index) - 1].level }

    mutating func place(_ instruction: Program.Instruction, level: Int32) -> Int32 {
        let index = table.place(instruction)
        if Int(index) == levels.count { levels.append(level) }
        return index
    }

    /// The number of the sum over an operand, from 1.
    mutating func sum(of operand: Int32, level: Int32) -> Int32 {
        let latest = max(0, reductions.count - RowCode.searched)
        for index in latest..<reductions.count where reductions[index].operand == operand {
            return Int32(index + 1)
        }
        reductions.append(Reduction(operand: operand, level: level))
        return Int32(reductions.count)
    }

    /// The passes over the rows, each with what its sums need and no more.
    ///
    /// - Parameters:
    ///   - firstReduced: the register of the number of rows.
    ///   - before: how many instructions of the program come before the pass of a level.
    ///   - register: the register of an operand that is the same in every row.
    func passes(firstReduced: Int32, before: (Int32) -> Int, _ register: (Int32) -> Int32) -> [RowPass] {
        guard let last = reductions.map({ $0.level }).max() else { return [] }
        return (1...last).map { level in
            var maker = RowPassMaker(table.instructions)
            for (index, reduction) in reductions.enumerated() where reduction.level == level {
                maker.add(sumOf: reduction.operand, in: firstReduced + Int32(index + 1))
            }
            return maker.pass(before: before(level), register)
        }
    }
}
