import Descent
import Diagnostics

/// From a block's settings to a plan: every value is a constant in its range.
extension BlockBinder {
    /// The plan; nil where the block asks for none, or where it has errors.
    ///
    /// The scope learns whether its run has a velocity and batches, which a stop condition may speak of.
    mutating func plan(_ scope: inout Scope) -> Plan? {
        guard settings.asksForRun || block.asksForRun else { return nil }
        guard let loss = settings.loss else {
            missing("no loss", "add `\(Keyword.minimize.form)`")
            return nil
        }
        let start = start(scope, loss.parameters ?? [])
        let rate = rate(scope)
        let batch = batch(scope)
        let steps = steps(scope, batch)
        let method = method(scope)
        let schedule = schedule(scope)
        scope.hasVelocity = method?.hasVelocity ?? true
        if let batch, let data = scope.data, scope.loss?.needsData == true {
            scope.hasBatches = batch.updates(over: data.count) > 1
        }
        let stop = stop(scope)
        guard let start, let rate, let steps, let batch, let method, let schedule, let function = scope.loss,
            settings.stop == nil || stop != nil
        else {
            return nil
        }
        var plan = Plan(
            loss: function, start: start, rate: rate, method: method, schedule: schedule, steps: 0,
            stop: stop,
            batch: batch)
        guard steps <= Double(plan.stepsLimit) else {
            report(
                .limit, at: lengthRange, isOwn: ownsLength,
                "\(Shortest.text(steps)) steps; the limit for this block is \(plan.stepsLimit)",
                plan.evaluationsPerStep > 0
                    ? "each step looks at \(counted(plan.evaluationsPerStep, "row")), and a run at no more than \(Limits.evaluations) rows and \(Limits.steps) steps; take fewer"
                    : "take fewer steps")
            return nil
        }
        plan.steps = Int(steps)
        return startsSomewhere(plan) ? plan : nil
    }

    /// A run has to start somewhere: a loss that is no number there is a mistake, one that overflows later is data.
    private mutating func startsSomewhere(_ plan: Plan) -> Bool {
        guard diagnostics.isEmpty else { return true }
        var first = plan
        first.steps = 0
        first.stop = nil
        guard let loss = first.run().column(.loss).first, !loss.isFinite else { return true }
        let start = zip(plan.loss.parameters, plan.start).map { "\($0) = \(Shortest.text($1))" }
        report(
            .badValue, at: block.settings.fromRange, isOwn: true,
            "the loss at the start is \(Shortest.text(loss)), no finite number",
            "at \(start.joined(separator: ", ")) the loss '\(plan.loss.name)' is not defined or overflows; start elsewhere"
        )
        return false
    }

    // MARK: - The start

    private mutating func start(_ scope: Scope, _ parameters: [Name]) -> [Double]? {
        checkParameters(of: block.settings.starts, among: parameters)
        var values: [Double] = []
        var absent: [Name] = []
        var generators: [UInt64: Generator] = [:]
        for parameter in parameters {
            guard let start = settings.starts.first(where: { $0.parameter == parameter }) else {
                absent.append(parameter)
                continue
            }
            if let value = value(of: start, scope, &generators) { values.append(value) }
        }
        if !absent.isEmpty {
            missing(
                "no start for \(absent.map { "'\($0)'" }.joined(separator: ", "))",
                "add `from \(absent.map { "\($0) = 0" }.joined(separator: ", "))`",
                at: block.settings.fromRange)
        }
        return values.count == parameters.count ? values : nil
    }

    /// What this block itself starts has to be a parameter; what `like` brings may be one of another loss.
    private mutating func checkParameters(of starts: [Settings.Start], among parameters: [Name]) {
        let names = parameters.map(\.description)
        for start in starts where !parameters.contains(start.parameter) {
            report(
                .unknownSelector, at: start.range, isOwn: true,
                "the loss has no parameter '\(start.parameter)'",
                suggestion(for: start.parameter.description, among: names)
                    ?? "its parameters are \(names.joined(separator: ", "))")
        }
    }

    private mutating func value(
        of start: Settings.Start, _ scope: Scope, _ generators: inout [UInt64: Generator]
    ) -> Double? {
        let isOwn = block.settings.starts.contains { $0.parameter == start.parameter }
        guard let value = value(of: start.value, scope, &generators, isOwn: isOwn) else { return nil }
        guard value.isFinite else {
            report(
                .badValue, at: start.value.range, isOwn: isOwn,
                "the start of '\(start.parameter)' is \(Shortest.text(value))", "start at a finite number")
            return nil
        }
        return value
    }

    // MARK: - Rate, steps, stop

    private mutating func rate(_ scope: Scope) -> Double? {
        guard let syntax = settings.rate else {
            missing("no learning rate", "add `\(Keyword.rate.form)`")
            return nil
        }
        let isOwn = block.settings.rate != nil
        guard let rate = constant(syntax, scope, isOwn: isOwn) else { return nil }
        guard rate.isFinite, rate > 0 else {
            report(
                .badValue, at: syntax.range, isOwn: isOwn, "the learning rate is \(Shortest.text(rate))",
                "it has to be a finite number above 0")
            return nil
        }
        return rate
    }

    /// A whole number, however large.
    private mutating func steps(_ scope: Scope, _ batch: Batch?) -> Double? {
        guard let syntax = settings.steps ?? settings.epochs else {
            let epochs = settings.data == nil ? "" : ", or `\(Keyword.epochs.form)`"
            missing("no number of steps", "add `\(Keyword.steps.form)`\(epochs)")
            return nil
        }
        if settings.steps != nil, let epochs = settings.epochs {
            report(
                .duplicateSetting, at: epochs.range, isOwn: ownsLength, "both `steps` and `epochs`",
                "either says how long the run is; keep one of them")
            return nil
        }
        let unit = settings.steps == nil ? "epochs" : "steps"
        guard let count = constant(syntax, scope, isOwn: ownsLength) else { return nil }
        guard count >= 0, count == count.rounded(.towardZero) else {
            report(
                .badValue, at: syntax.range, isOwn: ownsLength,
                "the number of \(unit) is \(Shortest.text(count))",
                "it has to be a whole number from 0")
            return nil
        }
        guard settings.steps == nil, scope.loss?.needsData == true, let data = scope.data, let batch else {
            return count
        }
        return count * Double(batch.updates(over: data.count))
    }

    /// Where the number of steps or epochs stands.
    var lengthRange: Range<Int>? { (settings.steps ?? settings.epochs)?.range }

    /// Whether it is this block's own.
    var ownsLength: Bool { block.settings.steps != nil || block.settings.epochs != nil }

    private mutating func stop(_ scope: Scope) -> Quantity? {
        guard let syntax = settings.stop else { return nil }
        return bind(syntax, isOwn: block.settings.stop != nil) { syntax throws(ExpressionError) in
            let condition = try scope.quantity(syntax)
            if !condition.isCondition { throw ExpressionError(.conditionExpected, at: syntax.range) }
            return condition
        }
    }

    mutating func constant(_ syntax: Syntax, _ scope: Scope, isOwn: Bool) -> Double? {
        bind(syntax, isOwn: isOwn) { syntax throws(ExpressionError) in try scope.constant(syntax) }
    }
}
