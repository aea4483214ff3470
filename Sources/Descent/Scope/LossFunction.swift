/// The function that a run minimizes: as it is shown and as it is run.
public final class LossFunction: Sendable, Equatable {
    public let name: Name
    public let parameters: [Name]
    public let expression: Expression
    /// The partial derivatives, one for each parameter, simplified; what is shown is what is run.
    public let gradient: [Expression]
    /// The value, then the partial derivatives, in one pass.
    let program: Program
    /// The value alone, where data is needed: over all rows it is computed without its slopes.
    let lossProgram: Program
    /// The rows that its means and sums are over.
    public let data: DataTable?
    /// Whether its constants have exact values.
    let isExact: Bool

    /// Differentiates and compiles; nil where the gradient would be too large.
    init?(name: Name, parameters: [Name], expression: Expression, _ scope: Scope) {
        guard let gradient = Differentiator.gradient(of: expression, parameters: parameters.count) else {
            return nil
        }
        self.name = name
        self.parameters = parameters
        self.expression = expression
        self.gradient = gradient
        // The slopes come first, since the next update waits for them and for nothing else.
        self.program =
            Compiler.compile(
                gradient + [expression], parameters: parameters.count, scope
            ).withLastOutputFirst
        data = scope.data
        isExact = scope.knowsExactly(expression)
        lossProgram =
            program.needsData
            ? Compiler.compile([expression], parameters: parameters.count, scope) : .empty
    }

    /// Two losses are equal when they are written alike; the rest is made from that.
    public static func == (left: LossFunction, right: LossFunction) -> Bool {
        left.name == right.name && left.parameters == right.parameters && left.expression == right.expression
    }

    /// Whether the loss has a corner exactly at this point.
    public func hasKink(at point: [Double]) -> Bool { expression.hasKink(at: point, over: data) }

    /// The loss at a point, over all rows where it has data.
    public func value(at point: [Double]) -> Double {
        needsData ? lossProgram.value(point, over: data) : program.value(point)
    }

    /// Whether means or sums over rows stand in it.
    public var needsData: Bool { program.needsData }

    /// The loss at every pair of values of two parameters: row after row, one for each value of the second.
    ///
    /// A loss of one parameter ignores the second; further parameters count as 0. The bits are those of a run's own
    /// loss at the same point.
    public func samples(_ first: [Double], _ second: [Double]) -> [Double] { program.samples(first, second) }

    /// The loss without its expression; nil where it needs data.
    public var compiled: CompiledLoss? { needsData ? nil : CompiledLoss(program) }
}
