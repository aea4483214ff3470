/// A function of a few inputs, ready to be computed: one column of a table of evaluations.
public struct Evaluation: Sendable, Equatable {
    public let expression: Expression
    let program: Program

    init(_ expression: Expression, inputs: Int, _ scope: Scope) {
        self.expression = expression
        self.program = Compiler.compile([expression], parameters: inputs, scope)
    }

    /// The value at the inputs, in the order in which they were named. A condition is 1 or 0.
    ///
    /// A missing input counts as NaN.
    public func value(_ inputs: [Double]) -> Double { program.value(inputs) }
}
