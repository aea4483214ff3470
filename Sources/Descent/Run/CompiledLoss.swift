/// A loss as its compiled program alone: whoever has it can take steps and draw curves without reading an expression.
///
/// It travels as numbers (``numbers``), from the build to a page.
public struct CompiledLoss: Sendable, Equatable {
    /// The value, then the partial derivatives.
    let program: Program

    init(_ program: Program) { self.program = program }

    /// How many parameters the loss has.
    public var parameters: Int { program.inputCount }

    /// How many steps of plain descent a lesson may take with it: ``Limits/work``.
    public var stepsLimit: Int { Limits.work / (program.work + 1) }

    /// The loss at every pair of values of two parameters, as ``LossFunction/samples(_:_:)`` has it.
    public func samples(_ first: [Double], _ second: [Double]) -> [Double] { program.samples(first, second) }

    /// A walk, row after row from step 0 on: the parameters, the loss, the partial derivatives, then the velocities
    /// where the method has them and the next update's rate where a schedule changes it.
    ///
    /// The bits are those of the same plan's ``Run``.
    ///
    /// - Parameters:
    ///   - start: a value for each parameter; a missing one counts as 0.
    ///   - steps: updates, not negative; there is one row more.
    public func rows(
        from start: [Double], rate: Double, _ method: Method, _ schedule: Schedule, steps: Int
    ) -> [Double] {
        let layout = RowLayout(
            parameters: parameters, hasVelocity: method.hasVelocity, hasRate: !schedule.isConstant)
        let width = layout.width
        let optimizer = Optimizer(method: method, rate: rate, schedule: schedule)
        return [Double](unsafeUninitializedCapacity: (steps + 1) * width) { buffer, count in
            guard let rows = buffer.baseAddress else { return }
            let stepper = Stepper(program, start: start, optimizer: optimizer, layout: layout) { _ in nil }
            var slope = stepper.lastSlope
            stepper.write(to: rows, isPlain: false)
            for step in 0..<steps {
                stepper.advance(isPlain: false, &slope)
                stepper.write(to: rows + (step + 1) * width, isPlain: false)
            }
            count = (steps + 1) * width
        }
    }
}
