public import Descent

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
    /// How runs end over two settings, the first across and the second upwards.
    case map([MapAxis])
    /// The live version of the run; the page is complete without it.
    case widget(presets: [Located<String>])
    /// The run as a program, one listing for each language.
    case code([Language])

    /// The languages of listings.
    public enum Language: String, CaseIterable, Sendable {
        case swift, python, javascript, pytorch

        /// The name as a reader knows it.
        public var title: String {
            switch self {
            case .swift: "Swift"
            case .python: "Python"
            case .javascript: "JavaScript"
            case .pytorch: "PyTorch"
            }
        }
    }

    /// The items by name.
    static let names = ["formula", "rule", "steps", "table", "curve", "loss", "map", "widget", "code"]
}

/// A setting of a `map` and the stretch over which it varies, as written: `rate=0.001...2`.
public struct MapAxis: Sendable, Equatable {
    /// `rate`, or a parameter, whose start varies.
    public let setting: Located<String>
    public let lower: Syntax
    public let upper: Syntax
    /// All of it.
    public let range: Range<Int>
}
