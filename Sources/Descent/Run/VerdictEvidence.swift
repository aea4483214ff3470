/// What the rules ask about a run that does not diverge, and about its continuation.
struct VerdictEvidence {
    /// Updates of the run itself.
    let steps: Int
    let start: [Double]
    /// The run's last points, at most three of them, the start aside.
    let lastPoints: [[Double]]
    /// The continued run's last points, likewise.
    let settledPoints: [[Double]]
    /// w* of the rules.
    let end: [Double]
    /// How many of the run's pairs of consecutive updates point against each other.
    let reversals: Int
    /// Whether the loss falls on every step of the run.
    let falls: Bool

    var verdict: Verdict {
        let reach = VerdictEvidence.distance(start, end)
        func isWithin(_ distance: Double, _ point: [Double]) -> Bool {
            VerdictEvidence.distance(point, end) <= distance
        }
        let isNear = lastPoints.allSatisfy { isWithin(reach / 3, $0) }
        if 2 * reversals > steps - 1, steps >= 2 {
            let isSettled = settledPoints.allSatisfy { isWithin(reach / 100, $0) }
            return isNear || isSettled ? .oscillates : .bounces
        }
        if isNear { return .converges }
        return falls && !isWithin(reach / 3, lastPoints.last ?? start) ? .crawls : .wanders
    }

    /// How far the continued run's last points lie from w*, at most.
    var drift: Double {
        settledPoints.lazy.map { VerdictEvidence.distance($0, end) }.max() ?? 0
    }

    static func distance(_ one: [Double], _ other: [Double]) -> Double {
        if one.count == 1 { return (one[0] - other[0]).magnitude }
        var squares = 0.0
        for (left, right) in zip(one, other) { squares += (left - right) * (left - right) }
        return squares.squareRoot()
    }
}
