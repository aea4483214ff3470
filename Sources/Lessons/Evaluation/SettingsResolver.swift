import Descent
import Diagnostics

/// Follows `like` from block to block, through lessons where it leads there.
struct SettingsResolver {
    /// A chain longer than this is refused; the settings of every block on it are merged.
    private static let chainLimit = 100

    let course: Course

    struct Resolved {
        var settings: Settings
        /// Whether anything comes from another lesson, so that its ranges lie in another file.
        var isForeign: Bool
    }

    /// Why `like` leads nowhere; the range is that of the reference in the lesson asked about.
    struct Failure: Error {
        enum Kind {
            /// No lesson or no block of that name; the words are another's.
            case unknown(Diagnostic)
            case laterBlock
            /// No block of that name, and none that stands before.
            case nothingBefore
            case itself
            case cycle
            case broken
            case tooLong
        }

        let kind: Kind
        let reference: BlockReference
        let range: Range<Int>
    }

    private struct Station: Equatable {
        let path: String
        let block: Int
    }

    /// The settings of a block with all that it is like.
    func resolve(block index: Int, of lesson: Lesson) throws(Failure) -> Resolved {
        try resolve(index, lesson, behind: [])
    }

    private func resolve(_ index: Int, _ lesson: Lesson, behind: [Station]) throws(Failure) -> Resolved {
        let own = lesson.blocks[index].settings
        guard let like = own.like else { return Resolved(settings: own, isForeign: false) }
        func failure(_ kind: Failure.Kind) -> Failure {
            Failure(kind: kind, reference: like.value, range: like.range)
        }
        let here = behind + [Station(path: lesson.file.path, block: index)]
        let (other, otherIndex) = try parent(like, of: index, lesson)
        if here.contains(Station(path: other.file.path, block: otherIndex)) { throw failure(.cycle) }
        guard here.count < Self.chainLimit else { throw failure(.tooLong) }
        guard !other.blocks[otherIndex].hasErrors else { throw failure(.broken) }
        do throws(Failure) {
            let base = try resolve(otherIndex, other, behind: here)
            return Resolved(
                settings: own.overriding(base.settings),
                isForeign: base.isForeign || other.file.path != lesson.file.path)
        } catch {
            switch error.kind {
            case .cycle: throw failure(.cycle)
            case .tooLong: throw failure(.tooLong)
            default: throw failure(.broken)
            }
        }
    }

    private func parent(
        _ like: Located<BlockReference>, of index: Int, _ lesson: Lesson
    ) throws(Failure) -> (Lesson, Int) {
        let reference = like.value
        func unknown(_ diagnostic: Diagnostic) -> Failure {
            Failure(kind: .unknown(diagnostic), reference: reference, range: like.range)
        }
        var other = lesson
        if let id = reference.lesson {
            guard let found = course.lesson(id: id) else {
                throw unknown(course.unknown(lesson: id, at: like.range))
            }
            other = found
        }
        guard let found = other.block(named: reference.name) else {
            // Its own name would lead the author into the next error.
            let others = other.file.path == lesson.file.path ? lesson.blocks[..<index] : other.blocks[...]
            let names = others.compactMap { $0.name?.description }
            guard !names.isEmpty || other.file.path != lesson.file.path else {
                throw Failure(kind: .nothingBefore, reference: reference, range: like.range)
            }
            throw unknown(BlockBook.unknown(reference, among: names, at: like.range))
        }
        if other.file.path == lesson.file.path, found >= index {
            throw Failure(
                kind: found == index ? .itself : .laterBlock, reference: reference, range: like.range)
        }
        return (other, found)
    }
}

extension SettingsResolver.Failure {
    var diagnostic: Diagnostic {
        switch kind {
        case .unknown(let diagnostic): diagnostic
        case .laterBlock:
            words(
                .unknownSelector, "'\(reference.text)' does not stand before this block",
                "`like` names an earlier block")
        case .nothingBefore:
            words(
                .unknownSelector, "no block is called '\(reference.text)'",
                "`like` names an earlier block, and no block with a name stands before this one")
        case .itself:
            words(
                .unknownSelector, "'\(reference.text)' is this block itself", "`like` names an earlier block"
            )
        case .cycle:
            words(
                .unknownSelector, "`like` leads from here into a circle of blocks",
                "one block of the circle has to stand on its own")
        case .broken: words(.unknownSelector, "'\(reference.text)' has an error", "mend that block first")
        case .tooLong:
            words(
                .limit, "a chain of `like` through too many blocks", "write the settings out in one of them")
        }
    }

    private func words(_ rule: Rule, _ message: String, _ help: String) -> Diagnostic {
        Diagnostic(rule, at: range, message, notes: [Note(help)])
    }
}
