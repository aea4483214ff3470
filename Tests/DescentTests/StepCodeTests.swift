import Testing

@testable import Descent

/// The code that runs are made of computes what a program says.
@Suite struct StepCodeTests {
    private static let operations: [Operation] = [
        .add, .subtract, .multiply, .add, .subtract, .multiply, .divide, .negate, .maximum, .sine, .power,
    ]

    /// Two parameters, three constants, and instructions each of which mostly works on what the last few made.
    private static func program(_ count: Int, _ random: inout Seeded) -> Program {
        let first = 5
        var instructions: [Program.Instruction] = []
        for register in Int32(first)..<Int32(first + count) {
            func operand() -> Int32 {
                Bool.random(using: &random)
                    ? register - 1 : Int32.random(in: max(0, register - 6)..<register, using: &random)
            }
            let operation = operations.randomElement(using: &random) ?? .add
            instructions.append(
                Program.Instruction(
                    operation: operation, a: operand(), b: operation == .power ? 3 : operand(), c: operand()))
        }
        let outputs = (0..<3).map { _ in Int32.random(in: 2..<Int32(first + count), using: &random) }
        let constants = [2, -0.5, 1e-3]
        return Program(
            inputCount: 2, constants: constants, exactConstants: constants.map { ShadowNumber($0) },
            reductionCount: 0, instructions: instructions, passes: [], outputs: outputs)
    }

    @Test func everyRegisterIsTheProgramsOwn() {
        var random = Seeded(31)
        for round in 0..<4_000 {
            let program = Self.program(round % 12, &random)
            let count = program.registerCount
            let code = StepCode(program)
            defer { code.deallocate() }
            var registers = [Double](repeating: .nan, count: count)
            registers[0] = Double.random(in: -2...2, using: &random)
            registers[1] = Double.random(in: -2...2, using: &random)
            registers.withUnsafeMutableBufferPointer { buffer in
                if let base = buffer.baseAddress { program.prepare(base) }
            }
            var (expected, all, sloped) = (registers, registers, registers)
            expected.withUnsafeMutableBufferPointer { $0.baseAddress.map(program.execute) }
            all.withUnsafeMutableBufferPointer { $0.baseAddress.map(code.execute) }
            let slope = sloped.withUnsafeMutableBufferPointer { $0.baseAddress.map(code.slope) }
            #expect(Self.bits(all) == Self.bits(expected))
            #expect(Self.bits(sloped) == Self.bits(expected))
            #expect(slope.map { Self.bits([$0]) } == Self.bits([expected[Int(program.outputs[2])]]))
        }
    }

    /// NaN for NaN: which of two an operation hands on is the processor's choice.
    private static func bits(_ values: [Double]) -> [UInt64] {
        values.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
    }
}
