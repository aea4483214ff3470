extension Scope {
    /// Binds the definitions, whatever their order.
    ///
    /// - Parameters:
    ///   - definitions: the block's `let` constants and functions.
    ///   - loss: the block's `minimize`; its parameters are the run's.
    ///   - data: the block's rows; no definition may have the name of a column.
    /// - Returns: the scope of all that is right, and every error, sorted by place.
    public static func make(
        definitions: [Definition], loss: Definition?, data: DataTable? = nil
    ) -> (Scope, [ExpressionError]) {
        var maker = ScopeMaker(definitions: definitions, loss: loss, data: data)
        let scope = maker.make()
        let errors = maker.errors
        let order = places(errors.count) { left, right in
            let (one, other) = (errors[left].range, errors[right].range)
            return one.lowerBound != other.lowerBound
                ? one.lowerBound < other.lowerBound : one.upperBound < other.upperBound
        }
        return (scope, order.map { errors[$0] })
    }
}

/// Orders definitions by their needs and binds them in that order.
private struct ScopeMaker {
    /// The loss last, if there is one.
    private let definitions: [Definition]
    private let hasLoss: Bool
    private let data: DataTable?
    var errors: [ExpressionError] = []
    private var meanings: [Scope.Meaning?]
    private var nodes = 0
    private var loss: LossFunction?

    init(definitions: [Definition], loss: Definition?, data: DataTable?) {
        self.data = data
        var all = definitions
        if all.count > Limits.definitions {
            errors.append(
                ExpressionError(
                    .tooMany(.definitions, limit: Limits.definitions), at: all[Limits.definitions].range))
            all.removeSubrange(Limits.definitions...)
        }
        if let loss { all.append(loss) }
        self.definitions = all
        self.hasLoss = loss != nil
        self.meanings = [Scope.Meaning?](repeating: nil, count: all.count)
    }

    mutating func make() -> Scope {
        let sorted = namedOnce()
        let order = DefinitionOrder(definitions, sorted: sorted)
        for cycle in order.cycles { report(cycle) }
        for index in order.cyclic { meanings[index] = .failed }
        // Each definition sees those before it; entries stay in the order of the names.
        var scope = Scope(loss: nil, data: data, entries: [])
        for index in order.order {
            scope = Scope(loss: nil, data: data, entries: entries(sorted))
            bind(index, in: scope)
        }
        scope = Scope(loss: loss, data: data, entries: entries(sorted))
        return scope
    }

    private func entries(_ sorted: [Int]) -> [Scope.Entry] {
        var entries: [Scope.Entry] = []
        entries.reserveCapacity(sorted.count)
        for index in sorted {
            if let meaning = meanings[index] {
                entries.append(Scope.Entry(name: definitions[index].name, meaning: meaning))
            }
        }
        return entries
    }

    // MARK: Names

    /// The definitions in the order of their names, with names that cannot be reported and second ones left out.
    private mutating func namedOnce() -> [Int] {
        for (index, definition) in definitions.enumerated() { checkNames(definition, isLoss: isLoss(index)) }
        let sorted = places(definitions.count) { definitions[$0].name < definitions[$1].name }
        var kept: [Int] = []
        for index in sorted {
            guard let first = kept.last, definitions[first].name == definitions[index].name else {
                kept.append(index)
                continue
            }
            meanings[index] = .failed
            duplicate(definitions[index].name, definitions[first].nameRange, definitions[index].nameRange)
        }
        if hasLoss, let loss = definitions.last { checkParameters(of: loss, against: kept) }
        return kept
    }

    private func isLoss(_ index: Int) -> Bool {
        hasLoss && index == definitions.count - 1
    }

    /// Two definitions of one name: the later one in the text is wrong.
    private mutating func duplicate(_ name: Name, _ one: Range<Int>, _ other: Range<Int>) {
        let (first, second) = one.lowerBound <= other.lowerBound ? (one, other) : (other, one)
        errors.append(ExpressionError(.duplicateName(name, first: first), at: second))
    }

