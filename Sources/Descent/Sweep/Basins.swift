/// The few points in which most settled runs of a sweep end, and which of the runs ends in which.
public struct Basins: Sendable, Equatable {
    /// Two to four points, in the order of their first coordinates (of the second where those are equal, and so on).
    public let points: [[Double]]
    /// For each run the index of the point in which it ends; nil where it comes to rest in none of them.
    public let members: [Int?]
    /// Two ends that are closer than this count as one: a thousandth of the longest stretch of starts.
    public let tolerance: Double
}

extension Sweep {
    /// More points than this are no help to a reader.
    private static let mostPoints = 4
    /// So many of the largest groups are looked at.
    private static let mostCandidates = 8
    /// A point is named where at least one in so many settled runs ends in it.
    private static let leastShare = 50
    /// Where the loss is asked for between two ends.
    private static let places = 32

    /// The points in which the settled runs come to rest, where those are several and tell the greater part of the
    /// story; nil where all end in one, and where hardly two end in the same.
    ///
    /// It depends on the runs alone, not on their order. At least three in four settled runs end in one of the
    /// points, and between any two points the loss is somewhere higher than in both, so that runs that are still on
    /// their way down one slope are not taken for two valleys.
    ///
    /// - Parameter endings: of ``endings(_:)``.
    public func basins(of endings: [Ending]) -> Basins? {
        let tolerance = longestStretch / 1000
        guard tolerance > 0, tolerance.isFinite else { return nil }
        let settled = endings.count { $0.isSettled }
        let resting = endings.indices.filter { endings[$0].isSettled && endings[$0].drift <= tolerance }
        guard !resting.isEmpty, let groups = EndGroups(endings, resting, tolerance) else { return nil }

        var chosen: [(group: Int, point: [Double])] = []
        for group in groups.largest(Sweep.mostCandidates) {
            guard chosen.count < Sweep.mostPoints else { break }
            guard groups.members[group].count * Sweep.leastShare >= settled else { continue }
            let point = groups.middle(of: group, endings)
            if chosen.allSatisfy({ isHump(between: $0.point, point) }) { chosen.append((group, point)) }
        }
        let named = chosen.reduce(0) { $0 + groups.members[$1.group].count }
        guard chosen.count > 1, 4 * named >= 3 * settled else { return nil }

        chosen.sort { $0.point.lexicographicallyPrecedes($1.point) }
        var members = [Int?](repeating: nil, count: endings.count)
        for (index, basin) in chosen.enumerated() {
            for run in groups.members[basin.group] { members[run] = index }
        }
        return Basins(points: chosen.map { $0.point }, members: members, tolerance: tolerance)
    }

    private var longestStretch: Double {
        var longest = 0.0
        for axis in [horizontal, vertical] where axis.setting != .rate {
            longest = max(longest, axis.upper - axis.lower)
        }
        return longest
    }

    /// Whether the loss is higher somewhere on the straight line between two points than at both.
    private func isHump(between one: [Double], _ other: [Double]) -> Bool {
        let bound = max(loss(at: one), loss(at: other))
        return (1..<Sweep.places).contains { place in
            let part = Double(place) / Double(Sweep.places)
            return loss(at: zip(one, other).map { $0 + ($1 - $0) * part }) > bound
        }
    }

    private func loss(at point: [Double]) -> Double {
        var plan = plan
        plan.start = point
        plan.steps = 0
        return plan.run().column(.loss).first ?? .nan
    }
}

/// Ends that lie close together, as groups.
private struct EndGroups {
    /// The runs of each group.
    private(set) var members: [[Int]] = []

    /// More scattered ends than this are not told apart.
    private static let mostLeaders = 64

    /// Gathers runs around leaders, each within the tolerance of its own, and joins groups whose leaders are within
    /// twice the tolerance; nil where there are too many.
    init?(_ endings: [Ending], _ runs: [Int], _ tolerance: Double) {
        // In the order of their points the outcome is the same whichever run comes first.
        let sorted = runs.sorted { endings[$0].point.lexicographicallyPrecedes(endings[$1].point) }
        var leaders: [[Double]] = []
        var own: [[Int]] = []
        for run in sorted {
            let point = endings[run].point
            if let index = leaders.lastIndex(where: { EndGroups.isWithin(tolerance, $0, point) }) {
                own[index].append(run)
            } else {
                guard leaders.count < EndGroups.mostLeaders else { return nil }
                leaders.append(point)
                own.append([run])
            }
        }
        var group = Array(leaders.indices)
        for one in leaders.indices {
            for other in 0..<one where EndGroups.isWithin(2 * tolerance, leaders[one], leaders[other]) {
                let (kept, joined) = (group[other], group[one])
                for index in group.indices where group[index] == joined { group[index] = kept }
            }
        }
        for name in leaders.indices {
            let joined = leaders.indices.filter { group[$0] == name }
            if !joined.isEmpty { members.append(joined.flatMap { own[$0] }) }
        }
    }

    /// The indices of the largest groups, the largest first.
    func largest(_ count: Int) -> ArraySlice<Int> {
        members.indices
            .sorted { (members[$1].count, $0) < (members[$0].count, $1) }
            .prefix(count)
    }

    /// A group's point: of each coordinate the middle one.
    func middle(of group: Int, _ endings: [Ending]) -> [Double] {
        let runs = members[group]
        guard let first = runs.first else { return [] }
        return endings[first].point.indices.map { coordinate in
            runs.map { endings[$0].point[coordinate] }.sorted()[runs.count / 2]
        }
    }

    private static func isWithin(_ distance: Double, _ one: [Double], _ other: [Double]) -> Bool {
        VerdictEvidence.distance(one, other) <= distance
    }
}
