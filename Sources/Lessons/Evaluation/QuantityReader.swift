import Descent
import Diagnostics

/// Reads what a selector's tail names in one block: settings, quantities at steps, sequences.
struct QuantityReader {
    let selector: [UInt8]
    let block: BoundBlock

    init(_ selector: [UInt8], _ block: BoundBlock) {
        self.selector = selector
        self.block = block
    }

    /// The one number that a reference gives, as inside `=EXPR`.
    func value(of reference: Reference) throws(SelectorError) -> Double {
        switch reference.tail {
        case .word(let name, let range):
            if let setting = try setting(name, at: range) { return setting }
            return try oneValue(of: try plainQuantity(name, at: range), reference)
        case .part(let name, let part, let range): return try self.part(of: name, part, at: range)
        case .value(let syntax, let index):
            let step = try step(index, at: reference.indexRange(after: syntax))
            return try value(of: try quantity(syntax), at: step, syntax)
        case .sequence(let syntax): return try oneValue(of: syntax, reference)
        case .first(let condition): return Double(try first(condition))
        case .block, .stretch, .trend:
            throw SelectorError(
                .unknownSelector, at: reference.range, "no single number",
                "inside `=` a reference names one value, as in `\(reference.block.text).w[2]`")
        }
    }

    private func oneValue(of syntax: Syntax, _ reference: Reference) throws(SelectorError) -> Double {
        let quantity = try quantity(syntax)
        guard quantity.isConstant else {
            throw SelectorError(
                .unknownSelector, at: reference.range, "a quantity of a run without its step",
                "say which step, as in `[2]` or `[last]`")
        }
        return try constant(syntax)
    }

    // MARK: - Settings

    /// The value of a setting of that name; nil where there is none.
    func setting(_ name: Name, at range: Range<Int>) throws(SelectorError) -> Double? {
        if name == "steps" { return Double(try plan(at: range).steps) }
        if name == "rate" { return try plan(at: range).rate }
        if let data = block.scope.data {
            switch name {
            case "rows": return Double(data.count)
            case "batch": return Double(try plan(at: range).batch.size ?? data.count)
            default: break
            }
        }
        if name == "epochs" {
            let plan = try plan(at: range)
            return Double(plan.steps) / Double(plan.updatesPerEpoch)
        }
        return block.scope.constant(named: name)
    }

    /// `from.w`, `method.momentum`, `schedule.factor`
    func part(of name: Name, _ part: Name, at range: Range<Int>) throws(SelectorError) -> Double {
        let plan = try plan(at: range)
        if name == "method" { return try setting(part, of: plan.method, at: range) }
        if name == "schedule" { return try setting(part, of: plan.schedule, at: range) }
        guard let index = plan.loss.parameters.firstIndex(of: part) else {
            let known = plan.loss.parameters.map(\.description)
            throw SelectorError(
                .unknownSelector, at: range, "the loss has no parameter '\(part)'",
                suggestion(for: part.description, among: known)
                    ?? "its parameters are \(known.joined(separator: ", "))")
        }
        return plan.start[index]
    }

    private func setting(_ part: Name, of method: Method, at range: Range<Int>) throws(SelectorError)
        -> Double
    {
        if let value = Method.Argument(part).flatMap({ method[$0] }) { return value }
        throw noSetting(
            part, of: "\(method.kind.title)", among: method.kind.arguments.map { "\($0.word)" }, at: range)
    }

    private func setting(
        _ part: Name, of schedule: Schedule, at range: Range<Int>
    ) throws(SelectorError) -> Double {
        if let value = Schedule.Argument(part).flatMap({ schedule[$0] }) { return value }
        guard let kind = schedule.kind else {
            throw SelectorError(
                .unknownSelector, at: range, "'\(block.label)' has no schedule",
                "its rate is the same at every step: `\(block.label).rate`")
        }
        throw noSetting(
            part, of: "\(kind.word)", among: kind.arguments.map { "\($0.word)" }, at: range)
    }

    private func noSetting(
        _ part: Name, of owner: String, among known: [String], at range: Range<Int>
    ) -> SelectorError {
        SelectorError(
            .unknownSelector, at: range, "\(owner) has no setting '\(part)'",
            suggestion(for: part.description, among: known)
                ?? "its settings are \(known.joined(separator: ", "))")
    }

    // MARK: - Quantities

