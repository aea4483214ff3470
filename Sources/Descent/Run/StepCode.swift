/// A program's instructions as a run executes them, step after step, where each waits for the one before.
///
/// Two instructions are one action where the second works on the first one's result, since finding out what comes next
/// costs more than an addition. The results are those of ``Program/execute(_:)``, bit for bit.
struct StepCode {
    /// First what the slopes need, then what only the loss needs.
    private let first: UnsafeMutablePointer<Action>
    private let endOfSlopes: UnsafeMutablePointer<Action>
    private let end: UnsafeMutablePointer<Action>
    /// The register of the first result.
    private let firstResult: Int
    /// The register of the slope by the last parameter, and whether it is the last slope computed.
    private let lastSlope: Int
    private let endsWithSlope: Bool

    /// - Parameter program: the loss and its slopes.
    init(_ program: Program) {
        firstResult = program.firstResult
        lastSlope = Int(program.outputs.last ?? 0)
        let slopes = max(Int(program.outputs.dropFirst().max() ?? 0) - firstResult + 1, 0)
        endsWithSlope = slopes > 0 && lastSlope == firstResult + slopes - 1
        let forSlopes = Action.actions(program.instructions[..<slopes], firstResult: firstResult)
        let forLoss = Action.actions(
            program.instructions[slopes...], firstResult: firstResult + slopes)
        first = .allocate(capacity: max(forSlopes.count + forLoss.count, 1))
        endOfSlopes = first + forSlopes.count
        end = endOfSlopes + forLoss.count
        first.initialize(from: forSlopes, count: forSlopes.count)
        endOfSlopes.initialize(from: forLoss, count: forLoss.count)
    }

    func deallocate() { first.deallocate() }

    /// Computes all results from the inputs and constants in the first registers.
    @inline(__always)
    func execute(_ registers: UnsafeMutablePointer<Double>) {
        var target = registers + firstResult
        _ = StepCode.execute(first, until: end, registers, &target)
    }

    /// The same.
    ///
    /// - Returns: the slope by the last parameter, which need not wait until memory gives it back.
    @inline(__always)
    func slope(_ registers: UnsafeMutablePointer<Double>) -> Double {
        var target = registers + firstResult
        let slope = StepCode.execute(first, until: endOfSlopes, registers, &target)
        _ = StepCode.execute(endOfSlopes, until: end, registers, &target)
        return endsWithSlope ? slope : registers[lastSlope]
    }

    /// - Returns: the last result.
    @inline(__always)
    private static func execute(
        _ first: UnsafeMutablePointer<Action>, until end: UnsafeMutablePointer<Action>,
        _ registers: UnsafeMutablePointer<Double>, _ target: inout UnsafeMutablePointer<Double>
    ) -> Double {
        var place = first
        var result = 0.0
        while place < end {
            let action = place.pointee
            let (a, b, c) = (Int(action.a), Int(action.b), Int(action.c))
            switch action.kind {
            case .add: result = registers[a] + registers[b]
            case .subtract: result = registers[a] - registers[b]
            case .multiply: result = registers[a] * registers[b]
            case .addAdd: result = kept(registers[a] + registers[b], &target) + registers[c]
            case .addSubtract: result = kept(registers[a] + registers[b], &target) - registers[c]
            case .addSubtractFrom: result = registers[c] - kept(registers[a] + registers[b], &target)
            case .addMultiply: result = kept(registers[a] + registers[b], &target) * registers[c]
            case .subtractAdd: result = kept(registers[a] - registers[b], &target) + registers[c]
            case .subtractSubtract: result = kept(registers[a] - registers[b], &target) - registers[c]
            case .subtractSubtractFrom: result = registers[c] - kept(registers[a] - registers[b], &target)
            case .subtractMultiply: result = kept(registers[a] - registers[b], &target) * registers[c]
            case .multiplyAdd: result = kept(registers[a] * registers[b], &target) + registers[c]
            case .multiplySubtract: result = kept(registers[a] * registers[b], &target) - registers[c]
            case .multiplySubtractFrom: result = registers[c] - kept(registers[a] * registers[b], &target)
            case .multiplyMultiply: result = kept(registers[a] * registers[b], &target) * registers[c]
            case .elementary: result = action.operation.elementary(registers[a])
            case .other: result = other(action, registers)
            }
            target.pointee = result
            target += 1
            place += 1
        }
        return result
    }

    /// Writes the result of the first of two instructions where the rest of the program looks for it.
    @inline(__always)
    private static func kept(_ result: Double, _ target: inout UnsafeMutablePointer<Double>) -> Double {
        target.pointee = result
        target += 1
        return result
    }

    /// Not inlined, so that the loop stays small.
    @inline(never)
    private static func other(_ action: Action, _ registers: UnsafeMutablePointer<Double>) -> Double {
        let a = registers[Int(action.a)]
        if action.operation == .power { return Operation.raise(a, action.b) }
        return action.operation.apply(
            a, registers[Int(action.b)], registers[Int(action.c)], power: 0)
    }
}

/// One or two instructions.
private struct Action {
    let kind: Kind
    let operation: Operation
    /// Registers of the operands; of two instructions, the third belongs to the second.
    let a: Int32
    let b: Int32
    let c: Int32

    enum Kind: UInt8 {
        case add, subtract, multiply
        case addAdd, addSubtract, addSubtractFrom, addMultiply
        case subtractAdd, subtractSubtract, subtractSubtractFrom, subtractMultiply
        case multiplyAdd, multiplySubtract, multiplySubtractFrom, multiplyMultiply
        /// A function of one argument.
        case elementary
        /// Any instruction.
        case other
    }

    static func actions(_ instructions: ArraySlice<Program.Instruction>, firstResult: Int) -> [Action] {
        var actions: [Action] = []
        actions.reserveCapacity(instructions.count)
        var rest = instructions
        while let instruction = rest.popFirst() {
            let result = Int32(firstResult + rest.startIndex - instructions.startIndex - 1)
            if let next = rest.first, let pair = Action(instruction, then: next, on: result) {
                rest.removeFirst()
                actions.append(pair)
            } else {
                actions.append(Action(instruction))
            }
        }
        return actions
    }

    private init(_ instruction: Program.Instruction) {
        kind =
            switch instruction.operation {
            case .add: .add
            case .subtract: .subtract
            case .multiply: .multiply
            default: instruction.operation.isElementary ? .elementary : .other
            }
        operation = instruction.operation
        (a, b, c) = (instruction.a, instruction.b, instruction.c)
    }

    /// Two instructions, the second of which has the first one's result, and another operand.
    private init?(_ first: Program.Instruction, then second: Program.Instruction, on result: Int32) {
        guard (second.a == result) != (second.b == result) else { return nil }
        let isLeft = second.a == result
        switch (first.operation, second.operation) {
        case (.add, .add): kind = .addAdd
        case (.add, .subtract): kind = isLeft ? .addSubtract : .addSubtractFrom
        case (.add, .multiply): kind = .addMultiply
        case (.subtract, .add): kind = .subtractAdd
        case (.subtract, .subtract): kind = isLeft ? .subtractSubtract : .subtractSubtractFrom
        case (.subtract, .multiply): kind = .subtractMultiply
        case (.multiply, .add): kind = .multiplyAdd
        case (.multiply, .subtract): kind = isLeft ? .multiplySubtract : .multiplySubtractFrom
        case (.multiply, .multiply): kind = .multiplyMultiply
        default: return nil
        }
        operation = first.operation
        (a, b, c) = (first.a, first.b, isLeft ? second.b : second.a)
    }
}
