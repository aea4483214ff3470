/// Calls: of the language's functions, of the lesson's own, and of derivatives.
extension Binder {
    mutating func call(_ name: Name, primes: Int, _ arguments: [Bound], _ node: Syntax.Node) -> Bound {
        switch scope.meaning(of: name) {
        case .function(let function):
            // With batches the run's slope is another than the slope of the loss.
            if primes == 0 || primes == 1 && !scope.hasBatches,
                let column = ofTheRow(function, slope: primes == 1, arguments)
            {
                return column
            }
            return call(function, primes: primes, arguments, node)
        case .constant: return fail(.notAFunction(name), at: node)
        case .failed: return fail(.definedWithErrors(name), at: node)
        case nil: break
        }
        if let function = Function(name) {
            guard function.arguments.contains(arguments.count) else {
                return fail(
                    .wrongArgumentCount(name, expected: function.arguments, found: arguments.count), at: node)
            }
            if primes > 0 { return derivative(of: function, primes: primes, arguments, node) }
            return checked(Bound(.call(function, arguments.map { $0.expression }), over: arguments), node)
        }
        if let aggregate = Aggregate(name) { return overRows(aggregate, primes: primes, arguments, node) }
        if name == Aggregate.count {
            guard arguments.isEmpty, primes == 0 else {
                return fail(.wrongArgumentCount(name, expected: 0...0, found: arguments.count), at: node)
            }
            return rowCount(node)
        }
        if name.isWord("velocity"), primes == 0, let velocity = velocity(arguments, node) { return velocity }
        if isParameter(name) || name.isReserved || Binder.builtInConstant(name) != nil {
            return fail(.notAFunction(name), at: node)
        }
        return fail(.unknownFunction(name, nearest: name.nearest(among: functionNames)), at: node)
    }

    private func isParameter(_ name: Name) -> Bool {
        switch context {
        case .function(let names), .inputs(let names): names.contains(name)
        case .rows, .constant: scope.loss?.parameters.contains(name) == true
        }
    }

    /// `L(w)` and `L'(w)` at a row's own parameters are that row's loss and slope, computed already.
    private func ofTheRow(_ function: UserFunction, slope: Bool, _ arguments: [Bound]) -> Bound? {
        guard isRows, let loss = scope.loss, function.name == loss.name,
            arguments.count == loss.parameters.count, !slope || arguments.count == 1,
            case .quantity(.parameter(0, _), let row) = arguments[0].expression
        else { return nil }
        for (index, argument) in arguments.enumerated() {
            guard case .quantity(.parameter(index, _), row) = argument.expression else { return nil }
        }
        return Bound(.quantity(slope ? .slope : .loss(loss.name), offset: row))
    }

    private var functionNames: [Name] {
        var names = Function.allCases.map { $0.name } + Aggregate.allCases.map { $0.name }
        for entry in scope.entries {
            if case .function = entry.meaning { names.append(entry.name) }
        }
        return names
    }

    private mutating func call(
        _ function: UserFunction, primes: Int, _ arguments: [Bound], _ node: Syntax.Node
    ) -> Bound {
        let count = function.parameters.count
        guard count == arguments.count else {
            return fail(
                .wrongArgumentCount(function.name, expected: count...count, found: arguments.count), at: node)
        }
        guard primes > 0 else { return inlined(function.body, arguments, node) }
        guard count == 1 else {
            return fail(.slopeNeedsOneParameter(function.name, parameters: count), at: node)
        }
        return inlinedDerivative(function.body.expression, primes: primes, arguments, node)
    }

    /// `abs'(x)` and the like.
    private mutating func derivative(
        of function: Function, primes: Int, _ arguments: [Bound], _ node: Syntax.Node
    ) -> Bound {
        guard arguments.count == 1 else {
            return fail(.slopeNeedsOneParameter(function.name, parameters: arguments.count), at: node)
        }
        return inlinedDerivative(
            .call(function, [.parameter(0, Name(word: "x"))]), primes: primes, arguments, node)
    }

    private mutating func inlinedDerivative(
        _ body: Expression, primes: Int, _ arguments: [Bound], _ node: Syntax.Node
    ) -> Bound {
        var body = body
        for _ in 0..<primes {
            guard let derivative = body.derivative(by: 0) else {
                return fail(.tooMany(.derivativeNodes, limit: Limits.derivativeNodes), at: node)
            }
            body = derivative
        }
        guard let measured = Bound(measuring: body) else {
            return fail(.tooMany(.nodes, limit: Limits.nodes), at: node)
        }
        return inlined(measured, arguments, node)
    }

    /// The function's body with the arguments in its parameters' places.
    private mutating func inlined(_ body: Bound, _ arguments: [Bound], _ node: Syntax.Node) -> Bound {
        let widest = arguments.reduce(0) { max($0, $1.nodes) }
        let deepest = arguments.reduce(0) { max($0, $1.depth) }
        // Measured before anything is built: repeated calls multiply.
        if body.nodes + body.parameterUses * widest > Limits.nodes, widest > 1 {
            return fail(.tooMany(.nodes, limit: Limits.nodes), at: node)
        }
        guard Depth.isAllowed(body.depth + deepest, levels: Limits.derivativeDepth) else {
            return fail(.tooDeep(limit: Limits.depth), at: node)
        }
        let expression = body.expression.substituting(arguments.map { $0.expression })
        guard var bound = Bound(measuring: expression) else {
            return fail(.tooMany(.nodes, limit: Limits.nodes), at: node)
        }
        bound.freeColumn = arguments.lazy.compactMap { $0.freeColumn }.first ?? body.freeColumn
        if let column = bound.freeColumn {
            bound.freeColumn =
                expression.hasFreeColumn ? Bound.FreeColumn(name: column.name, range: node.range) : nil
        }
        return checked(bound, node)
    }
}