    /// A quantity that is one plain name; where there is none of that name, the nearest of all that may stand there.
    func plainQuantity(_ name: Name, at range: Range<Int>) throws(SelectorError) -> Syntax {
        let syntax = try bind { () throws(ExpressionError) in try Syntax.parse(selector, in: range) }
        do throws(ExpressionError) {
            _ = try block.scope.quantity(syntax)
            return syntax
        } catch {
            guard case .unknownName(_, let near) = error.kind else {
                throw SelectorError(
                    error, in: selector, help: "write a quantity, as in `\(block.label).loss[8]`")
            }
            if name == "from" {
                throw SelectorError(
                    .unknownSelector, at: range, "'from' names no start",
                    "say whose, as in `\(block.label).from.w`")
            }
            if Verdict(name) != nil {
                throw SelectorError(
                    .unknownSelector, at: range, "'\(name)' is a verdict, which is no number",
                    "a verdict is claimed alone, in free words: `[it ends well](gd:\(block.label).\(name))`")
            }
            let words =
                Verdict.allCases.map { "\($0.word)" } + ["rate", "steps", "from", "loss", "slope", "norm"]
            let help = question(among: nearest(to: name.description, among: near.map(\.description) + words))
            throw SelectorError(
                .unknownSelector, at: range, "'\(block.label)' has nothing called '\(name)'",
                help ?? "write a parameter, `loss`, `slope`, a setting, a verdict, or the name of a `let`")
        }
    }

    /// What a sequence is called in messages and on the page: `walk.loss`.
    func label(of syntax: Syntax) -> String {
        "\(block.label).\(String(decoding: selector[syntax.range], as: UTF8.self))"
    }

    func quantity(_ syntax: Syntax) throws(SelectorError) -> Quantity {
        try bind { () throws(ExpressionError) in
            let quantity = try block.scope.quantity(syntax)
            if quantity.isCondition { throw ExpressionError(.conditionNotExpected, at: syntax.range) }
            return quantity
        }
    }

    /// The value of an expression that reads no row, such as `L'(0)`; it needs no run.
    func constant(_ syntax: Syntax) throws(SelectorError) -> Double {
        try bind { () throws(ExpressionError) in try block.scope.evaluation(syntax, inputs: []).value([]) }
    }

    func value(of quantity: Quantity, at step: Int, _ syntax: Syntax) throws(SelectorError) -> Double {
        let run = try run(at: syntax.range)
        guard let value = run.value(of: quantity, at: step) else {
            throw SelectorError(
                .unknownSelector, at: syntax.range, "no value at step \(step)", "`previous` begins at step 1")
        }
        return value
    }

    /// The first step at which a condition holds.
    func first(_ condition: Syntax) throws(SelectorError) -> Int {
        let run = try run(at: condition.range)
        let quantity = try bind { () throws(ExpressionError) in
            let quantity = try block.scope.quantity(condition)
            if !quantity.isCondition { throw ExpressionError(.conditionExpected, at: condition.range) }
            return quantity
        }
        guard let step = run.first(quantity) else {
            throw SelectorError(
                .falseStatement, at: condition.range, "the condition holds at no step from 0 to \(run.steps)",
                "take more steps, or claim another condition")
        }
        return step
    }

    // MARK: - Runs

    func step(_ index: Reference.Index, at range: Range<Int>) throws(SelectorError) -> Int {
        let run = try run(at: range)
        guard let step = index.step(of: run.steps) else {
            throw SelectorError(
                .unknownSelector, at: range, "a step that is not in the run, which ends at step \(run.steps)",
                run.rangeHelp)
        }
        return step
    }

    func stretch(
        from lower: Reference.Index, to upper: Reference.Index, at range: Range<Int>
    ) throws(SelectorError) -> ClosedRange<Int> {
        let first = try step(lower, at: range)
        let last = try step(upper, at: range)
        guard first <= last else {
            throw SelectorError(
                .unknownSelector, at: range, "a stretch from step \(first) back to step \(last)",
                "write the earlier step first")
        }
        return first...last
    }

    func run(at range: Range<Int>) throws(SelectorError) -> Descent.Run {
        guard let run = block.run else { throw noRun(range) }
        return run
    }

    private func plan(at range: Range<Int>) throws(SelectorError) -> Plan {
        guard let plan = block.plan else { throw noRun(range) }
        return plan
    }

    private func noRun(_ range: Range<Int>) -> SelectorError {
        SelectorError(
            .missingSetting, at: range, "'\(block.label)' has no run",
            "give the block `from`, `rate` and `steps`")
    }

    private func bind<Value>(_ body: () throws(ExpressionError) -> Value) throws(SelectorError) -> Value {
        do throws(ExpressionError) {
            return try body()
        } catch {
            throw SelectorError(
                error, in: selector, help: "write a quantity of the run, as in `\(block.label).loss[8]`")
        }
    }
}
