/// One operation on many rows at once.
enum Lanes {
    typealias Slot = UnsafeMutablePointer<Double>

    /// Computes one instruction for so many rows; each has the same bits as ``Operation/apply(_:_:_:power:)`` gives.
    @inline(__always)
    static func apply(_ instruction: RowPass.Instruction, _ slots: UnsafePointer<Slot>, _ lanes: Int) {
        let target = slots[Int(instruction.target)]
        let a = slots[Int(instruction.a)]
        // For a power, `b` is no slot.
        if instruction.operation == .power { return raise(a, instruction.b, into: target, lanes) }
        let b = slots[Int(instruction.b)]
        switch instruction.operation {
        case .add: for lane in 0..<lanes { target[lane] = a[lane] + b[lane] }
        case .subtract: for lane in 0..<lanes { target[lane] = a[lane] - b[lane] }
        case .multiply: for lane in 0..<lanes { target[lane] = a[lane] * b[lane] }
        case .divide: for lane in 0..<lanes { target[lane] = a[lane] / b[lane] }
        case .negate: for lane in 0..<lanes { target[lane] = -a[lane] }
        case .squareRoot: for lane in 0..<lanes { target[lane] = a[lane].squareRoot() }
        case .absolute: for lane in 0..<lanes { target[lane] = a[lane].magnitude }
        case .sine: Elementary.sin(a, into: target, lanes)
        case .cosine: Elementary.cos(a, into: target, lanes)
        default: rare(instruction, slots, lanes)
        }
    }

    /// The operations that choose, row by row.
    @inline(never)
    private static func rare(
        _ instruction: RowPass.Instruction, _ slots: UnsafePointer<Slot>, _ lanes: Int
    ) {
        let target = slots[Int(instruction.target)]
        let (a, b, c) = (
            slots[Int(instruction.a)], slots[Int(instruction.b)], slots[Int(instruction.c)]
        )
        for lane in 0..<lanes {
            target[lane] = instruction.operation.apply(a[lane], b[lane], c[lane], power: 0)
        }
    }

    private static func raise(_ base: Slot, _ count: Int32, into target: Slot, _ lanes: Int) {
        for lane in 0..<lanes { target[lane] = Operation.raise(base[lane], count) }
    }

    /// Adds the rows to the lanes' sums, or begins these with them.
    @inline(__always)
    static func add(_ values: Slot, to totals: Slot, _ lanes: Int, isFirst: Bool) {
        if isFirst {
            for lane in 0..<lanes { totals[lane] = values[lane] }
        } else {
            for lane in 0..<lanes { totals[lane] += values[lane] }
        }
    }
}
