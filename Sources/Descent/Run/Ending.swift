/// How a run ends, and where: what its continuation to ten times its steps shows.
public struct Ending: Sendable, Equatable {
    public let verdict: Verdict
    /// w* of the verdict's rules, where the continued run ends; empty where the run diverges.
    public let point: [Double]
    /// How far the last three points of the continued run lie from w*, at most: small where it has come to rest.
    public let drift: Double

    /// The ending of a run that goes beyond all bounds.
    static let divergence = Ending(verdict: .diverges, point: [], drift: .infinity)

    public init(verdict: Verdict, point: [Double], drift: Double) {
        self.verdict = verdict
        self.point = point
        self.drift = drift
    }

    /// The ending that the evidence shows.
    init(_ evidence: VerdictEvidence) {
        self.init(verdict: evidence.verdict, point: evidence.end, drift: evidence.drift)
    }

    /// Whether the run comes to an end by the rules: it converges, or oscillates and settles.
    public var isSettled: Bool { verdict == .converges || verdict == .oscillates }
}
