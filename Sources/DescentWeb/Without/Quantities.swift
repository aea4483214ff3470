/// Stands in for the quantities of a run's rows: a page asks for columns, and no condition ends its runs.
public enum Quantity: Sendable, Equatable {
    var program: Program { .empty }
    var data: DataTable? { nil }
}

extension RowTable<Double> {
    func value(of quantity: Quantity, at step: Int) -> Double? { nil }

    func holds(_ condition: Quantity, at step: Int) -> Bool? { nil }
}

extension Binder {
    func rowQuantity(_ name: Name, _ node: Syntax.Node) -> Bound? { nil }

    mutating func partial(_ loss: Name, _ parameter: Name, _ node: Syntax.Node) -> Bound {
        fail(.unknownPartial(of: loss, by: parameter), at: node)
    }

    mutating func velocity(of name: Name, _ node: Syntax.Node) -> Bound {
        outside(Name(word: "velocity"), node)
    }

    func velocity(_ arguments: [Bound], _ node: Syntax.Node) -> Bound? { nil }
}
