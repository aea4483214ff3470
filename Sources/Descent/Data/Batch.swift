/// Which rows of the data one update looks at.
///
/// An epoch is one pass over all rows. Its batches are the rows in their order, so many at a time; the last one may be
/// smaller. Shuffled ones come from the rows in a new order for each epoch: one ``Generator`` with the seed shuffles
/// the order of the data anew at the start of each epoch, and goes on where it stopped at the start of the next.
public enum Batch: Sendable, Equatable {
    /// All rows in every update.
    case all
    case inOrder(Int)
    case shuffled(Int, seed: UInt64)

    /// How many rows a whole batch has; nil for all.
    public var size: Int? {
        switch self {
        case .all: nil
        case .inOrder(let size), .shuffled(let size, _): size
        }
    }

    /// How many updates one pass over so many rows takes.
    public func updates(over rows: Int) -> Int {
        guard let size, size > 0, rows > size else { return 1 }
        return (rows + size - 1) / size
    }
}
