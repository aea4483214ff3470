/// The data's columns, and what is computed over its rows.
extension Binder {
    func column(_ index: Int, _ name: Name, _ node: Syntax.Node) -> Bound {
        var bound = Bound(.column(index, name))
        bound.freeColumn = Bound.FreeColumn(name: name, range: node.range)
        return bound
    }

    /// `mean(…)` and `sum(…)`
    mutating func overRows(
        _ aggregate: Aggregate, primes: Int, _ arguments: [Bound], _ node: Syntax.Node
    ) -> Bound {
        guard arguments.count == 1 else {
            return fail(
                .wrongArgumentCount(aggregate.name, expected: 1...1, found: arguments.count), at: node)
        }
        guard primes == 0 else {
            return fail(.slopeNeedsOneParameter(aggregate.name, parameters: 0), at: node)
        }
        guard scope.data != nil else { return fail(.noData(aggregate.name), at: node) }
        var bound = Bound(.overRows(aggregate, arguments[0].expression), over: arguments[0])
        bound.freeColumn = nil
        return checked(bound, node)
    }

    /// `count`
    mutating func rowCount(_ node: Syntax.Node) -> Bound {
        scope.data == nil ? fail(.noData(Aggregate.count), at: node) : Bound(.rowCount)
    }

    /// `batch loss`
    mutating func batchLoss(_ node: Syntax.Node) -> Bound {
        guard isRows, scope.loss != nil else { return outside(Name(word: "batch"), node) }
        guard scope.data != nil else { return fail(.noData(Name(word: "batch")), at: node) }
        return Bound(.quantity(.batchLoss, offset: 0))
    }

    /// Where one number is wanted, a column has to stand in a mean or a sum.
    mutating func refuseFreeColumn(of bound: Bound) {
        guard errors.isEmpty, let column = bound.freeColumn else { return }
        errors.append(ExpressionError(.columnOutsideSum(column.name), at: column.range))
    }
}
