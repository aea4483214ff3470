import Descent
import Diagnostics

/// Binds one block: follows `like`, gives names their meaning, checks the settings' values, runs the plan.
struct BlockBinder {
    let lesson: Lesson
    private(set) var block: Block
    let course: Course
    private let index: Int
    var diagnostics: [Diagnostic] = []
    /// What is wrong with the data's own file.
    private(set) var placed: [PlacedDiagnostic] = []
    /// The settings with all that `like` brings.
    private(set) var settings: Settings
    /// Whether some of them come from another lesson, so that their ranges lie in another file.
    private var isForeign = false

    /// - Parameter index: the block's number in the lesson.
    init(course: Course, lesson: Lesson, block index: Int) {
        self.course = course
        self.lesson = lesson
        self.index = index
        block = lesson.blocks[index]
        settings = block.settings
    }

    /// - Parameters:
    ///   - label: what the block is called in selectors.
    ///   - budget: how many numbers the runs of this lesson may still keep.
    mutating func bind(label: String, budget: inout Int) -> BoundBlock {
        do throws(SettingsResolver.Failure) {
            let resolved = try SettingsResolver(course: course).resolve(block: index, of: lesson)
            settings = resolved.settings
            isForeign = resolved.isForeign
        } catch {
            diagnostics.append(error.diagnostic)
            return broken(label)
        }
        var table: DataTable?
        switch data() {
        case .none: break
        case .table(let data): table = data
        case .broken: return broken(label)
        }
        var (scope, errors) = Scope.make(
            definitions: settings.definitions, loss: settings.loss, data: table)
        for error in errors { report(error, isOwn: owns(error.range)) }
        if let compare = settings.compare, placed.isEmpty {
            return bind(compare, label: label, scope, &budget)
        }
        let plan = placed.isEmpty ? plan(&scope) : nil
        let print = plan == nil ? nil : settings.print.flatMap { bind($0, scope) }
        if let plan { spend(plan, &budget) }
        let sweeps = plan.map { bindShown($0, scope, &budget) } ?? []
        let isBroken = isBroken
        let run = isBroken ? nil : plan?.run()
        if let run { checkShownTables(longest: run) }
        return BoundBlock(
            block: block, label: label, scope: scope, settings: settings, plan: plan, run: run,
            writtenPrint: print, sweeps: sweeps, isBroken: isBroken)
    }

    private func broken(_ label: String) -> BoundBlock {
        BoundBlock(block: block, label: label, scope: Scope(), settings: settings, isBroken: true)
    }

    /// Whether anything is wrong so far.
    private var isBroken: Bool { block.hasErrors || !diagnostics.isEmpty || !placed.isEmpty }

    // MARK: - Comparisons

    /// A run of a comparison before it is run.
    private struct Prepared {
        let name: RunName
        let settings: Settings
        let scope: Scope
        let plan: Plan?
        let print: BoundPrintLine?
    }

    /// Binds a block like this one for each value that is compared; what is wrong with all of them is said once.
    private mutating func bind(
        _ compare: CompareStatement, label: String, _ scope: Scope, _ budget: inout Int
    ) -> BoundBlock {
        let (own, whole) = (block, settings)
        let isOwn = own.settings.compare != nil
        guard isVaried(compare, isOwn: isOwn) else { return broken(label) }
        var prepared: [Prepared] = []
        for value in compare.values {
            let known = diagnostics.count
            settings = whole.with(value, of: compare)
            // Its messages then point at the value.
            if isOwn { block.settings = own.settings.with(value, of: compare) }
            var scope = scope
            let plan = plan(&scope)
            let print = plan == nil ? nil : settings.print.flatMap { bind($0, scope) }
            dropRepeated(from: known)
            prepared.append(
                Prepared(name: value.name, settings: settings, scope: scope, plan: plan, print: print))
        }
        (block, settings) = (own, whole)
        let plans = prepared.compactMap(\.plan)
        spend(plans, &budget)
        if let first = plans.first { checkShown(first, runs: plans.count) }
        let isBroken = isBroken
        let compared = prepared.map { prepared in
            BoundBlock(
                block: block, label: label.isEmpty ? "" : "\(label)(\(prepared.name.text))",
                scope: prepared.scope, settings: prepared.settings, plan: prepared.plan,
                run: isBroken ? nil : prepared.plan?.run(), writtenPrint: prepared.print, isBroken: isBroken,
                runName: prepared.name)
        }
        if let longest = compared.compactMap(\.run).max(by: { $0.steps < $1.steps }) {
            checkShownTables(longest: longest)
        }
        return BoundBlock(
            block: block, label: label, scope: scope, settings: settings, isBroken: self.isBroken,
            compared: compared)
    }

