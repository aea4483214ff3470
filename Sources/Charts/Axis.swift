/// One direction of a chart: what it measures, over which stretch, and how values become distances.
public struct Axis: Equatable, Sendable {
    /// How a value becomes a place along the axis.
    public enum Kind: Equatable, Sendable {
        /// Equal differences take equal room.
        case linear
        /// Equal ratios take equal room; values of zero and below lie beyond the lower end.
        case logarithmic
    }

    /// What is measured, in words or a symbol.
    public var title: String
    /// Linear or logarithmic.
    public var kind: Kind
    /// The stretch in view; a logarithmic axis takes it as linear when its lower end is not positive.
    public var domain: Domain
    /// Whether only whole numbers get a tick, as for steps.
    public var wholeTicks: Bool

    /// An axis over a stretch of values.
    public init(title: String, kind: Kind = .linear, domain: Domain, wholeTicks: Bool = false) {
        self.title = title
        self.kind = kind
        self.domain = domain
        self.wholeTicks = wholeTicks
    }

    /// The kind that is drawn: a stretch that reaches down to zero has no logarithms.
    var shownKind: Kind { domain.lower >= Domain.smallestSpan ? kind : .linear }

    /// The ticks for at most `count` labels.
    func ticks(atMost count: Int) -> [Tick] {
        shownKind == .linear
            ? Ticks.linear(domain, atMost: count, whole: wholeTicks)
            : Ticks.logarithmic(domain, atMost: count)
    }
}
