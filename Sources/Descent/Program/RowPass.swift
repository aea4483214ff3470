/// Code that looks at every row of the data once and adds up some of what it computes.
///
/// It works on up to 64 rows at once: an operand is not a number but a slot of 64, one for each row. The slots are the
/// columns, then the numbers that are the same in every row, then what is computed, where a slot is used again as
/// soon as nothing needs what it holds.
struct RowPass: Sendable, Equatable {
    struct Instruction: Sendable, Equatable {
        var operation: Operation
        /// Slots; for ``Operation/power``, `b` is the exponent itself.
        var a: Int32
        var b: Int32
        var c: Int32
        /// The slot of the result, none of the operands.
        var target: Int32
    }

    struct Sum: Sendable, Equatable {
        var slot: Int32
        /// The register that gets the sum.
        var register: Int32
    }

    /// How many of the program's instructions have to be computed before.
    let before: Int
    /// The columns in the first slots.
    let columns: [Int32]
    /// The registers whose numbers fill the slots behind them.
    let uniforms: [Int32]
    let instructions: [Instruction]
    let sums: [Sum]
    let slotCount: Int

    /// How many numbers ``run(_:over:_:)`` needs to work in.
    var scratchCount: Int { (slotCount - columns.count + sums.count) * Aggregate.lanes }

    /// Adds up over all rows, in the order that ``Aggregate`` describes.
    func run(
        _ registers: UnsafeMutablePointer<Double>, over rows: Rows, _ scratch: UnsafeMutablePointer<Double>
    ) {
        withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Double>.self, capacity: max(slotCount, 1)) {
            slots in
            guard let base = slots.baseAddress else { return }
            place(base, over: rows, scratch)
            fill(base, from: registers, lanes: min(Aggregate.lanes, rows.count))
            let totals = scratch + (slotCount - columns.count) * Aggregate.lanes
            var start = 0
            while start < rows.count {
                let end = min(start + Aggregate.blockRows, rows.count)
                add(block: start..<end, base, totals)
                finish(totals, lanes: min(Aggregate.lanes, end - start), registers, isFirst: start == 0)
                start = end
            }
        }
    }

    private func place(
        _ slots: UnsafeMutablePointer<UnsafeMutablePointer<Double>>, over rows: Rows,
        _ scratch: UnsafeMutablePointer<Double>
    ) {
        for (slot, column) in columns.enumerated() {
            // Slots of columns are read, never written.
            (slots + slot).initialize(to: UnsafeMutablePointer(mutating: rows.columns[Int(column)]))
        }
        for slot in columns.count..<max(slotCount, columns.count) {
            (slots + slot).initialize(to: scratch + (slot - columns.count) * Aggregate.lanes)
        }
    }

    private func fill(
        _ slots: UnsafeMutablePointer<UnsafeMutablePointer<Double>>,
        from registers: UnsafeMutablePointer<Double>, lanes: Int
    ) {
        for (place, register) in uniforms.enumerated() {
            let slot = slots[columns.count + place]
            let value = registers[Int(register)]
            for lane in 0..<lanes { slot[lane] = value }
        }
    }

    /// Adds the rows of a block to the lanes.
    private func add(
        block: Range<Int>, _ slots: UnsafeMutablePointer<UnsafeMutablePointer<Double>>,
        _ totals: UnsafeMutablePointer<Double>
    ) {
        instructions.withUnsafeBufferPointer { instructions in
            var start = block.lowerBound
            while start < block.upperBound {
                let lanes = min(Aggregate.lanes, block.upperBound - start)
                for instruction in instructions { Lanes.apply(instruction, slots, lanes) }
                for (index, sum) in sums.enumerated() {
                    Lanes.add(
                        slots[Int(sum.slot)], to: totals + index * Aggregate.lanes, lanes,
                        isFirst: start == block.lowerBound)
                }
                for column in 0..<columns.count { slots[column] += Aggregate.lanes }
                start += lanes
            }
            // The last group of a block is whole, but for that of the last block.
        }
    }

    /// Adds the lanes of a block, then the block to those before it.
    private func finish(
        _ totals: UnsafeMutablePointer<Double>, lanes: Int, _ registers: UnsafeMutablePointer<Double>,
        isFirst: Bool
    ) {
        for (index, sum) in sums.enumerated() {
            let total = totals + index * Aggregate.lanes
            var block = total[0]
            for lane in 1..<max(lanes, 1) { block += total[lane] }
            registers[Int(sum.register)] = isFirst ? block : registers[Int(sum.register)] + block
        }
    }
}
