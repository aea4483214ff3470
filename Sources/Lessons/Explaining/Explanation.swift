import Descent
public import Diagnostics
import Markup

/// What a written number was compared with.
struct ComparedNumber: Sendable {
    let numeral: Numeral
    /// What exact arithmetic makes of the value; nil where nothing can be said.
    let shadow: Shadow?
}

/// All that is known of one claim, in words: what `gd why` answers.
public struct Explanation: Sendable {
    /// The claim as it is written, and where.
    public let claimed: String
    public let place: Place
    /// What came of checking it.
    public let outcome: Check.Outcome
    /// What the claim is bound to, as a selector and in words.
    public let selector: String
    public let meaning: String
    /// Names of facts and the facts, in the order in which they are told.
    public let facts: [(name: String, text: String)]
    /// Names the quantity the same wherever in the course it is claimed; nil for arithmetic and sums.
    public let quantity: QuantityKey?
}

extension EvaluatedLesson {
    /// What is known of the claims on a line, or of those that a column lies in.
    ///
    /// A column lies in a claim where it lies in its number, its text or its destination.
    ///
    /// - Precondition: the lesson was evaluated with ``Demands/keepsComparisons``.
    public func explanations(line: Int, column: Int?, in course: Course) -> [Explanation] {
        var book = BlockBook(course: course, lesson: lesson, own: blocks, budget: Limits.values)
        guard let here = lesson.file.range(ofLine: line) else { return [] }
        let offset = column.map { here.lowerBound + $0 - 1 }
        var found = checks.indices.filter { number in
            guard let offset else { return checks[number].range.overlaps(here) }
            return construct(of: checks[number]).contains(offset)
        }
        // Of a sequence's numbers, which share one link, the one under the column is meant.
        if let offset {
            let exact = found.filter { checks[$0].range.contains(offset) }
            if !exact.isEmpty { found = exact }
        }
        let id = LessonHead(lesson.file).id
        let places = lesson.file.places(of: found.map { checks[$0].range })
        return zip(found, places).map { explanation(of: $0, at: $1, id, &book) }
    }

    /// The whole link of a claim in the text; the number itself in a table, a transcript or a text of the front matter.
    private func construct(of check: Check) -> Range<Int> {
        guard check.fragment == nil, let node = check.node, let link = lesson.outline.link(at: node) else {
            return check.range
        }
        return lesson.outline.links[link].span
    }

    /// The checks of quantities that have a name of their own in the course, with those names.
    public func quantities(in course: Course) -> [(check: Check, quantity: QuantityKey)] {
        var book = BlockBook(course: course, lesson: lesson, own: blocks, budget: Limits.values)
        let id = LessonHead(lesson.file).id
        return checks.compactMap { check in quantity(of: check, id, &book).map { (check, $0) } }
    }

    private func quantity(of check: Check, _ id: String, _ book: inout BlockBook) -> QuantityKey? {
        QuantityKey(
            label: labels[Int(check.label)], row: check.row, labels: labels, block: block(of: check, &book),
            lesson: id)
    }

    private func explanation(
        of number: Int, at place: Place, _ id: String, _ book: inout BlockBook
    ) -> Explanation {
        let check = checks[number]
        var facts: [(String, String)] = []
        if let value = check.value { facts += ValueFacts(value, comparisons[number]).all }
        if let block = block(of: check, &book) {
            if let run = block.run { facts.append(("run", RunFacts.settings(of: run))) }
            facts.append(("block", origin(of: block, check, in: book.course)))
        }
        return Explanation(
            claimed: Array(lesson.file.bytes[check.range]).text, place: place, outcome: check.outcome,
            selector: selector(of: check), meaning: SelectorWords.meaning(of: check, labels), facts: facts,
            quantity: quantity(of: check, id, &book))
    }

    /// The block that a check is about, or the one of the runs that it compares; of another lesson as well.
    private func block(of check: Check, _ book: inout BlockBook) -> BoundBlock? {
        if let block = check.block.map({ blocks[Int($0)] }) {
            let label = labels[Int(check.label)]
            return block.compared.first { !$0.label.isEmpty && label.hasPrefix($0.label + ".") } ?? block
        }
        let selector = try? SelectorParser.parse(Array(labels[Int(check.label)].utf8))
        let reference: Reference
        switch selector {
        case .reference(let only): reference = only
        case .arithmetic(_, let references) where references.count == 1: reference = references[0]
        default: return nil
        }
        var ledger = Ledger()
        return book.find(reference.block, at: check.range, &ledger)?.block
    }

    /// The block's name, and the line that opens it.
    private func origin(of block: BoundBlock, _ check: Check, in course: Course) -> String {
        let owner =
            check.block == nil ? block.label.lastIndex(of: "/").map { String(block.label[..<$0]) } : nil
        let file = owner.flatMap { course.lesson(id: $0) }?.file ?? lesson.file
        return "\(block.block.title), \(file.path):\(file.place(of: block.block.opening).line)"
    }
}
