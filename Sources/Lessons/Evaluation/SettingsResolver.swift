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
            case unknownLesson(String)
            case unknownBlock(nearest: [String])
            case laterBlock
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
                settings: own.overriding(base.settings), isForeign: base.isForeign || like.value.lesson != nil
            )
        } catch {
            if case .cycle = error.kind { throw failure(.cycle) }
            throw failure(.broken)
        }
    }

    private func parent(
        _ like: Located<BlockReference>, of index: Int, _ lesson: Lesson
    ) throws(Failure) -> (Lesson, Int) {
        let reference = like.value
        var other = lesson
        if let id = reference.lesson {
            guard let head = course.head(id: id), let found = course.lesson(at: head.path) else {
                throw Failure(kind: .unknownLesson(id), reference: reference, range: like.range)
            }
            other = found
        }
        guard let found = other.block(named: reference.name) else {
            let names = other.blocks.compactMap { $0.name?.description }
            let near = nearest(to: reference.name.description, among: names)
            throw Failure(kind: .unknownBlock(nearest: near), reference: reference, range: like.range)
        }
        if reference.lesson == nil, found >= index {
            throw Failure(kind: .laterBlock, reference: reference, range: like.range)
        }
        return (other, found)
    }
}

extension SettingsResolver.Failure {
    var diagnostic: Diagnostic {
        switch kind {
        case .unknownLesson(let id):
            Diagnostic(
                .unknownSelector, at: range, "no lesson is called '\(id)'",
                notes: [Note("a lesson is named by its slug, with its folders")])
        case .unknownBlock(let near):
            Diagnostic(
                .unknownSelector, at: range, "no block is called '\(reference.text)'",
                notes: [
                    Note(
                        near.isEmpty
                            ? "give a block that name: ```` ```gd \(reference.name) ````"
                            : "did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?")
                ])
        case .laterBlock:
            Diagnostic(
                .unknownSelector, at: range, "'\(reference.text)' does not stand before this block",
                notes: [Note("`like` names an earlier block")])
        case .cycle:
            Diagnostic(
                .unknownSelector, at: range, "blocks that are like one another in a circle",
                notes: [Note("one of them has to stand on its own")])
        case .broken:
            Diagnostic(
                .unknownSelector, at: range, "'\(reference.text)' has an error",
                notes: [Note("mend that block first")])
        case .tooLong:
            Diagnostic(
                .limit, at: range, "a chain of `like` through too many blocks",
                notes: [Note("write the settings out in one of them")])
        }
    }
}
