/// Something that every row of a run has: a parameter, the loss, or any expression or condition over them.
public final class Quantity: Sendable, Equatable {
    public let expression: Expression
    /// Computes it from the entries of rows that `inputs` names.
    let program: Program
    let inputs: [RowInput]
    /// Whether its constants have exact values.
    let isExact: Bool
    /// The rows that its means and sums are over.
    let data: DataTable?
    /// Whether it is over them.
    let needsData: Bool
    /// The one entry of a row that the quantity is, where nothing has to be computed.
    let bare: RowInput?

    init(_ expression: Expression, _ scope: Scope) {
        self.expression = expression
        data = scope.data
        isExact = scope.knowsExactly(expression)
        if case .quantity(let quantity, let offset) = expression {
            inputs = [RowInput(quantity, offset: offset)]
            program = .empty
        } else {
            (program, inputs) = Compiler.compileOverRows(expression, scope)
        }
        needsData = program.needsData
        bare = program.outputs.isEmpty ? inputs.first : nil
    }

    /// Two quantities are equal when their expressions are; the rest is made from them.
    public static func == (left: Quantity, right: Quantity) -> Bool { left.expression == right.expression }

    /// Whether it is true or false rather than a number.
    public var isCondition: Bool { expression.isCondition }
}

extension RowTable<Double> {
    /// A quantity of the row at `step`; nil where it needs a row that is not there.
    func value(of quantity: Quantity, at step: Int) -> Double? {
        if let bare = quantity.bare { return value(bare, at: step) }
        let program = quantity.program
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: max(program.registerCount, 1)) {
            registers in
            guard let base = registers.baseAddress, let output = program.outputs.first else { return nil }
            for (index, input) in quantity.inputs.enumerated() {
                guard let value = value(input, at: step) else { return nil }
                base[index] = value
            }
            program.prepare(base)
            program.execute(base, over: quantity.data)
            return base[Int(output)]
        }
    }

    func holds(_ condition: Quantity, at step: Int) -> Bool? {
        value(of: condition, at: step).map { $0 != 0 }
    }
}

extension Scope {
    /// Binds an expression or a condition over the rows of a run of this scope's loss.
    ///
    /// It may use the parameters, `loss` or the loss's name, `slope`, `dL/dw`, `norm`, `step`, `epoch`, `rate`,
    /// `velocity`, `velocity w`, `next …`, `previous …`, and everything that the scope defines.
    public func quantity(_ syntax: Syntax) throws(ExpressionError) -> Quantity {
        Quantity(try bind(syntax, .rows).expression, self)
    }
}
