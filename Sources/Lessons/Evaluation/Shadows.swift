import Descent

/// The shadows of the runs that one lesson's claims name, each made when the first claim needs it.
struct Shadows {
    private enum Entry {
        case none
        case run(ShadowRun)
    }

    /// By the blocks, which outlive them; each run of a comparison is one.
    private var entries: [ObjectIdentifier: Entry] = [:]
    /// The exact data of blocks, by the same.
    private var tables: [ObjectIdentifier: ExactData?] = [:]
    /// What the shadows of this lesson may still cost; those past it have none.
    private var budget = Shadows.work

    /// Additions of shadow numbers: those of four of the longest runs.
    private static let work = 4 * Limits.shadowWork

    /// The shadow of a block's run; nil where there is none to be had.
    mutating func run(of block: BoundBlock, _ index: Int32?) -> ShadowRun? {
        switch entries[ObjectIdentifier(block)] {
        case .run(let shadow): return shadow
        case .some(.none): return nil
        case nil: break
        }
        let made = makeShadow(of: block)
        entries[ObjectIdentifier(block)] = made.map { Entry.run($0) } ?? Entry.none
        return made
    }

    /// The shadow of a block's run where something of it has been claimed.
    func known(of block: BoundBlock) -> ShadowRun? {
        if case .run(let shadow) = entries[ObjectIdentifier(block)] { shadow } else { nil }
    }

    /// The exact data of a block; nil where it has none, or too much.
    mutating func data(of block: BoundBlock) -> ExactData? {
        if let known = tables[ObjectIdentifier(block)] { return known }
        let made = block.scope.data.flatMap { ExactData($0) }
        tables[ObjectIdentifier(block)] = .some(made)
        return made
    }

    private mutating func makeShadow(of block: BoundBlock) -> ShadowRun? {
        guard let plan = block.plan, let run = block.run, var settings = block.exactSettings else {
            return nil
        }
        let work = plan.shadowWork(steps: run.steps)
        guard work <= budget else { return nil }
        settings.data = data(of: block)
        guard let shadow = plan.shadow(of: run, with: settings) else { return nil }
        budget -= work
        return shadow
    }
}

extension BoundBlock {
    /// The settings of the run as the exact decimals that are written; standard ones as those of their sources.
    fileprivate var exactSettings: ExactSettings? {
        guard let loss = scope.loss, let rate = exactRate else { return nil }
        let start = loss.parameters.compactMap { exactStart(of: $0) }
        guard start.count == loss.parameters.count else { return nil }
        var exact = ExactSettings(start: start, rate: rate)
        for setting in settings.method?.values ?? [] {
            guard let value = exactly(setting.value) else { return nil }
            exact[setting.argument] = value
        }
        for setting in settings.schedule?.values ?? [] where setting.argument == .factor {
            guard let value = exactly(setting.value) else { return nil }
            exact.factor = value
        }
        return exact
    }

    var exactRate: ShadowNumber? { settings.rate.flatMap { exactly($0) } }

    func exactStart(of parameter: Name) -> ShadowNumber? {
        switch settings.starts.first(where: { $0.parameter == parameter })?.value {
        case .constant(let syntax): exactly(syntax)
        case .normal, nil: drawnStart(of: parameter)
        }
    }

    /// `method.momentum`: as it is written, or the standard one.
    func exactSetting(_ part: Name, ofMethod method: Method) -> ShadowNumber? {
        guard let argument = Method.Argument(part) else { return nil }
        if let written = settings.method?.values.first(where: { $0.argument == argument }) {
            return exactly(written.value)
        }
        return method[argument].map { ShadowNumber(shortest: $0) }
    }

    /// `schedule.factor`
    func exactSetting(ofSchedule part: Name) -> ShadowNumber? {
        let argument = Schedule.Argument(part)
        return settings.schedule?.values.first { $0.argument == argument }.flatMap { exactly($0.value) }
    }

    /// A random start is the double that was drawn.
    private func drawnStart(of parameter: Name) -> ShadowNumber? {
        guard let plan, let index = plan.loss.parameters.firstIndex(of: parameter) else { return nil }
        return plan.start.indices.contains(index) ? ShadowNumber(plan.start[index]) : nil
    }

    private func exactly(_ syntax: Syntax) -> ShadowNumber? {
        do throws(ExpressionError) { return try scope.exactConstant(syntax) } catch { return nil }
    }
}

extension QuantityReader {
    /// What exact arithmetic makes of the one number that a reference gives; nil where nothing can be said.
    func shadow(of reference: Reference, _ run: ShadowRun?) -> Shadow? {
        switch reference.tail {
        case .word(let name, let range): shadow(of: name, at: range)
        case .part(let name, let part, _): shadow(ofPart: part, of: name)
        case .value(let syntax, let index): shadow(of: syntax, at: index, run)
        case .sequence(let syntax): exactConstant(syntax)
        case .first(let condition): first(condition, run)
        case .block, .stretch, .trend: nil
        }
    }

    /// The same for one plain name: a setting, or an expression without rows.
    func shadow(of name: Name, at range: Range<Int>) -> Shadow? {
        if name == "rate" { return block.exactRate.map { Shadow($0) } }
        if name == "epochs" {
            return block.plan.map {
                Shadow(ShadowNumber(Double($0.steps)).divided(by: ShadowNumber(Double($0.updatesPerEpoch))))
            }
        }
        if isCount(name) {
            do throws(SelectorError) {
                return try setting(name, at: range).map { Shadow(ShadowNumber($0)) }
            } catch {
                return nil
            }
        }
        if block.scope.constant(named: name) != nil {
            return block.scope.exactConstant(named: name).map { Shadow($0) }
        }
        do throws(ExpressionError) {
            return exactConstant(try Syntax.parse(selector, in: range))
        } catch {
            return nil
        }
    }

    /// Whether a setting of that name is a whole number, exactly.
    private func isCount(_ name: Name) -> Bool {
        name == "steps" || block.scope.data != nil && (name == "rows" || name == "batch")
    }

    /// The same for `from.w`, `method.momentum` and `schedule.factor`.
    private func shadow(ofPart part: Name, of name: Name) -> Shadow? {
        let number =
            switch name {
            case "method": block.plan.flatMap { block.exactSetting(part, ofMethod: $0.method) }
            case "schedule": block.exactSetting(ofSchedule: part)
            default: block.exactStart(of: part)
            }
        return number.map { Shadow($0) }
    }

    func exactConstant(_ syntax: Syntax) -> Shadow? {
        do throws(ExpressionError) {
            return try block.scope.exactConstant(syntax).map { Shadow($0) }
        } catch {
            return nil
        }
    }

    private func shadow(of syntax: Syntax, at index: Reference.Index, _ run: ShadowRun?) -> Shadow? {
        guard let run, let step = index.step(of: block.run?.steps ?? 0) else { return nil }
        do throws(SelectorError) { return run.value(of: try quantity(syntax), at: step) } catch { return nil }
    }

    /// The first step at which a condition holds in exact arithmetic; past the last where it holds at none.
    func first(_ condition: Syntax, _ run: ShadowRun?) -> Shadow? {
        guard let run else { return nil }
        do throws(ExpressionError) { return run.first(try block.scope.quantity(condition)) } catch {
            return nil
        }
    }
}
