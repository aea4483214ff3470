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

    /// The rule, as the reference page prints it. The rules are tried in the order of the cases.
    public var rule: StaticString { "" }

    /// What the rules' words mean.
    public static let terms: StaticString = ""

    /// The verdict of that name.
    public init?(_ name: Name) {
        for verdict in Verdict.allCases where name.isWord(verdict.word) {
            self = verdict
            return
        }
        return nil
    }
}
