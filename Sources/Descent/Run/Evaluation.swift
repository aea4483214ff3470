/// A function of a few inputs, ready to be computed: one column of a table of evaluations.
public struct Evaluation: Sendable, Equatable {
    public let expression: Expression
    /// Whether it differs from row to row of the data.
    public let usesRow: Bool
    let program: Program
    /// Whether its constants have exact values.
    let isExact: Bool
    let data: DataTable?
    private let inputs: Int

    init(_ expression: Expression, inputs: Int, _ scope: Scope) {
        self.expression = expression
        data = scope.data
        isExact = scope.knowsExactly(expression)
        self.inputs = inputs
        usesRow = expression.hasFreeColumn
        program = Compiler.compile(
            [expression], parameters: inputs, columns: usesRow ? scope.data?.names.count ?? 0 : 0, scope)
    }

    /// The value at the inputs, in the order in which they were named. A condition is 1 or 0.
    ///
    /// A missing input counts as NaN.
    ///
    /// - Parameter row: the row of the data that columns outside of means and sums belong to.
    public func value(_ inputs: [Double], row: Int? = nil) -> Double {
        guard usesRow else { return program.value(inputs, over: data) }
        guard let data, let row, row >= 0, row < data.count, inputs.count == self.inputs else { return .nan }
        let columns = data.names.indices.map { data.value(row: row, column: $0) }
        return program.value(inputs + columns, over: data)
    }
}

extension Scope {
    /// Binds an expression over `inputs`, for a table of evaluations.
    public func evaluation(_ syntax: Syntax, inputs: [Name]) throws(ExpressionError) -> Evaluation {
        Evaluation(try bind(syntax, .inputs(inputs)).expression, inputs: inputs.count, self)
    }
}
