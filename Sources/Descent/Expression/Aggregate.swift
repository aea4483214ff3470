/// What is computed over all rows of the data, or over those of a batch.
///
/// The order of additions is fixed, so that a sum has the same bits whatever the width of vectors and the number of
/// threads: rows are taken in blocks of ``blockRows``. In a block, lane i adds up rows i, i + 64, i + 128, … from the
/// first to the last, and the 64 lanes are added from the first to the last; then the blocks' sums are added from the
/// first to the last. So up to 64 rows are added one after the other, as a plain loop does. A mean is such a sum divided
/// by the number of rows.
public enum Aggregate: UInt8, Sendable, CaseIterable {
    case mean, sum

    /// Sums that are kept side by side.
    public static let lanes = 64
    /// Rows of one block.
    public static let blockRows = 4_096

    /// The name as it is written.
    public var name: Name {
        switch self {
        case .mean: Name(word: "mean")
        case .sum: Name(word: "sum")
        }
    }

    /// `count`, the number of rows.
    public static let count = Name(word: "count")

    init?(_ name: Name) {
        for aggregate in Aggregate.allCases where name == aggregate.name {
            self = aggregate
            return
        }
        return nil
    }
}
