import Descent
import Lessons

/// What sets the languages of listings apart in small things.
extension ShowItem.Language {
    /// Whether blocks stand in braces and conditions read as in C; the others are Python.
    var hasBraces: Bool { self == .swift || self == .javascript }

    /// What stands before the name of a mathematical function.
    var mathematics: String {
        switch self {
        case .swift: ""
        case .python, .pytorch: "math."
        case .javascript: "Math."
        }
    }

    func sign(of comparison: Expression.Comparison) -> String {
        switch comparison {
        case .less: " < "
        case .lessOrEqual: " <= "
        case .greater: " > "
        case .greaterOrEqual: " >= "
        case .equal: self == .javascript ? " === " : " == "
        case .notEqual: self == .javascript ? " !== " : " != "
        }
    }
}
