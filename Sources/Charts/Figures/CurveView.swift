/// Chooses the stretch of w that a loss curve shows.
///
/// 1. The steps in view. All of them, when the run ends no higher than it began and was not still speeding up.
///    Otherwise the first steps: those that stay at or below the start's loss (at least the first update; at most
///    half the run), and then step after step while their reach is at most four times as long. Later points
///    become arrows at the edge.
/// 2. The valley. From both ends of that stretch the view goes on to where the curve climbs above the start's
///    loss. Where it never does, the view goes as far beyond the walk's end as the walk is long, on that side.
/// 3. A margin of six hundredths at each side.
public enum CurveView {
    /// How far, in reaches of its first steps, a run that runs away is followed.
    private static let longestReach = 4.0
    private static let margin = 0.06
    /// Probes for the valley's rim, each 1.5 times farther off: to thousands of times the walk's length.
    private static let probes = 30
    private static let probeGrowth = 1.5
    private static let halvings = 24

    /// The stretch in which the walks and the valley that they walk in are in view.
    ///
    /// `loss` is the function that the runs minimise; it is called about a hundred times.
    public static func domain(of walks: [Series], loss: (Double) -> Double) -> Domain {
        var view = Stretch()
        var height = -Double.infinity
        var end = Stretch()
        for walk in walks {
            let steps = stepsInView(walk.points)
            for point in steps where point.x.isFinite { view.include(point.x) }
            if let first = steps.first, first.y.isFinite { height = max(height, first.y) }
            if let first = steps.first, let last = steps.last, first.x.isFinite, last.x.isFinite {
                end.include(last.x + (last.x - first.x))
            }
        }
        guard view.low <= view.high else { return Domain(0, 0) }
        let unit = view.high > view.low ? view.high - view.low : max(abs(view.low), 1)
        let low = rim(from: view.low, step: -unit / 16, height: height, loss: loss) ?? min(view.low, end.low)
        let high =
            rim(from: view.high, step: unit / 16, height: height, loss: loss) ?? max(view.high, end.high)
        return Domain(low, high).padded(by: margin)
    }

    /// The walk's leading points that the view is made for.
    static func stepsInView(_ walk: [Point]) -> ArraySlice<Point> {
        guard walk.count > 2, let start = walk.first else { return walk[...] }
        let finite = walk.prefix { $0.x.isFinite && $0.y.isFinite }
        if finite.count == walk.count, hasSettled(walk) { return walk[...] }
        let low = finite.prefix { $0.y <= start.y }.count
        let early = min(max(2, min(low, walk.count / 2)), finite.count)
        var reach = Stretch()
        for point in finite.prefix(early) { reach.include(point.x) }
        let longest = (reach.high - reach.low) * longestReach
        var count = early
        for point in finite.dropFirst(early) {
            reach.include(point.x)
            guard reach.high - reach.low <= longest else { break }
            count += 1
        }
        return walk.prefix(max(count, 1))
    }

    /// Whether the last loss is at most the first, and the last update is not the longest of all.
    private static func hasSettled(_ walk: [Point]) -> Bool {
        var longest = 0.0
        var last = 0.0
        for (from, to) in zip(walk, walk.dropFirst()) {
            longest = max(longest, last)
            last = abs(to.x - from.x)
        }
        guard let first = walk.first, let end = walk.last else { return true }
        return end.y <= first.y && last <= longest
    }

    /// Where the curve, from an edge outwards, climbs above a height or ceases to be finite; nil where it never does.
    private static func rim(
        from edge: Double, step: Double, height: Double, loss: (Double) -> Double
    ) -> Double? {
        func isBelow(_ value: Double) -> Bool {
            let result = loss(value)
            return result.isFinite && result <= height
        }
        var inside = edge
        var distance = step
        for _ in 0..<probes {
            var outside = edge + distance
            if !isBelow(outside) {
                for _ in 0..<halvings {
                    let middle = inside + (outside - inside) / 2
                    if isBelow(middle) { inside = middle } else { outside = middle }
                }
                return inside
            }
            inside = outside
            distance *= probeGrowth
        }
        return nil
    }
}

/// The smallest and largest of the values seen so far; empty while `low > high`.
struct Stretch {
    var low = Double.infinity
    var high = -Double.infinity

    mutating func include(_ value: Double) {
        low = min(low, value)
        high = max(high, value)
    }
}
