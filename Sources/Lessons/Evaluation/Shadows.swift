import Descent

/// The shadows of the runs that one lesson's claims name, each made when the first claim needs it.
struct Shadows {
    private enum Entry {
        case none
        case run(ShadowRun)
    }

    /// By the blocks, which outlive them; each run of a comparison is one.
    private var entries: [ObjectIdentifier: Entry] = [:]

    /// The shadow of a block's run; nil where there is none to be had.
    mutating func run(of block: BoundBlock, _ index: Int32?) -> ShadowRun? {
        switch entries[ObjectIdentifier(block)] {
        case .run(let shadow): return shadow
        case .some(.none): return nil
        case nil: break
        }
        let made = block.makeShadow()
        entries[ObjectIdentifier(block)] = made.map { Entry.run($0) } ?? Entry.none
        return made
    }
}

extension BoundBlock {
    fileprivate func makeShadow() -> ShadowRun? {
        guard let plan, let run, let settings = exactSettings else { return nil }
        return plan.shadow(of: run, with: settings)
    }

    /// The settings of the run as the exact decimals that are written.
    private var exactSettings: ExactSettings? {
        guard let loss = scope.loss, let rate = exactRate else { return nil }
        let start = loss.parameters.compactMap { exactStart(of: $0) }
        return start.count == loss.parameters.count ? ExactSettings(start: start, rate: rate) : nil
    }

    var exactRate: ShadowNumber? { settings.rate.flatMap { exactly($0) } }

    func exactStart(of parameter: Name) -> ShadowNumber? {
        switch settings.starts.first(where: { $0.parameter == parameter })?.value {
        case .constant(let syntax): exactly(syntax)
        case .normal, nil: drawnStart(of: parameter)
        }
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
        case .part(_, let part, _): block.exactStart(of: part).map { Shadow($0) }
        case .value(let syntax, let index): shadow(of: syntax, at: index, run)
        case .sequence(let syntax): exactConstant(syntax)
        case .first(let condition): first(condition, run)
        case .block, .stretch, .trend: nil
        }
    }

    /// The same for one plain name: a setting, or an expression without rows.
    func shadow(of name: Name, at range: Range<Int>) -> Shadow? {
        if name == "steps" { return block.plan.map { Shadow(ShadowNumber(Double($0.steps))) } }
        if name == "rate" { return block.exactRate.map { Shadow($0) } }
        if block.scope.constant(named: name) != nil {
            return block.scope.exactConstant(named: name).map { Shadow($0) }
        }
        do throws(ExpressionError) {
            return exactConstant(try Syntax.parse(selector, in: range))
        } catch {
            return nil
        }
    }

    func exactConstant(_ syntax: Syntax) -> Shadow? {
        do throws(ExpressionError) { return Shadow(try block.scope.exactConstant(syntax)) } catch {
            return nil
        }
    }

    private func shadow(of syntax: Syntax, at index: Reference.Index, _ run: ShadowRun?) -> Shadow? {
        guard let run, let step = index.step(of: block.run?.steps ?? 0) else { return nil }
        do throws(SelectorError) { return run.value(of: try quantity(syntax), at: step) } catch { return nil }
    }

    /// The first step at which a condition holds in exact arithmetic.
    func first(_ condition: Syntax, _ run: ShadowRun?) -> Shadow? {
        guard let run, let steps = block.run?.steps else { return nil }
        do throws(ExpressionError) {
            let step = run.first(try block.scope.quantity(condition))
            // Where it holds at none, that is past the last.
            return Shadow(ShadowNumber(Double(step ?? steps + 1)), parted: run.parted)
        } catch {
            return nil
        }
    }
}
