/// The steps of a run over two parameters, and the loss at each.
public struct PlaneWalk: Equatable, Sendable {
    /// What the direct label says when several walks share a figure.
    public var name: String
    /// Both parameters at each step, step 0 first.
    public var places: [Point]
    /// The loss at each step.
    public var losses: [Double]

    /// A walk from its columns.
    public init(name: String, places: [Point], losses: [Double]) {
        self.name = name
        self.places = places
        self.losses = losses
    }
}

/// Chooses the rectangle of parameters that a contour map shows.
///
/// 1. The steps in view, as ``CurveView`` chooses them.
/// 2. The low ground that the walks make for: where going downhill from their ends leads, if that lies no more than
///    twenty times as far off as the walks are long.
/// 3. A margin of fifteen hundredths at each side.
/// 4. One scale for both parameters, so that a circle looks round, unless one would shrink to a strip.
public struct ContourView: Equatable, Sendable {
    /// The stretch of the first parameter.
    public let horizontal: Domain
    /// The stretch of the second parameter.
    public let vertical: Domain

    private static let farthest = 20.0
    private static let margin = 0.15
    /// Where one parameter's scale would have to shrink more than this for the other's sake, they differ.
    private static let mostStretching = 5.0

    /// The rectangle for walks over a loss, which is called several hundred times for each.
    public init(of walks: [PlaneWalk], loss: (Double, Double) -> Double) {
        var reach = Reach()
        var ends: [Point] = []
        for walk in walks {
            let steps = walk.places.prefix(WalkInView.count(of: walk.places, losses: walk.losses))
            for place in steps where place.x.isFinite && place.y.isFinite { reach.include(place) }
            if let end = steps.last { ends.append(end) }
        }
        guard reach.length >= 0 else {
            (horizontal, vertical) = (Domain(0, 0), Domain(0, 0))
            return
        }
        let size = reach.length > 0 ? reach.length : max(abs(reach.horizontal.low), 1)
        let walked = reach
        for end in ends {
            let low = Downhill.end(from: end, step: Point(size / 4, size / 4), loss: loss)
            if walked.isNear(low, within: size * ContourView.farthest) { reach.include(low) }
        }
        let length = reach.length > 0 ? reach.length : size
        (horizontal, vertical) = ContourView.equalled(
            ContourView.padded(reach.horizontal, length), ContourView.padded(reach.vertical, length),
            isStrip: reach.isStrip)
    }

    /// A walk along an axis gets some room at its sides.
    private static func padded(_ stretch: Stretch, _ size: Double) -> Domain {
        let extent = stretch.high - stretch.low
        let span = extent > size * Reach.thinnest ? extent : size / 100
        let middle = stretch.low + extent / 2
        let half = span * (0.5 + margin)
        return Domain(middle - half, middle + half)
    }

    /// Widens one stretch so that both have one scale, unless one of them would become a strip that is none yet.
    private static func equalled(_ first: Domain, _ second: Domain, isStrip: Bool) -> (Domain, Domain) {
        let ratio = second.span * plotRatio(first, second) / first.span
        guard isStrip || ratio < mostStretching && ratio > 1 / mostStretching else { return (first, second) }
        var vertical = second
        // Wider tick labels leave less room for the plot, so the ratio is only known when the ticks are.
        for _ in 0..<3 {
            let ratio = plotRatio(first, vertical)
            if second.span * ratio < first.span { vertical = widened(second, to: first.span / ratio) }
        }
        return (widened(first, to: vertical.span * plotRatio(first, vertical)), vertical)
    }

    /// The plot's width over its height.
    private static func plotRatio(_ horizontal: Domain, _ vertical: Domain) -> Double {
        let axes = Chart(
            identifier: "", title: "", description: "", horizontal: Axis(title: "", domain: horizontal),
            vertical: Axis(title: "", domain: vertical), marks: [])
        let plot = Frame(axes).plot
        return (plot.right - plot.left) / (plot.bottom - plot.top)
    }

    private static func widened(_ domain: Domain, to span: Double) -> Domain {
        let middle = domain.lower + domain.span / 2
        return Domain(middle - span / 2, middle + span / 2)
    }
}

extension Reach {
    /// A side this much shorter than the other is rounding: the walk follows an axis.
    static let thinnest = 1e-6

    var isStrip: Bool {
        let sides = (horizontal.high - horizontal.low, vertical.high - vertical.low)
        return min(sides.0, sides.1) <= max(sides.0, sides.1) * Reach.thinnest
    }

    /// Whether a place lies in the rectangle or less than a distance beside it.
    func isNear(_ place: Point, within distance: Double) -> Bool {
        place.x >= horizontal.low - distance && place.x <= horizontal.high + distance
            && place.y >= vertical.low - distance && place.y <= vertical.high + distance
    }
}
