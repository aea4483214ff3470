/// The quantities of a run's rows.
extension Binder {
    /// What the name means in a row; nil where it means no quantity.
    mutating func rowQuantity(_ name: Name, _ node: Syntax.Node) -> Bound? {
        guard let loss = scope.loss else {
            return name.isReserved ? outside(name, node) : nil
        }
        if let index = loss.parameters.firstIndex(of: name) { return row(.parameter(index, name)) }
        if name == loss.name { return row(.loss(name)) }
        switch ReservedWord(name) {
        case .loss: return row(.loss(name))
        case .norm: return row(.norm)
        case .step: return row(.step)
        case .epoch: return row(.epoch)
        case .rate: return row(.rate)
        case .slope:
            guard loss.parameters.count == 1 else {
                return fail(.slopeNeedsOneParameter(loss.name, parameters: loss.parameters.count), at: node)
            }
            return row(.slope)
        case .velocity: return velocity(node)
        case .batch, .first, .last, .next, .previous, .and, .or, .not:
            return fail(.reservedWord(name), at: node)
        case nil: break
        }
        if name.isWord("v"), scope.meaning(of: name) == nil {
            return velocity(node)
        }
        return nil
    }

    mutating func partial(_ loss: Name, _ parameter: Name, _ node: Syntax.Node) -> Bound {
        guard let function = scope.loss, isRows else {
            return isRows || scope.loss == nil
                ? fail(.unknownPartial(of: loss, by: parameter), at: node)
                : outside(Name(word: "slope"), node)
        }
        guard loss == function.name || loss.isWord("loss"),
            let index = function.parameters.firstIndex(of: parameter)
        else { return fail(.unknownPartial(of: loss, by: parameter), at: node) }
        return row(.partial(index, loss: loss, parameter: parameter))
    }

    /// `velocity` or `v`, the only one.
    private mutating func velocity(_ node: Syntax.Node) -> Bound {
        guard scope.hasVelocity else { return fail(.noVelocity, at: node) }
        let parameters = scope.loss?.parameters ?? []
        guard parameters.count == 1 else { return fail(.velocityOfWhich(parameters), at: node) }
        return row(.velocity(0, nil))
    }

    /// `velocity w`
    mutating func velocity(of name: Name, _ node: Syntax.Node) -> Bound {
        guard isRows, let loss = scope.loss else { return outside(Name(word: "velocity"), node) }
        guard scope.hasVelocity else { return fail(.noVelocity, at: node) }
        guard let index = loss.parameters.firstIndex(of: name) else {
            return fail(.unknownName(name, nearest: name.nearest(among: loss.parameters)), at: node)
        }
        return row(.velocity(index, name))
    }

    /// `velocity(w)`, which is how a selector says it: it has no spaces.
    mutating func velocity(_ arguments: [Bound], _ node: Syntax.Node) -> Bound? {
        guard isRows, arguments.count == 1,
            case .quantity(.parameter(_, let name), offset: 0) = arguments[0].expression
        else { return nil }
        return velocity(of: name, node)
    }

    private func row(_ quantity: RowQuantity) -> Bound {
        Bound(.quantity(quantity, offset: 0))
    }
}
