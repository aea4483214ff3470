/// Something that a block shows the reader, in the order in which its `show` statement names it.
public enum ShowItem: Sendable, Equatable {
    /// The loss and its slope, typeset.
    case formula
    /// The update rule, typeset.
    case rule
    /// Each update with its numbers substituted.
    case steps
    /// A computed table of the run's steps, with that many decimals.
    case table(ClosedRange<Int>, digits: Int)
    /// The loss curve with the walk on it.
    case curve
    /// The loss against the step.
    case loss
    /// The live version of the run; the page is complete without it.
    case widget(presets: [Located<String>])
    /// The run as a program, one listing for each language.
    case code([Language])

    /// The languages of listings.
    public enum Language: String, CaseIterable, Sendable {
        case swift, python

        /// The name as a reader knows it.
        public var title: String {
            switch self {
            case .swift: "Swift"
            case .python: "Python"
            }
        }
    }

    /// The items by name, those of later versions included.
    static let names = ["formula", "rule", "steps", "table", "curve", "loss", "map", "widget", "code"]
    static let laterNames = ["map"]
    static let laterLanguages = ["javascript", "pytorch"]
}
