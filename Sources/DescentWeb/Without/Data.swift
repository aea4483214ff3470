/// Stands in for `Descent/Data` and the code for each of its rows: a function that a page runs has no data, and what
/// there is none of needs no code.
public enum DataTable: Sendable, Equatable {
    var names: [Name] { [] }
    var count: Int { 0 }

    func value(row: Int, column: Int) -> Double { .nan }

    func withRows<Result>(_ body: (Rows) -> Result) -> Result { switch self {} }
}

enum Rows {
    var count: Int { 0 }
}

enum BatchFeed {
    var loss: Double { .nan }

    func advance() {}

    func execute(_ registers: UnsafeMutablePointer<Double>) {}

    func computeLoss(_ point: UnsafeMutablePointer<Double>) {}
}

enum RowPass: Sendable, Equatable {
    var before: Int { 0 }
    var instructions: [Program.Instruction] { [] }
    var sums: [Int32] { [] }
    var scratchCount: Int { 0 }

    func run(
        _ registers: UnsafeMutablePointer<Double>, over rows: Rows, _ scratch: UnsafeMutablePointer<Double>
    ) {}
}
