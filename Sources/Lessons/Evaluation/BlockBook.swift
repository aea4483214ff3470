import Descent
import Diagnostics

/// The bound blocks that one lesson's claims may name: its own, and those of other lessons as they are asked for.
struct BlockBook {
    let course: Course
    let lesson: Lesson
    let own: [BoundBlock]
    private var foreign: [String: Entry] = [:]
    private var verdicts: [ObjectIdentifier: Verdict] = [:]
    private var budget: Int

    private enum Entry {
        case block(BoundBlock)
        case unknownLesson
        case unknownBlock(names: [String])
    }

    /// - Parameter budget: how many numbers the runs of other lessons' blocks may keep.
    init(course: Course, lesson: Lesson, own: [BoundBlock], budget: Int) {
        self.course = course
        self.lesson = lesson
        self.own = own
        self.budget = budget
    }

    /// A block that a claim names.
    struct Found {
        let block: BoundBlock
        /// Its number in this lesson; nil for another lesson's.
        let index: Int32?
    }

    /// The block that a reference names, or the run of one that compares; one to nothing, or to a block of another
    /// lesson with errors, is reported.
    ///
    /// - Returns: nil where there is nothing to check against.
    mutating func find(
        _ reference: BlockReference, at range: Range<Int>, _ ledger: inout Ledger
    ) -> Found? {
        guard let found = findWhole(reference, at: range, &ledger) else { return nil }
        guard reference.run != nil || !found.block.compared.isEmpty else { return found }
        guard let run = found.block.run(of: reference, at: range, &ledger) else { return nil }
        return Found(block: run, index: found.index)
    }

    /// The block that a reference names, whichever of its runs is meant.
    mutating func findWhole(
        _ reference: BlockReference, at range: Range<Int>, _ ledger: inout Ledger
    ) -> Found? {
        guard let id = reference.lesson else {
            guard let index = lesson.block(named: reference.name) else {
                ledger.diagnostics.append(Self.unknown(reference, among: lesson.blockNames, at: range))
                return nil
            }
            return own[index].isBroken ? nil : Found(block: own[index], index: Int32(index))
        }
        switch entry(for: reference.ofBlock, of: id) {
        case .unknownLesson: ledger.diagnostics.append(course.unknown(lesson: id, at: range))
        case .unknownBlock(let names):
            ledger.diagnostics.append(Self.unknown(reference, among: names, at: range))
        case .block(let block) where block.isBroken:
            ledger.report(
                .unknownSelector, at: range, "'\(reference.ofBlock.text)' has an error",
                "mend that block first")
        case .block(let block): return Found(block: block, index: nil)
        }
        return nil
    }

    /// How a run ends; worked out once. A run that is too long for that is reported.
    mutating func verdict(of found: Found, at range: Range<Int>, _ ledger: inout Ledger) -> Verdict? {
        guard let plan = found.block.plan, let run = found.block.run else { return nil }
        guard run.steps <= plan.verdictStepsLimit else {
            let rows = plan.evaluationsPerStep
            ledger.report(
                .limit, at: range,
                "a verdict on \(counted(run.steps, "step")); the limit for this run is \(plan.verdictStepsLimit)",
                rows > 0
                    ? "a verdict looks at ten times the run's steps, each at \(counted(rows, "row")), and at no more than \(Limits.evaluations) rows; take fewer"
                    : "a verdict looks at ten times the run's steps; take fewer")
            return nil
        }
        let key = ObjectIdentifier(found.block)
        if let verdict = verdicts[key] { return verdict }
        let verdict = plan.verdict()
        verdicts[key] = verdict
        return verdict
    }

    private mutating func entry(for reference: BlockReference, of id: String) -> Entry {
        if let entry = foreign[reference.text] { return entry }
        let entry = bind(reference, of: id)
        foreign[reference.text] = entry
        return entry
    }

    private mutating func bind(_ reference: BlockReference, of id: String) -> Entry {
        guard let other = course.lesson(id: id) else { return .unknownLesson }
        guard let index = other.block(named: reference.name) else {
            return .unknownBlock(names: other.blockNames)
        }
        var binder = BlockBinder(course: course, lesson: other, block: index)
        return .block(binder.bind(label: reference.text, budget: &budget))
    }

    /// Says that no block has a name, and which are near.
    static func unknown(_ reference: BlockReference, among names: [String], at range: Range<Int>)
        -> Diagnostic
    {
        let shown = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
        let help =
            suggestion(for: reference.name.description, among: names)
            ?? (names.isEmpty
                ? "no block there has a name; write it behind `gd`: ```` ```gd \(reference.name) ````"
                : "the blocks are \(shown)")
        return Diagnostic(
            .unknownSelector, at: range, "no block is called '\(reference.ofBlock.text)'", notes: [Note(help)]
        )
    }
}
