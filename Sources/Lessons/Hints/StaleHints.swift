import Descent
import Diagnostics

/// Explains stale numbers by what else they are: the values of another run, or those of this one with another setting.
///
/// A hint is given only where it is certain: one other run has the digits, and enough of them; or with one setting changed
/// every number that is claimed of the run is right, and with no other.
struct StaleHints {
    private let blocks: [BoundBlock]
    /// What is claimed of each run with a stale number, in the order of the runs.
    private var claimed: [(owner: BoundBlock, numbers: [ClaimedNumber], isAll: Bool)] = []

    /// Runs and numbers that are looked at; a lesson with more mistakes has other worries.
    private static let mostRuns = 50
    private static let mostNumbers = 200

    init(_ blocks: [BoundBlock], _ checks: [Check], _ labels: [String], _ bytes: [UInt8]) {
        self.blocks = blocks
        var numbers: [[ClaimedNumber]] = Array(repeating: [], count: blocks.count)
        var isAll = Array(repeating: true, count: blocks.count)
        for check in checks {
            guard let block = check.block.map(Int.init), blocks[block].compared.isEmpty, isAll[block] else {
                continue
            }
            switch ClaimedNumber.kind(of: check, labels, bytes) {
            case .number(let number): numbers[block].append(number)
            case .independent: break
            case .unknown: isAll[block] = false
            }
            if numbers[block].count > Self.mostNumbers { isAll[block] = false }
        }
        for (index, block) in blocks.enumerated() where claimed.count < Self.mostRuns {
            guard numbers[index].contains(where: \.isStale) else { continue }
            claimed.append((block, numbers[index], isAll[index]))
        }
    }

    /// A hint about the number that stands in some bytes.
    struct Hint {
        let words: String
        /// Whether a setting explains the number, so that no other reason does.
        let isSetting: Bool
    }

    /// The hints, by the bytes of the number that each is about.
    var hints: [Range<Int>: Hint] {
        var hints: [Range<Int>: Hint] = [:]
        for (owner, numbers, isAll) in claimed {
            let stale = numbers.filter(\.isStale)
            if isAll, let setting = SettingHint(owner, numbers).words {
                let others = stale.count - 1
                let also = others == 0 ? "" : " and \(counted(others, "other"))"
                hints[stale[0].range] = Hint(
                    words: "\(setting) would make this number\(also) of \(owner.block.title) right",
                    isSetting: true)
                continue
            }
            for number in stale where number.isTelling && number.step != nil {
                guard let other = otherRun(with: number, besides: owner) else { continue }
                hints[number.range] = Hint(words: other, isSetting: false)
            }
        }
        return hints
    }

    /// The one other run of the lesson that has the digits.
    private func otherRun(with number: ClaimedNumber, besides owner: BoundBlock) -> String? {
        let runs = blocks.flatMap(\.each).prefix(Self.mostRuns)
        let matches = runs.filter { other in
            other !== owner && !other.label.isEmpty && !other.isBroken && number.isRight(in: other)
        }
        guard matches.count == 1 else { return nil }
        return "at this step the run `\(matches[0].label)` has these digits"
    }
}
