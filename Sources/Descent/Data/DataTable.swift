/// Columns of numbers that a loss can be a mean or a sum over, one number of each column in every row.
public struct DataTable: Sendable, Equatable {
    /// The columns' names, each another.
    public let names: [Name]
    /// How many rows there are, at least one.
    public let count: Int
    /// Column by column.
    private let values: [Double]

    /// Puts columns side by side; nil where there is none, where one is empty, or where their lengths differ.
    ///
    /// - Parameter values: column by column, as many numbers for each name.
    public init?(names: [Name], values: [Double]) {
        guard !names.isEmpty, !values.isEmpty, values.count % names.count == 0 else { return nil }
        self.names = names
        self.values = values
        count = values.count / names.count
    }

    /// The numbers of one column, from the first row to the last.
    public func column(_ index: Int) -> ArraySlice<Double> {
        values[index * count..<(index + 1) * count]
    }

    /// One number.
    public func value(row: Int, column: Int) -> Double { values[column * count + row] }

    /// Calls `body` with all rows.
    func withRows<Result>(_ body: (Rows) -> Result) -> Result {
        values.withUnsafeBufferPointer { values in
            withUnsafeTemporaryAllocation(of: UnsafePointer<Double>.self, capacity: names.count) { columns in
                guard let base = values.baseAddress, let first = columns.baseAddress else {
                    preconditionFailure("a table has at least one number")
                }
                for index in 0..<names.count { (first + index).initialize(to: base + index * count) }
                return body(Rows(columns: UnsafePointer(first), count: count))
            }
        }
    }
}

/// The rows that sums are taken over: where each column's first number stands, and how many follow one another.
struct Rows {
    let columns: UnsafePointer<UnsafePointer<Double>>
    let count: Int
}
