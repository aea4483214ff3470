/// The numbers of a table of data as the decimals that they are: what shadows compute sums over.
///
/// A number is the shortest decimal that reads as its double. That is the one written, wherever it has no more than
/// 15 digits: no two of those read as the same double.
public final class ExactData: Sendable {
    /// How many rows there are.
    let count: Int
    /// Column by column.
    private let values: [ShadowNumber]

    /// Nil where the table has more numbers than ``Limits/shadowData``.
    public init?(_ table: DataTable) {
        guard table.count * table.names.count <= Limits.shadowData else { return nil }
        count = table.count
        values = table.names.indices.flatMap { table.column($0).map { ShadowNumber(shortest: $0) } }
    }

    func value(row: Int, column: Int) -> ShadowNumber { values[column * count + row] }

    /// Calls `body` with all rows, in the order of the data.
    func withRows<Result>(_ body: (ExactRows) -> Result) -> Result {
        values.withUnsafeBufferPointer { values in
            guard let first = values.baseAddress else {
                preconditionFailure("a table has at least one number")
            }
            return body(ExactRows(first: first, height: count, order: nil, start: 0, count: count))
        }
    }
}

/// Rows that a shadow's sums are taken over.
struct ExactRows {
    /// The first number of the first column.
    let first: UnsafePointer<ShadowNumber>
    /// Rows of the whole table.
    let height: Int
    /// The order in which rows come; nil for that of the data.
    let order: UnsafePointer<Int32>?
    /// The place of the first of these rows in that order.
    let start: Int
    let count: Int

    @inline(__always)
    func value(row: Int, column: Int) -> ShadowNumber {
        first[column * height + (order.map { Int($0[start + row]) } ?? start + row)]
    }
}

extension ShadowNumber {
    /// The shortest decimal that reads as a double: a tenth for 0.1.
    public init(shortest value: Double) {
        guard value.magnitude < 1e15, value != 0 else {
            self = value.isFinite ? ShadowNumber(digitsOf: value) : ShadowNumber(value)
            return
        }
        // A whole number over a power of ten; both are exact, so their quotient as doubles is what the decimal reads as.
        for (decimals, unit) in ShadowNumber.tens.prefix(16).enumerated() {
            let scaled = Operation.floor(value * unit + 0.5)
            guard scaled.magnitude < 1e15 else { break }
            if scaled / unit == value {
                self = decimals == 0 ? ShadowNumber(value) : ShadowNumber(scaled) / ShadowNumber(unit)
                return
            }
        }
        self = ShadowNumber(digitsOf: value)
    }

    /// The same, from the digits that are written for the double.
    private init(digitsOf value: Double) {
        let text = DecimalFormat.shortest(value.magnitude)
        let number = ShadowNumber(written: text) ?? ShadowNumber(value.magnitude)
        self = value < 0 ? -number : number
    }
}