    /// Removes what was said before from the last diagnostics.
    private mutating func dropRepeated(from count: Int) {
        let before = diagnostics.prefix(count)
        diagnostics = before + diagnostics.dropFirst(count).filter { !before.contains($0) }
    }

    /// The runs of one lesson together keep no more numbers than one alone may.
    mutating func spend(_ plan: Plan, _ budget: inout Int) {
        budget -= (plan.steps + 2) * plan.columns
        guard budget < 0 else { return }
        report(
            .limit, at: lengthRange, isOwn: ownsLength,
            "the runs of this lesson keep more than \(Limits.values) numbers together", "take fewer steps")
    }

    private mutating func bind(_ line: PrintLine, _ scope: Scope) -> BoundPrintLine {
        var binder = PrintLineBinder(scope)
        let bound = binder.bind(line)
        let isOwn = block.settings.print != nil
        for error in binder.errors { report(error, isOwn: isOwn) }
        for var diagnostic in binder.diagnostics {
            if isForeign, !isOwn { diagnostic.range = settings.like?.range ?? block.opening }
            diagnostics.append(diagnostic)
        }
        return bound
    }

    // MARK: - Messages

    /// Keeps what is wrong with a file of its own.
    mutating func addPlaced(_ diagnostics: [PlacedDiagnostic]) { placed += diagnostics }

    /// Binds an expression of a setting; nil where that fails, which is reported.
    mutating func bind<Value>(
        _ syntax: Syntax, isOwn: Bool, _ body: (Syntax) throws(ExpressionError) -> Value
    ) -> Value? {
        do throws(ExpressionError) {
            return try body(syntax)
        } catch {
            report(error, isOwn: isOwn)
            return nil
        }
    }

    /// Whether a place is in a definition of this block, as far as ranges of two files can be told apart.
    private func owns(_ range: Range<Int>) -> Bool {
        let own = block.settings.definitions.map(\.range) + (block.settings.loss.map { [$0.range] } ?? [])
        return own.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }

    private mutating func report(_ error: ExpressionError, isOwn: Bool) {
        if case .definedWithErrors = error.kind { return }
        guard isForeign, !isOwn else {
            var diagnostic = Wording(lesson.file.bytes).diagnostic(error)
            if case .duplicateName(_, let first) = error.kind {
                diagnostic.notes.append(Note("the first one is here", at: first))
            }
            return diagnostics.append(diagnostic)
        }
        report(
            .unknownSelector, at: nil, isOwn: false,
            "the settings of '\(settings.like?.value.text ?? "")' have an error here",
            "check that lesson, and what this block overrides")
    }

    /// - Parameters:
    ///   - range: where it stands; nil for the block's opening line.
    ///   - isOwn: whether the statement is this block's; where `like` brings it from another lesson, that is pointed at.
    mutating func report(
        _ rule: Rule, at range: Range<Int>?, isOwn: Bool, _ message: String, _ help: String
    ) {
        let foreign = isForeign && !isOwn ? settings.like?.range ?? block.opening : nil
        diagnostics.append(
            Diagnostic(rule, at: foreign ?? range ?? block.opening, message, notes: [Note(help)]))
    }

    /// Something that a run needs is not there; silent where a statement could not be read, since that may be it.
    mutating func missing(_ message: String, _ help: String, at range: Range<Int>? = nil) {
        guard !block.hasErrors else { return }
        diagnostics.append(
            Diagnostic(
                .missingSetting, at: range ?? block.opening, "\(block.title) has \(message)",
                notes: [Note(help)]))
    }
}
