import Descent
import Lessons

/// The part of a loop that the method and the schedule decide: what is kept, and how it changes the point.
extension LoopProgram {
    /// The row whose velocity and rate the loop's own variables hold once they are updated.
    private var liveRow: Int { line.looksAhead ? 1 : 0 }

    /// Whether the schedule needs the step's number.
    var scheduleCounts: Bool {
        switch plan.schedule {
        case .constant, .exponential: false
        case .step, .cosine: true
        }
    }

    /// Settles which variables hold the rate and the velocities of which rows.
    mutating func nameKept() {
        let rate = LoopSlot(.rate)
        let rateText = LoopSlot(.symbol(.rate, 0))
        variables.share(rateText, with: rate)
        if plan.schedule == .constant {
            for row in -1...1 where row != 0 { variables.share(LoopSlot(.rate, row), with: rate) }
        } else {
            variables.share(LoopSlot(.rate, liveRow), with: rateText)
            if used.contains(LoopSlot(.rate, liveRow - 1)) {
                variables.name(LoopSlot(.rate, liveRow - 1), previousTo: rateText)
            }
        }
        guard plan.method.hasVelocity else { return }
        for index in parameters {
            let velocity = LoopSlot(.symbol(.velocity, index))
            variables.share(LoopSlot(.velocity(index), liveRow), with: velocity)
            if used.contains(LoopSlot(.velocity(index), liveRow - 1)) {
                variables.name(LoopSlot(.velocity(index), liveRow - 1), previousTo: velocity)
            }
        }
    }

    /// The settings that the rule speaks of, then what it keeps.
    mutating func writeMethodStart() {
        guard plan.isMoreThanDescent else { return }
        let lines = plan.method.formula + (plan.method.slopePoint.map { [$0] } ?? [])
        let symbols = UpdateSymbol.allCases.filter { symbol in lines.contains { $0.symbols.contains(symbol) }
        }
        for symbol in symbols {
            guard let value = symbol.argument.flatMap({ plan.method[$0] }) else { continue }
            define(variables.text(ruleSlot(symbol, 0)), value, isVariable: false)
        }
        for symbol in symbols {
            guard let start = symbol.start(of: plan.method) else { continue }
            for index in parameters where index == 0 || !symbol.isShared {
                define(variables.text(ruleSlot(symbol, index)), start, isVariable: true)
            }
        }
    }

    // MARK: - Updates

    /// Updates every parameter, then the rate.
    ///
    /// - Parameter row: 0 to change the point in place, 1 to give the next one names of its own.
    mutating func writeUpdates(to row: Int) {
        guard plan.isMoreThanDescent else {
            for index in parameters { update(LoopSlot(.parameter(index), row), index, isNew: row != 0) }
            return
        }
        writeCopies()
        if let place = plan.method.slopePoint { writeSlopes(at: place) }
        for index in parameters { writeUpdate(of: index, to: row) }
        writeSchedule()
    }

    /// What the line shows of the row before, and the update is about to change.
    mutating func writeCopies() {
        if plan.schedule != .constant, used.contains(LoopSlot(.rate, liveRow - 1)) {
            copy(LoopSlot(.symbol(.rate, 0)), to: LoopSlot(.rate, liveRow - 1))
        }
        for index in parameters where used.contains(LoopSlot(.velocity(index), liveRow - 1)) {
            copy(LoopSlot(.symbol(.velocity, index)), to: LoopSlot(.velocity(index), liveRow - 1))
        }
    }

    /// The points where the method takes its slopes, then the slopes.
    private mutating func writeSlopes(at place: UpdateLine) {
        for index in parameters {
            let value = ruleCode(place.expression, index, parameter: LoopSlot(.parameter(index)))
            assign(LoopSlot(.ahead(index)), value, isNew: true)
        }
        for index in parameters {
            assign(LoopSlot(.slopeAhead(index)), loss.gradient[index], at: .ahead)
        }
    }

    /// The rule's lines for one parameter.
    private mutating func writeUpdate(of index: Int, to row: Int) {
        let lines = plan.method.formula
        var current = LoopSlot(.parameter(index))
        let next = LoopSlot(.parameter(index), row)
        let changes = lines.count { $0.target == .parameter }
        for line in lines where index == 0 || !line.target.isShared {
            let value = ruleCode(line.expression, index, parameter: current)
            guard line.target == .parameter else {
                assign(ruleSlot(line.target, index), value, isNew: !line.target.isKept)
                continue
            }
            assign(next, value, isNew: current != next, isVariable: changes > 1)
            current = next
        }
    }

