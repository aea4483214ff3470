/// Chooses the stretch of w that a loss curve shows.
///
/// 1. The steps in view: all of them, or the first ones of a run that runs away, whose later points become arrows
///    at the edge.
/// 2. The valley. From both ends of that stretch the view goes on to where the curve climbs above the start's
///    loss. Where it never does, the view goes as far beyond the walk's end as the walk is long, on that side.
/// 3. A margin of six hundredths at each side.
public enum CurveView {
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
    private static func stepsInView(_ walk: [Point]) -> ArraySlice<Point> {
        walk.prefix(WalkInView.count(of: walk.map { Point($0.x, 0) }, losses: walk.map(\.y)))
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
