/// The places where a run and its shadow can part, and the run's own registers there.
struct Corners: ~Copyable {
    private let values: [Double]
    private let width: Int
    private let program: Program
    /// The instructions that have a corner.
    private let corners: [Program.Instruction]
    private let registers: UnsafeMutablePointer<Double>

    init(of run: Run) {
        program = run.plan.loss.program
        values = run.values
        width = run.values.count / (run.steps + 2)
        corners = program.needsData ? [] : program.instructions.filter { $0.operation.hasCorner }
        registers = .allocate(capacity: max(program.registerCount, 1))
        program.prepare(registers)
    }

    deinit { registers.deallocate() }

    /// Whether the run at its point takes another way at some corner than the shadow at its own.
    func part(_ shadow: UnsafePointer<ShadowNumber>, at step: Int) -> Bool {
        guard !corners.isEmpty else { return false }
        for index in 0..<program.inputCount { registers[index] = values[step * width + index] }
        program.execute(registers)
        for corner in corners {
            let (a, b) = (Int(corner.a), Int(corner.b))
            let here = corner.operation.branch(registers[a], registers[b])
            let there = corner.operation.branch(shadow[a], shadow[b])
            if here != there && (here == here || there == there) { return true }
        }
        return false
    }
}