    /// An expression of a rule; the parameter may have a new name already.
    mutating func ruleCode(_ expression: Expression, _ index: Int, parameter: LoopSlot) -> CodeWriter {
        let symbols = UpdateSymbol.allCases
        var texts: [UpdateSymbol: String] = [:]
        for symbol in symbols where expression.mentions(parameter: Int(symbol.rawValue)) {
            texts[symbol] = variables.text(symbol == .parameter ? parameter : ruleSlot(symbol, index))
        }
        var writer = CodeExpression(
            language,
            name: { quantity, _ in
                guard case .parameter(let place, _) = quantity, symbols.indices.contains(place) else {
                    return ""
                }
                return texts[symbols[place]] ?? ""
            },
            constant: { "\($0)" })
        writer.isTensor = { node in
            guard case .parameter(let place, _) = node, symbols.indices.contains(place) else { return false }
            return symbols[place].isOfParameter
        }
        let code = writer.code(expression)
        needs.formUnion(writer.needs)
        return code
    }

    /// The variable of a symbol, for one parameter.
    func ruleSlot(_ symbol: UpdateSymbol, _ index: Int) -> LoopSlot {
        let own = language == .pytorch ? LoopSlot(.symbol(.derivative, index)) : LoopSlot(.slope(index))
        let slope = plan.method.slopePoint == nil ? own : LoopSlot(.slopeAhead(index))
        return switch symbol {
        case .derivative: slope
        case .slope: pullsSlope ? LoopSlot(.symbol(.slope, index)) : slope
        case .rate: LoopSlot(.symbol(.rate, 0))
        default: LoopSlot(.symbol(symbol, symbol.isShared ? 0 : index))
        }
    }

    /// Whether the rule works with another slope than the loss's own.
    private var pullsSlope: Bool { plan.method.formula.contains { $0.target == .slope } }

    // MARK: - The schedule

    /// The rate of the next update.
    mutating func writeSchedule() {
        guard plan.schedule != .constant else { return }
        let rate = variables.text(LoopSlot(.symbol(.rate, 0)))
        let step = line.looksAhead ? "step + 1" : "step"
        let language = language
        let start = CodeNumber.value(plan.rate, language)
        if case .cosine = plan.schedule { needs.insert(.mathematics) }
        let (schedule, steps) = (plan.schedule, plan.steps)
        body.line { code in
            switch schedule {
            case .constant: break
            case .step(let every, let factor):
                let count = step == "step" ? "step % \(every)" : "(\(step)) % \(every)"
                let change = "\(rate) = \(rate) * "
                switch language {
                case .swift: code.source("if \(count) == 0 { \(change)", language)
                case .javascript: code.source("if (\(count) === 0) { \(change)", language)
                case .python, .pytorch: code.source("if \(count) == 0: \(change)", language)
                }
                code.put(.number, CodeNumber.value(factor, language))
                code.end(language)
                if language.hasBraces { code.plain(" }") }
            case .exponential(let factor):
                code.plain("\(rate) = \(rate) * ")
                code.put(.number, CodeNumber.value(factor, language))
                code.end(language)
            case .cosine(let over):
                let least = language == .javascript ? "Math.min" : "min"
                let time = over < steps ? "\(least)(\(step), \(over))" : step == "step" ? step : "(\(step))"
                code.plain("\(rate) = ")
                code.put(.number, start)
                code.plain(" * (")
                code.put(.number, "0.5")
                code.plain(" * (")
                code.put(.number, "1")
                code.plain(" + ")
                code.plain(language.mathematics)
                code.put(.builtIn, "cos")
                switch language {
                case .swift: code.plain("(Double.pi * Double(\(time)) / ")
                case .javascript: code.plain("(Math.PI * \(time) / ")
                case .python, .pytorch: code.plain("(math.pi * \(time) / ")
                }
                code.put(.number, String(over))
                code.plain(")))")
                code.end(language)
            }
        }
    }
}

extension UpdateSymbol {
    /// Whether all parameters have it in common.
    var isShared: Bool { self == .power1 || self == .power2 || argument != nil }

    /// Whether it is computed from the parameter or its slope.
    var isOfParameter: Bool { !isShared && self != .rate && self != .correction }
}
