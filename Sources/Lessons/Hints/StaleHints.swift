import Descent
import Diagnostics

/// Explains stale numbers by what else they are: the values of another run, or those of this one with another setting.
///
/// A hint is given only where it is certain: one other run has the digits, and enough of them; or with one setting changed
/// every number that is claimed of the run is right, and with no other.
struct StaleHints {
    private let blocks: [BoundBlock]
    /// The cells that are claimed of each run, in the order of the runs.
    private let claimed: [(owner: BoundBlock, cells: [ClaimedCell])]

    /// Runs and numbers that are looked at; a lesson with more mistakes has other worries.
    private static let mostRuns = 50
    private static let mostCells = 200

    init(_ blocks: [BoundBlock], _ checks: [Check], _ labels: [String], _ bytes: [UInt8]) {
        self.blocks = blocks
        var cells: [[ClaimedCell]] = Array(repeating: [], count: blocks.count)
        for check in checks {
            guard let block = check.block.map(Int.init), blocks[block].compared.isEmpty,
                cells[block].count < Self.mostCells
            else { continue }
            if let cell = ClaimedCell(check, labels, bytes) { cells[block].append(cell) }
        }
        claimed = zip(blocks, cells).filter { $0.1.contains(where: \.isStale) }.prefix(Self.mostRuns).map {
            ($0, $1)
        }
    }

    /// The hints, by the bytes of the number that each is about.
    var notes: [Range<Int>: String] {
        var notes: [Range<Int>: String] = [:]
        for (owner, cells) in claimed {
            let stale = cells.filter(\.isStale)
            if let setting = SettingHint(owner, cells).words {
                let others = stale.count - 1
                let also =
                    others == 0
                    ? "this"
                    : "this and \(others == 1 ? "the other stale number" : "the \(others) other stale numbers")"
                notes[stale[0].range] = "\(setting) would make \(also) of \(owner.block.title) right"
                continue
            }
            for cell in stale where cell.isTelling {
                if let other = otherRun(with: cell, besides: owner) { notes[cell.range] = other }
            }
        }
        return notes
    }

    /// The one other run of the lesson that has the digits.
    private func otherRun(with cell: ClaimedCell, besides owner: BoundBlock) -> String? {
        let runs = blocks.flatMap(\.each).prefix(Self.mostRuns)
        let matches = runs.filter { other in
            guard other !== owner, !other.label.isEmpty, !other.isBroken, let run = other.run else {
                return false
            }
            return cell.isRight(in: run, other.scope)
        }
        guard matches.count == 1 else { return nil }
        return "at this step the run `\(matches[0].label)` has these digits"
    }
}
