/// A program's instructions as a run executes them, step after step, where each waits for the one before.
///
/// What an instruction has computed is at hand for the next, which need not wait until memory gives it back; so are
/// the last parameter for the first instruction, and its slope for the next update. The results are those of
/// ``Program/execute(_:)``, bit for bit.
struct StepCode {
    /// First what the slopes need, then what only the loss needs.
    private let first: UnsafeMutablePointer<Instruction>
    private let endOfSlopes: UnsafeMutablePointer<Instruction>
    private let end: UnsafeMutablePointer<Instruction>
    /// The register of the first instruction's result.
    private let firstResult: Int
    /// The register of the slope by the last parameter, and whether it is the last slope computed.
    private let lastSlope: Int
    private let endsWithSlope: Bool

    private struct Instruction {
        let action: Action
        let operation: Operation
        let a: Int32
        let b: Int32
        let c: Int32
    }

    /// The frequent operations, by where their operands are: in registers, or the result just computed.
    private enum Action: UInt8 {
        case add, subtract, multiply
        case addToLast, subtractFromLast, subtractLast, multiplyLast, squareLast
        /// Any operation on registers.
        case other
    }

    /// - Parameter program: the loss and its slopes, by as many parameters.
    init(_ program: Program, parameters: Int) {
        firstResult = program.firstResult
        lastSlope = Int(program.outputs.last ?? 0)
        let slopes = max(Int(program.outputs.dropFirst().max() ?? 0) - firstResult + 1, 0)
        endsWithSlope = slopes > 0 && lastSlope == firstResult + slopes - 1
        let count = program.instructions.count
        first = .allocate(capacity: max(count, 1))
        endOfSlopes = first + slopes
        end = first + count
        var last = Int32(parameters - 1)
        for (index, instruction) in program.instructions.enumerated() {
            (first + index).initialize(to: StepCode.instruction(instruction, last: last))
            last = Int32(firstResult + index)
        }
    }

    func deallocate() { first.deallocate() }

    /// - Parameter last: the register whose number is at hand.
    private static func instruction(_ instruction: Program.Instruction, last: Int32) -> Instruction {
        var (a, b) = (instruction.a, instruction.b)
        // Sums and products round the same in both orders.
        if b == last, instruction.operation == .add || instruction.operation == .multiply { swap(&a, &b) }
        let action: Action =
            switch instruction.operation {
            case .add: a == last ? .addToLast : .add
            case .subtract: a == last ? .subtractFromLast : b == last ? .subtractLast : .subtract
            case .multiply: a == last ? b == last ? .squareLast : .multiplyLast : .multiply
            default: .other
            }
        return Instruction(action: action, operation: instruction.operation, a: a, b: b, c: instruction.c)
    }

    /// Computes all results from the inputs and constants in the first registers.
    ///
    /// - Parameter last: the last parameter.
    @inline(__always)
    func execute(_ registers: UnsafeMutablePointer<Double>, last: Double) {
        var target = registers + firstResult
        _ = StepCode.execute(first, until: end, registers, &target, last)
    }

    /// The same.
    ///
    /// - Returns: the slope by the last parameter.
    @inline(__always)
    func slope(_ registers: UnsafeMutablePointer<Double>, last: Double) -> Double {
        var target = registers + firstResult
        let slope = StepCode.execute(first, until: endOfSlopes, registers, &target, last)
        _ = StepCode.execute(endOfSlopes, until: end, registers, &target, slope)
        return endsWithSlope ? slope : registers[lastSlope]
    }

    /// - Returns: the last result; that of the instruction before the first where there is none.
    @inline(__always)
    private static func execute(
        _ first: UnsafeMutablePointer<Instruction>, until end: UnsafeMutablePointer<Instruction>,
        _ registers: UnsafeMutablePointer<Double>, _ target: inout UnsafeMutablePointer<Double>, _ last: Double
    ) -> Double {
        var place = first
        var last = last
        while place < end {
            let instruction = place.pointee
            switch instruction.action {
            case .add: last = registers[Int(instruction.a)] + registers[Int(instruction.b)]
            case .subtract: last = registers[Int(instruction.a)] - registers[Int(instruction.b)]
            case .multiply: last = registers[Int(instruction.a)] * registers[Int(instruction.b)]
            case .addToLast: last += registers[Int(instruction.b)]
            case .subtractFromLast: last -= registers[Int(instruction.b)]
            case .subtractLast: last = registers[Int(instruction.a)] - last
            case .multiplyLast: last *= registers[Int(instruction.b)]
            case .squareLast: last *= last
            case .other: last = other(instruction, registers)
            }
            target.pointee = last
            target += 1
            place += 1
        }
        return last
    }

    /// Not inlined, so that the loop stays small.
    @inline(never)
    private static func other(
        _ instruction: Instruction, _ registers: UnsafeMutablePointer<Double>
    ) -> Double {
        let a = registers[Int(instruction.a)]
        if instruction.operation == .power { return Operation.raise(a, instruction.b) }
        return instruction.operation.apply(
            a, registers[Int(instruction.b)], registers[Int(instruction.c)], power: 0)
    }
}
