/// Stands in for what only makes a lesson's long runs fast: the same numbers by the plain way.
extension Stepper {
    var isPlain: Bool { false }
}

struct StepCode {
    private let program: Program

    init(_ program: Program) { self.program = program }

    func deallocate() {}

    func execute(_ registers: UnsafeMutablePointer<Double>) { program.execute(registers) }

    func slope(_ registers: UnsafeMutablePointer<Double>) -> Double {
        program.execute(registers)
        return registers[Int(program.outputs.last ?? 0)]
    }
}

struct QuickFixed {
    let isZero = false
    let integer: UInt64 = 0
    let fraction: UInt64 = 0

    init?(_ value: Double, decimals: Int) { return nil }

    func append(decimals: Int, to output: inout [UInt8]) {}
}
