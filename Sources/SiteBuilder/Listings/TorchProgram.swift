import Descent
import Lessons

/// The loop in PyTorch: the loss as a function, its slopes by `backward`, the step by hand or by `torch.optim`.
///
/// Parameters are changed in place, so what the line shows of the row before the update is kept under another name
/// first. Their slopes stand in `w.grad` until the next `backward`.
extension LoopProgram {
    /// The row whose parameters `w` holds when the line is printed, and the row that the update starts from.
    private var live: Int { line.looksAhead ? 1 : 0 }
    private var old: Int { live - 1 }

    /// The class that makes the updates; nil where the listing writes them out.
    private var optimizer: TorchOptimizer? {
        guard !used.contains(where: { if case .velocity = $0.column { true } else { false } }) else {
            return nil
        }
        return TorchOptimizer(plan.method)
    }

    /// The line in front of the rest, then the loop.
    mutating func writeTorch() {
        nameTorch()
        writeTorchData()
        for (text, value) in variables.definitions { define(text, value, isVariable: false) }
        if rows != nil || !variables.definitions.isEmpty { body.line { _ in } }
        writeLossFunction()
        writeTorchStart()
        let range = line.looksAhead ? (0, plan.steps - 1) : (1, plan.steps)
        let counts = countsSteps
        body.line { $0.loop(from: range.0, through: range.1, counts: counts, .pytorch) }
        var inner = self
        body.indented { code in
            inner.body = code
            inner.writeTorchStep()
            code = inner.body
        }
        needs = inner.needs
    }

    /// Settles what stands for which row.
    private mutating func nameTorch() {
        for index in parameters {
            let parameter = LoopSlot(.parameter(index))
            let name = variables.text(parameter)
            variables.set(LoopSlot(.parameter(index), live), to: name)
            variables.name(LoopSlot(.parameter(index), old), previousTo: LoopSlot(.parameter(index), live))
            let (before, after) = (LoopSlot(.slope(index), old), LoopSlot(.slope(index), live))
            if needsLiveSlopes {
                // The slopes before the update make room for those behind it.
                _ = variables.text(before)
                variables.set(after, to: "\(name).grad")
            } else {
                variables.set(before, to: "\(name).grad")
            }
            // Where the rule of a method looks for its slope.
            variables.set(LoopSlot(.symbol(.derivative, index)), to: variables.text(before))
            variables.set(LoopSlot(.slopeAhead(index)), to: "\(variables.text(LoopSlot(.ahead(index)))).grad")
        }
    }

    private func usesSlopes(of row: Int) -> Bool {
        used.contains(LoopSlot(.norm, row))
            || parameters.contains { used.contains(LoopSlot(.slope($0), row)) }
    }

    private var needsLiveSlopes: Bool { usesSlopes(of: live) }

    // MARK: - Before the loop

    private mutating func writeTorchData() {
        guard let rows, let data = loss.data else { return }
        for column in rows.columns {
            body.line { code in
                code.plain("\(column.text) = torch.tensor(")
                code.list(of: data.column(column.index), .pytorch)
                code.plain(", dtype=torch.float64)")
            }
        }
        guard updatesPerEpoch > 1 else { return }
        body.line { $0.source("\(rows.all) = slice(None)", .pytorch) }
        if case .shuffled(_, let seed) = plan.batch {
            body.line { $0.source("\(rows.bits) = \(rows.randomBits)(\(seed))", .pytorch) }
        }
    }

    private mutating func writeLossFunction() {
        let name = variables.text(of: loss.name)
        let (call, value) = (lossCall(at: live, rows?.given), lossCode())
        body.line { code in
            code.keyword("def ")
            code.put(.function, name)
            code.plain(call.dropFirst(name.count) + ":")
        }
        body.indented { code in
            code.line {
                $0.keyword("return ")
                $0.put(value)
            }
        }
        body.line { _ in }
    }

    private mutating func lossCode() -> CodeWriter {
        expressionCode(loss.expression, at: .row(live), rows: rows?.given ?? "")
    }

    /// `L(w, b)`, or `L(w, b, batch)` where the rows have to be said.
    private func lossCall(at row: Int, _ which: String?) -> String {
        lossCall(of: parameters.map { variables.known(LoopSlot(.parameter($0), row)) }, which)
    }

    private func lossCall(of names: [String], _ which: String?) -> String {
        let arguments = names + [which].compactMap { $0 }.filter { !$0.isEmpty }
        return "\(variables.known(loss.name))(\(arguments.joined(separator: ", ")))"
    }

    private mutating func writeTorchStart() {
        let names = parameters.map { variables.text(LoopSlot(.parameter($0), live)) }
        for (index, name) in names.enumerated() {
            body.line { [plan] code in
                code.plain("\(name) = torch.tensor(")
                code.number(index < plan.start.count ? plan.start[index] : 0, .pytorch)
                code.plain(", dtype=torch.float64, requires_grad=")
                code.keyword("True")
                code.plain(")")
            }
        }
        let rate = variables.text(LoopSlot(.symbol(.rate, 0)))
        define(rate, plan.rate, isVariable: true)
        guard let optimizer else { return writeMethodStart() }
        body.line { code in
            code.plain(
                "optimizer = torch.optim.\(optimizer.name)([\(names.joined(separator: ", "))], lr=\(rate)")
            for argument in optimizer.arguments {
                code.source(", \(argument.name)=\(argument.value)", .pytorch)
            }
            code.plain(")")
        }
    }

    // MARK: - In the loop

    private mutating func writeTorchStep() {
        writeBatch()
        writeOldValues()
        writeTorchUpdate()
        writeLiveValues()
        if line.looksAhead { writeStop() }
        writePrint()
        if !line.looksAhead { writeStop() }
    }

