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
