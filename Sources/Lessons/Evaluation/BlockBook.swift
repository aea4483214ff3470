import Descent
import Diagnostics

/// The bound blocks that one lesson's claims may name: its own, and those of other lessons as they are asked for.
struct BlockBook {
    let course: Course
    let lesson: Lesson
    let own: [BoundBlock]
    private var foreign: [String: Entry] = [:]
    private var verdicts: [String: Verdict] = [:]

    private enum Entry {
        case block(BoundBlock)
        case unknownLesson
        case unknownBlock(nearest: [String])
    }

    init(course: Course, lesson: Lesson, own: [BoundBlock]) {
        self.course = course
        self.lesson = lesson
        self.own = own
    }

    /// A block that a claim names.
    struct Found {
        let block: BoundBlock
        /// Its number in this lesson; nil for another lesson's.
        let index: Int32?
    }

    /// The block that a reference names; a reference to nothing, or to a block of another lesson that has errors, is reported.
    ///
    /// - Returns: nil where there is nothing to check against.
    mutating func find(_ reference: BlockReference, at range: Range<Int>, _ ledger: inout Ledger) -> Found? {
        guard let id = reference.lesson else {
            guard let index = lesson.block(named: reference.name) else {
                unknown(reference, lesson.blocks.compactMap { $0.name?.description }, at: range, &ledger)
                return nil
            }
            return own[index].isBroken ? nil : Found(block: own[index], index: Int32(index))
        }
        switch entry(for: reference, of: id) {
        case .unknownLesson:
            ledger.report(
                .unknownSelector, at: range, "no lesson is called '\(id)'",
                "a lesson is named by its slug, with its folders")
        case .unknownBlock(let names):
            unknown(reference, names, at: range, &ledger)
        case .block(let block) where block.isBroken:
            ledger.report(
                .unknownSelector, at: range, "'\(reference.text)' has an error", "mend that block first")
        case .block(let block):
            return Found(block: block, index: nil)
        }
        return nil
    }

    /// How a run ends; worked out once.
    mutating func verdict(of block: BoundBlock) -> Verdict? {
        guard let plan = block.plan else { return nil }
        let key = "\(block.label)\n\(block.block.fence)"
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

    private func bind(_ reference: BlockReference, of id: String) -> Entry {
        guard let head = course.head(id: id), let other = course.lesson(at: head.path) else {
            return .unknownLesson
        }
        guard let index = other.block(named: reference.name) else {
            let names = other.blocks.compactMap { $0.name?.description }
            return .unknownBlock(nearest: names)
        }
        var binder = BlockBinder(course: course, lesson: other)
        return .block(binder.bind(block: index, label: reference.text))
    }

    private func unknown(
        _ reference: BlockReference, _ names: [String], at range: Range<Int>, _ ledger: inout Ledger
    ) {
        let help =
            suggestion(for: reference.name.description, among: names)
            ?? (names.isEmpty
                ? "the lesson has no named block" : "the blocks are \(names.joined(separator: ", "))")
        ledger.report(.unknownSelector, at: range, "no block is called '\(reference.text)'", help)
    }
}