    /// The slopes that the update takes, and what the line shows of the point before it.
    private mutating func writeOldValues() {
        if plan.method.slopePoint == nil || usesSlopes(of: old) {
            writeBackward(loss: LoopSlot(.loss, old), at: old)
            if needsLiveSlopes {
                for index in parameters {
                    let name = variables.text(LoopSlot(.parameter(index), live))
                    write("\(variables.text(LoopSlot(.slope(index), old))) = \(name).grad")
                }
            }
        } else if used.contains(LoopSlot(.loss, old)) {
            write(
                "\(variables.text(LoopSlot(.loss, old))) = \(lossCall(at: live, rows?.all(ofBatches: updatesPerEpoch > 1)))"
            )
        }
        if used.contains(LoopSlot(.norm, old)) { assignTorchNorm(at: old) }
        for index in parameters where used.contains(LoopSlot(.parameter(index), old)) {
            let (name, kept) = (LoopSlot(.parameter(index), live), LoopSlot(.parameter(index), old))
            write("\(variables.text(kept)) = \(variables.text(name)).detach().clone()")
        }
    }

    /// Clears the slopes, computes the loss at the point in hand and the slopes of it there.
    ///
    /// - Parameter slot: the loss of that row, which gets its name where the line or the stop condition uses it.
    private mutating func writeBackward(loss slot: LoopSlot, at row: Int) {
        let names = parameters.map { variables.text(LoopSlot(.parameter($0), live)) }
        if optimizer != nil {
            write("optimizer.zero_grad()")
        } else {
            write(names.map { "\($0).grad = " }.joined() + "None")
        }
        let isNamed = used.contains(slot)
        let hasBatches = updatesPerEpoch > 1
        if isNamed {
            write("\(variables.text(slot)) = \(lossCall(at: live, rows?.all(ofBatches: hasBatches)))")
        }
        let source =
            isNamed && !hasBatches ? variables.text(slot) : lossCall(at: live, hasBatches ? rows?.batch : nil)
        write("\(source).backward()")
    }

    private mutating func writeTorchUpdate() {
        writeCopies()
        if let place = plan.method.slopePoint { writeAhead(place) }
        if optimizer != nil {
            write("optimizer.step()")
        } else {
            body.line { code in
                code.keyword("with")
                code.plain(" torch.no_grad():")
            }
            var inner = self
            body.indented { code in
                inner.body = code
                inner.writeTorchRule()
                code = inner.body
            }
            variables = inner.variables
            needs = inner.needs
        }
        writeSchedule()
        if optimizer != nil, plan.schedule != .constant {
            write("optimizer.param_groups[0][\"lr\"] = \(variables.text(LoopSlot(.symbol(.rate, 0))))")
        }
    }

    /// The update written out.
    private mutating func writeTorchRule() {
        guard plan.isMoreThanDescent else {
            let rate = variables.text(LoopSlot(.rate, live))
            for index in parameters {
                let name = variables.text(LoopSlot(.parameter(index), live))
                write("\(name) -= \(rate) * \(variables.text(LoopSlot(.symbol(.derivative, index))))")
            }
            return
        }
        for index in parameters { writeTorchRule(of: index) }
    }

    private mutating func writeTorchRule(of index: Int) {
        let parameter = LoopSlot(.parameter(index), live)
        for line in plan.method.formula where index == 0 || !line.target.isShared {
            guard line.target == .parameter else {
                let value = ruleCode(line.expression, index, parameter: parameter)
                assign(ruleSlot(line.target, index), value, isNew: true)
                continue
            }
            let name = variables.text(parameter)
            switch line.expression {
            case .difference(.parameter(0, _), let step):
                write("\(name) -= ", ruleCode(step, index, parameter: parameter))
            case .sum(.parameter(0, _), let step):
                write("\(name) += ", ruleCode(step, index, parameter: parameter))
            default:
                var call = CodeWriter()
                call.put(ruleCode(line.expression, index, parameter: parameter))
                call.plain(")")
                write("\(name).copy_(", call)
            }
        }
    }

    /// The point where the method takes its slopes, as new parameters, and the slopes there.
    private mutating func writeAhead(_ place: UpdateLine) {
        var names: [String] = []
        for index in parameters {
            let name = variables.text(LoopSlot(.ahead(index)))
            names.append(name)
            var point = CodeWriter()
            point.put(ruleCode(place.expression, index, parameter: LoopSlot(.parameter(index), live)))
            point.plain(").detach().requires_grad_()")
            write("\(name) = (", point)
        }
        write("\(lossCall(of: names, updatesPerEpoch > 1 ? rows?.batch : nil)).backward()")
    }

    /// What the line and the stop condition use of the new point.
    private mutating func writeLiveValues() {
        if needsLiveSlopes {
            writeBackward(loss: LoopSlot(.loss, live), at: live)
            if used.contains(LoopSlot(.norm, live)) { assignTorchNorm(at: live) }
        } else if used.contains(LoopSlot(.loss, live)) {
            let call = lossCall(at: live, rows?.all(ofBatches: updatesPerEpoch > 1))
            write("\(variables.text(LoopSlot(.loss, live))) = \(call)")
        }
    }

    private mutating func assignTorchNorm(at row: Int) {
        let slopes = parameters.map { variables.text(LoopSlot(.slope($0), row)) }
        let value =
            slopes.count == 1
            ? "abs(\(slopes[0]))"
            : "torch.sqrt(\(slopes.map { "\($0) ** 2" }.joined(separator: " + ")))"
        write("\(variables.text(LoopSlot(.norm, row))) = \(value)")
    }

    private mutating func write(_ text: String, _ value: CodeWriter = CodeWriter()) {
        body.line { code in
            code.source(text, .pytorch)
            code.put(value)
        }
    }
}