    private mutating func checkNames(_ definition: Definition, isLoss: Bool) {
        if !(isLoss && definition.name.isWord("loss")) {
            checkName(definition.name, at: definition.nameRange)
        }
        checkColumn(definition.name, at: definition.nameRange)
        guard let parameters = definition.parameters else { return }
        for (index, parameter) in parameters.enumerated() {
            let range =
                index < definition.parameterRanges.count
                ? definition.parameterRanges[index] : definition.range
            checkName(parameter, at: range)
            if isLoss { checkColumn(parameter, at: range) }
            if let first = parameters[..<index].firstIndex(of: parameter),
                first < definition.parameterRanges.count
            {
                duplicate(parameter, definition.parameterRanges[first], range)
            } else if parameter == definition.name {
                duplicate(parameter, definition.nameRange, range)
            }
        }
    }

    /// A function's own parameter may be called like a column, which it hides; nothing else may.
    private mutating func checkColumn(_ name: Name, at range: Range<Int>) {
        guard data?.names.contains(name) == true else { return }
        errors.append(ExpressionError(.columnName(name), at: range))
    }

    private mutating func checkName(_ name: Name, at range: Range<Int>) {
        if name.isReserved {
            errors.append(ExpressionError(.reservedWord(name), at: range))
        } else if name.isBuiltInFunction {
            errors.append(ExpressionError(.builtInName(name), at: range))
        }
    }

    /// In a quantity the loss's parameters and the constants stand side by side, so they cannot share a name.
    private mutating func checkParameters(of loss: Definition, against sorted: [Int]) {
        for (index, parameter) in (loss.parameters ?? []).enumerated()
        where index < loss.parameterRanges.count {
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if definitions[sorted[middle]].name < parameter { low = middle + 1 } else { high = middle }
            }
            guard low < sorted.count, definitions[sorted[low]].name == parameter, !isLoss(sorted[low]) else {
                continue
            }
            duplicate(parameter, definitions[sorted[low]].nameRange, loss.parameterRanges[index])
        }
    }

    private mutating func report(_ cycle: [Int]) {
        let start = cycle.indices.min {
            definitions[cycle[$0]].range.lowerBound < definitions[cycle[$1]].range.lowerBound
        }
        guard let start else { return }
        let turned = cycle[start...] + cycle[..<start]
        errors.append(
            ExpressionError(
                .cyclicDefinition(turned.map { definitions[$0].name }),
                at: definitions[cycle[start]].nameRange))
    }

    // MARK: Bodies

    private mutating func bind(_ index: Int, in scope: Scope) {
        let definition = definitions[index]
        if isLoss(index), definition.parameters == nil {
            meanings[index] = .failed
            let kind = ExpressionError.Kind.functionWithoutArguments(
                definition.name, expected: 1...Limits.parameters)
            errors.append(ExpressionError(kind, at: definition.nameRange))
            return
        }
        let context: Binder.Context =
            if let parameters = definition.parameters {
                isLoss(index) ? .inputs(parameters) : .function(parameters)
            } else {
                .constant
            }
        var binder = Binder(scope: scope, context: context)
        let bound = binder.bind(definition.body)
        if isLoss(index) || definition.parameters == nil { binder.refuseFreeColumn(of: bound) }
        meanings[index] = .failed
        nodes += bound.nodes
        var found = binder.errors
        if definition.body.isCondition {
            found.append(ExpressionError(.conditionNotExpected, at: definition.body.range))
        } else if nodes > Limits.scopeNodes {
            found.append(
                ExpressionError(.tooMany(.scopeNodes, limit: Limits.scopeNodes), at: definition.range))
        }
        for error in found {
            if case .definedWithErrors = error.kind { continue }
            errors.append(error)
        }
        if found.isEmpty { define(index, bound, scope) }
    }

    private mutating func define(_ index: Int, _ bound: Bound, _ scope: Scope) {
        let definition = definitions[index]
        guard let parameters = definition.parameters else {
            let value = bound.expression.value(at: [], over: data) ?? .nan
            meanings[index] = .constant(
                value, bound.expression, exactly: scope.exactly(bound.expression))
            return
        }
        if isLoss(index) {
            loss = LossFunction(
                name: definition.name, parameters: parameters, expression: bound.expression, scope)
            guard loss != nil else {
                errors.append(
                    ExpressionError(
                        .tooMany(.derivativeNodes, limit: Limits.derivativeNodes), at: definition.body.range))
                return
            }
        }
        meanings[index] = .function(UserFunction(name: definition.name, parameters: parameters, body: bound))
    }
}
