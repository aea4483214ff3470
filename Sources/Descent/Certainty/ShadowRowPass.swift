/// Sums over rows in shadow numbers.
extension Program {
    /// How many shadow numbers the passes need to work in.
    var shadowScratchCount: Int {
        passes.reduce(0) { max($0, $1.slotCount + $1.sums.count * Aggregate.lanes) }
    }

    /// Computes all results where data is needed.
    ///
    /// - Parameter scratch: room for ``shadowScratchCount`` numbers.
    func execute(
        _ registers: UnsafeMutablePointer<ShadowNumber>, over rows: ExactRows,
        _ scratch: UnsafeMutablePointer<ShadowNumber>
    ) {
        if needsData { registers[firstResult - reductionCount] = ShadowNumber(Double(rows.count)) }
        instructions.withUnsafeBufferPointer { instructions in
            var done = 0
            for pass in passes {
                Program.execute(
                    UnsafeBufferPointer(rebasing: instructions[done..<pass.before]), registers,
                    first: firstResult + done)
                done = pass.before
                pass.run(registers, over: rows, scratch)
            }
            Program.execute(
                UnsafeBufferPointer(rebasing: instructions[done...]), registers, first: firstResult + done)
        }
    }

    /// Computes all results once; without rows what needs some is NaN.
    func execute(_ registers: UnsafeMutablePointer<ShadowNumber>, over data: ExactData?) {
        guard needsData else { return execute(registers) }
        guard let data else {
            for register in 0..<registerCount { registers[register] = .notANumber }
            return
        }
        withUnsafeTemporaryAllocation(of: ShadowNumber.self, capacity: max(shadowScratchCount, 1)) {
            scratch in
            guard let scratch = scratch.baseAddress else { return }
            data.withRows { execute(registers, over: $0, scratch) }
        }
    }
}

extension RowPass {
    /// Adds up over all rows, one after another, in the order that ``Aggregate`` describes.
    func run(
        _ registers: UnsafeMutablePointer<ShadowNumber>, over rows: ExactRows,
        _ slots: UnsafeMutablePointer<ShadowNumber>
    ) {
        for (place, register) in uniforms.enumerated() {
            slots[columns.count + place] = registers[Int(register)]
        }
        let totals = slots + slotCount
        var start = 0
        while start < rows.count {
            let end = min(start + Aggregate.blockRows, rows.count)
            for row in start..<end {
                for (slot, column) in columns.enumerated() {
                    slots[slot] = rows.value(row: row, column: Int(column))
                }
                compute(slots)
                let lane = (row - start) % Aggregate.lanes
                let isFirst = row - start < Aggregate.lanes
                for (index, sum) in sums.enumerated() {
                    let (value, place) = (slots[Int(sum.slot)], index * Aggregate.lanes + lane)
                    totals[place] = isFirst ? value : totals[place].adding(value)
                }
            }
            let lanes = min(Aggregate.lanes, end - start)
            for (index, sum) in sums.enumerated() {
                var block = totals[index * Aggregate.lanes]
                for lane in 1..<max(lanes, 1) { block = block.adding(totals[index * Aggregate.lanes + lane]) }
                let register = Int(sum.register)
                registers[register] = start == 0 ? block : registers[register].adding(block)
            }
            start = end
        }
    }

    /// Computes the instructions for the row in the slots.
    @inline(__always)
    private func compute(_ slots: UnsafeMutablePointer<ShadowNumber>) {
        for instruction in instructions {
            // For a power, `b` is no slot.
            let second = instruction.operation == .power ? instruction.a : instruction.b
            slots[Int(instruction.target)] = instruction.operation.quickly(
                slots[Int(instruction.a)], slots, second, instruction.c, power: instruction.b)
        }
    }
}
