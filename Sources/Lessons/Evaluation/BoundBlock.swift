public import Descent
import Diagnostics

/// A block whose names are bound, and its run where it asks for one.
public struct BoundBlock: Sendable, Equatable {
    public let block: Block
    /// What it is called in selectors: `walk`, or `by-hand/walk` in another lesson; empty without a name.
    public let label: String
    public let scope: Scope
    /// The settings with all that `like` brought.
    public let settings: Settings
    public let plan: Plan?
    public let run: Descent.Run?
    public let print: BoundPrintLine?
    /// Whether it has errors, which are reported there: what claims something of it says nothing more.
    public let isBroken: Bool
}

/// Binds one block: follows `like`, gives names their meaning, checks the settings' values, runs the plan.
struct BlockBinder {
    let course: Course
    let lesson: Lesson
    private(set) var diagnostics: [Diagnostic] = []
    private var isForeign = false
    private var like: Range<Int>?
    private var ownRanges: [Range<Int>] = []

    init(course: Course, lesson: Lesson) {
        self.course = course
        self.lesson = lesson
    }

    /// - Parameter label: what the block is called in selectors.
    mutating func bind(block index: Int, label: String) -> BoundBlock {
        let block = lesson.blocks[index]
        like = block.settings.like?.range
        var settings = block.settings
        do throws(SettingsResolver.Failure) {
            let resolved = try SettingsResolver(course: course).resolve(block: index, of: lesson)
            settings = resolved.settings
            isForeign = resolved.isForeign
        } catch {
            diagnostics.append(error.diagnostic)
            let (scope, _) = Scope.make(definitions: [], loss: nil)
            return BoundBlock(
                block: block, label: label, scope: scope, settings: settings, plan: nil, run: nil, print: nil,
                isBroken: true)
        }
        ownRanges = block.settings.definitions.map(\.range)
        ownRanges += [block.settings.loss?.range, block.settings.print?.range].compactMap { $0 }
        let (scope, errors) = Scope.make(definitions: settings.definitions, loss: settings.loss)
        for error in errors { report(error) }
        let plan = plan(settings, scope, block)
        let print = bindPrint(settings, scope, hasRun: plan != nil)
        let isBroken = block.hasErrors || !diagnostics.isEmpty
        return BoundBlock(
            block: block, label: label, scope: scope, settings: settings, plan: plan,
            run: isBroken ? nil : plan?.run(), print: print, isBroken: isBroken)
    }

    // MARK: - The plan

    private mutating func plan(_ settings: Settings, _ scope: Scope, _ block: Block) -> Plan? {
        guard settings.asksForRun || block.asksForRun else { return nil }
        guard let loss = settings.loss else {
            missing(block, "no loss", "add `\(Keyword.minimize.form)`")
            return nil
        }
        let start = starts(settings, scope, loss, block)
        let rate = rate(settings, scope, block)
        let steps = steps(settings, scope, block)
        let stop = bind(settings.stop) { syntax throws(ExpressionError) in
            let condition = try scope.quantity(syntax)
            if !condition.isCondition { throw ExpressionError(.conditionExpected, at: syntax.range) }
            return condition
        }
        guard let start, let rate, let steps, let function = scope.loss, settings.stop == nil || stop != nil
        else {
            return nil
        }
        var plan = Plan(loss: function, start: start, rate: rate, steps: 0, stop: stop)
        guard steps <= Double(plan.stepsLimit) else {
            report(
                .limit, at: settings.steps?.range ?? block.opening,
                "\(Shortest.text(steps)) steps; the limit for this block is \(plan.stepsLimit)",
                "take fewer steps")
            return nil
        }
        plan.steps = Int(steps)
        return check(start: plan, scope, settings) ? plan : nil
    }

    /// A run has to start somewhere: a loss that is no number there is a mistake, one that overflows later is data.
    private mutating func check(start plan: Plan, _ scope: Scope, _ settings: Settings) -> Bool {
        guard diagnostics.isEmpty else { return true }
        var first = plan
        first.steps = 0
        first.stop = nil
        guard let loss = first.run().column(.loss).first, !loss.isFinite else { return true }
        let start = zip(plan.loss.parameters, plan.start).map { "\($0) = \(Shortest.text($1))" }.joined(
            separator: ", ")
        report(
            .badValue, at: settings.fromRange ?? lesson.blocks.first?.opening ?? 0..<0,
            "the loss at the start is \(Shortest.text(loss)), no finite number",
            "at \(start) the loss '\(plan.loss.name)' is not defined or overflows; start elsewhere")
        return false
    }

