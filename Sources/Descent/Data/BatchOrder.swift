/// Which rows of the data the batch in hand holds, batch after batch.
struct BatchOrder {
    /// How many rows there are.
    let rows: Int
    /// How many a whole batch has.
    let size: Int
    /// The place of the batch's first row in the epoch's order, and how many it has.
    private(set) var start = 0
    private(set) var count = 0
    /// The order of a shuffled epoch; empty where rows come in their own.
    private(set) var order: [Int32] = []
    private var generator: Generator?

    init(_ batch: Batch, rows: Int) {
        self.rows = rows
        size = min(batch.size ?? rows, rows)
        if case .shuffled(_, let seed) = batch { generator = Generator(seed: seed) }
        startEpoch()
        count = min(size, rows)
    }

    /// Whether the epoch's order is another than that of the data.
    var isShuffled: Bool { generator != nil }

    /// Goes on to the batch of the next update.
    mutating func advance() {
        start += count
        if start >= rows { startEpoch() }
        count = min(size, rows - start)
    }

    private mutating func startEpoch() {
        start = 0
        guard generator != nil else { return }
        order = [Int32](unsafeUninitializedCapacity: rows) { order, count in
            for row in 0..<rows { order[row] = Int32(truncatingIfNeeded: row) }
            count = rows
        }
        generator?.shuffle(&order)
    }
}
