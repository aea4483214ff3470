/// Register code that computes the same program for many points at once: each register is a row of lanes.
///
/// One instruction is decoded for all lanes, and its arithmetic is that of a single run, bit for bit.
struct LaneProgram: ~Copyable {
    let lanes: Int
    private let instructions: [Program.Instruction]
    private let outputs: [Int32]
    private let firstResult: Int
    private let registers: UnsafeMutablePointer<Double>

    init(_ program: Program, lanes: Int) {
        self.lanes = lanes
        instructions = program.instructions
        outputs = program.outputs
        firstResult = program.inputCount + program.constants.count
        let capacity = max(program.registerCount, 1) * lanes
        registers = .allocate(capacity: capacity)
        registers.initialize(repeating: 0, count: capacity)
        for (index, constant) in program.constants.enumerated() {
            row(program.inputCount + index).update(repeating: constant, count: lanes)
        }
    }

    deinit { registers.deallocate() }

    private func row(_ register: Int) -> UnsafeMutablePointer<Double> { registers + register * lanes }

    /// The lanes of an input.
    func input(_ index: Int) -> UnsafeMutablePointer<Double> { row(index) }

    /// The lanes of a result; of one that is an input, those of the input itself.
    func output(_ index: Int) -> UnsafeMutablePointer<Double> { row(Int(outputs[index])) }

    /// Computes all results from the inputs.
    func execute() {
        var target = row(firstResult)
        for instruction in instructions {
            let a = row(Int(instruction.a))
            switch instruction.operation {
            case .add: each(a, row(Int(instruction.b)), target) { $0 + $1 }
            case .subtract: each(a, row(Int(instruction.b)), target) { $0 - $1 }
            case .multiply: each(a, row(Int(instruction.b)), target) { $0 * $1 }
            case .divide: each(a, row(Int(instruction.b)), target) { $0 / $1 }
            case .power:
                switch instruction.b {
                case 2: each(a, a, target) { base, _ in base * base }
                case 3: each(a, a, target) { base, _ in base * base * base }
                default: each(a, a, target) { base, _ in Operation.raise(base, instruction.b) }
                }
            default:
                let operation = instruction.operation
                let (b, c) = (row(Int(instruction.b)), row(Int(instruction.c)))
                for lane in 0..<lanes { target[lane] = operation.apply(a[lane], b[lane], c[lane], power: 0) }
            }
            target += lanes
        }
    }

    @inline(__always)
    private func each(
        _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>,
        _ target: UnsafeMutablePointer<Double>, _ compute: (Double, Double) -> Double
    ) {
        for lane in 0..<lanes { target[lane] = compute(a[lane], b[lane]) }
    }
}