    private mutating func starts(
        _ settings: Settings, _ scope: Scope, _ loss: Definition, _ block: Block
    ) -> [Double]? {
        let parameters = loss.parameters ?? []
        for start in settings.starts where !parameters.contains(start.parameter) {
            let names = parameters.map(\.description)
            report(
                .unknownSelector, at: start.range, "the loss has no parameter '\(start.parameter)'",
                suggestion(for: start.parameter.description, among: names)
                    ?? "its parameters are \(names.joined(separator: ", "))")
        }
        var values: [Double] = []
        var absent: [Name] = []
        for parameter in parameters {
            guard let start = settings.starts.first(where: { $0.parameter == parameter }) else {
                absent.append(parameter)
                continue
            }
            guard
                let value = bind(
                    start.value, { syntax throws(ExpressionError) in try scope.constant(syntax) })
            else { continue }
            guard value.isFinite else {
                report(
                    .badValue, at: start.value.range,
                    "the start of '\(parameter)' is \(Shortest.text(value))", "start at a finite number")
                continue
            }
            values.append(value)
        }
        if !absent.isEmpty {
            let names = absent.map { "'\($0)'" }.joined(separator: ", ")
            missing(
                block, "no start for \(names)",
                "add `from \(absent.map { "\($0) = 0" }.joined(separator: ", "))`", at: settings.fromRange)
        }
        return values.count == parameters.count ? values : nil
    }

    private mutating func rate(_ settings: Settings, _ scope: Scope, _ block: Block) -> Double? {
        guard let syntax = settings.rate else {
            missing(block, "no learning rate", "add `\(Keyword.rate.form)`")
            return nil
        }
        guard let rate = bind(syntax, { syntax throws(ExpressionError) in try scope.constant(syntax) }) else {
            return nil
        }
        guard rate.isFinite, rate > 0 else {
            report(
                .badValue, at: syntax.range, "a learning rate of \(Shortest.text(rate))",
                "it is a finite number above 0")
            return nil
        }
        return rate
    }

    /// A whole number, not yet held against the plan's limit.
    private mutating func steps(_ settings: Settings, _ scope: Scope, _ block: Block) -> Double? {
        guard let syntax = settings.steps else {
            missing(block, "no number of steps", "add `\(Keyword.steps.form)`")
            return nil
        }
        guard let count = bind(syntax, { syntax throws(ExpressionError) in try scope.constant(syntax) })
        else { return nil }
        guard count >= 0, count == count.rounded(.towardZero) else {
            report(
                .badValue, at: syntax.range, "\(Shortest.text(count)) steps",
                "the number of steps is a whole number from 0")
            return nil
        }
        return count
    }

    private mutating func bindPrint(_ settings: Settings, _ scope: Scope, hasRun: Bool) -> BoundPrintLine? {
        guard hasRun, let loss = scope.loss else { return nil }
        var binder = PrintLineBinder(scope)
        let line = binder.bind(settings.print ?? .standard(for: loss))
        for error in binder.errors { report(error) }
        for var diagnostic in binder.diagnostics {
            if let like, !isOwn(diagnostic.range) { diagnostic.range = like }
            diagnostics.append(diagnostic)
        }
        return line
    }

    // MARK: - Messages

    private mutating func bind<Value>(
        _ syntax: Syntax?, _ body: (Syntax) throws(ExpressionError) -> Value
    ) -> Value? {
        guard let syntax else { return nil }
        do throws(ExpressionError) {
            return try body(syntax)
        } catch {
            report(error)
            return nil
        }
    }

    private mutating func report(_ error: ExpressionError) {
        if case .definedWithErrors = error.kind { return }
        let isOwn = isOwn(error.range)
        var diagnostic = Wording(lesson.file.bytes).diagnostic(error)
        if case .duplicateName(_, let first) = error.kind, isOwn {
            diagnostic.notes.append(Note("the first one is here", at: first))
        }
        if !isOwn, let like {
            diagnostic.range = like
            diagnostic.notes.append(Note("it is in the settings that `like` brings from another lesson"))
        }
        diagnostics.append(diagnostic)
    }

    /// Whether a range is one of this lesson: all are, unless `like` brought settings of another.
    private func isOwn(_ range: Range<Int>) -> Bool {
        !isForeign
            || ownRanges.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }

    private mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(
            Diagnostic(rule, at: isForeign ? like ?? range : range, message, notes: [Note(help)]))
    }

    /// Something that a run needs is not there; silent where a statement could not be read, since that may be it.
    private mutating func missing(
        _ block: Block, _ message: String, _ help: String, at range: Range<Int>? = nil
    ) {
        guard !block.hasErrors else { return }
        diagnostics.append(
            Diagnostic(
                .missingSetting, at: isForeign ? block.opening : range ?? block.opening,
                "\(block.title) has \(message)", notes: [Note(help)]))
    }
}

extension Block {
    /// Whether what it claims or shows needs a run.
    var asksForRun: Bool {
        expectation != nil
            || (show ?? []).contains { item in
                switch item.value {
                case .formula, .rule: false
                case .steps, .table, .curve, .loss, .widget, .code: true
                }
            }
    }
}

/// A value in full, as the fewest digits that tell it from its neighbours.
enum Shortest {
    static func text(_ value: Double) -> String {
        var bytes: [UInt8] = []
        DecimalFormat.appendShortest(value, to: &bytes)
        if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
