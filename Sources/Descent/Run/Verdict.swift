/// How a run ends, seen from ten times its steps.
public enum Verdict: UInt8, Sendable, CaseIterable {
    case diverges, oscillates, bounces, converges, crawls, wanders

    /// The word that an author claims.
    public var word: StaticString {
        switch self {
        case .diverges: "diverges"
        case .oscillates: "oscillates"
        case .bounces: "bounces"
        case .converges: "converges"
        case .crawls: "crawls"
        case .wanders: "wanders"
        }
    }

    /// The rule, as the reference page prints it. The rules are tried in the order of the cases; the first that
    /// fits is the verdict.
    public var rule: StaticString {
        switch self {
        case .diverges:
            "a value is not finite, or the continued run's loss ends above its start and rises over its last three steps"
        case .oscillates: "reversing, and near or settled"
        case .bounces: "reversing"
        case .converges: "near"
        case .crawls:
            "the loss falls on every step of the run, and its last point is farther than D/3 from w*"
        case .wanders: "none of these"
        }
    }

    /// What the rules' words mean, each with its meaning.
    public static let terms: [(word: StaticString, meaning: StaticString)] = [
        (
            "continued run",
            "for the verdict alone the run continues to ten times its steps, ignoring `stop when`"
        ),
        ("w*", "the point where the continued run ends"),
        ("D", "the distance of w* from the start; distances of points are Euclidean"),
        (
            "near",
            "each of the last three points of the run itself (all, if fewer, the start aside) lies within D/3 of w*"
        ),
        ("settled", "each of the last three points of the continued run lies within D/100 of w*"),
        (
            "reversing",
            "more than half of the run's pairs of consecutive updates point against each other (a negative product; with several parameters, the scalar product)"
        ),
    ]

    /// The verdict of that name.
    public init?(_ name: Name) {
        for verdict in Verdict.allCases where name.isWord(verdict.word) {
            self = verdict
            return
        }
        return nil
    }
}
