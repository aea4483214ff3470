public import Descent

/// What a `data` statement gives: rows below it, or a file beside the lesson.
public enum DataStatement: Sendable, Equatable {
    /// The rows; nil where they have errors that leave no columns.
    case rows(DataTable?)
    /// A file, as it is written and as a path from the course's root; no path where it would lie outside `content/`.
    case file(String, path: String?)
}

/// What a `batch` statement says.
public struct BatchStatement: Sendable, Equatable {
    /// How many rows; nil for `all`.
    public var size: Syntax?
    /// The seed of a shuffle; nil for rows in their order.
    public var seed: Syntax?
    /// Where it stands.
    public var range: Range<Int>
}

/// What a parameter starts from.
public enum StartValue: Sendable, Equatable {
    case constant(Syntax)
    /// `normal(seed=7, scale=0.1)`; a scale of 1 where none is given.
    case normal(seed: Syntax, scale: Syntax?, range: Range<Int>)

    /// Where it stands.
    public var range: Range<Int> {
        switch self {
        case .constant(let syntax): syntax.range
        case .normal(_, _, let range): range
        }
    }
}
