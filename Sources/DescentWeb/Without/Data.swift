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
    init?(_ plan: Plan, program: Program, columns: Int, over all: Rows) { nil }

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

struct RowCode {
    var reductionCount: Int { 0 }
    var levels: [Int32] { [] }

    func needCount() {}

    func level(ofReduction index: Int32) -> Int32 { 0 }

    func place(_ instruction: Program.Instruction, level: Int32) -> Int32 { 0 }

    func sum(of operand: Int32, level: Int32) -> Int32 { 0 }

    func passes(firstReduced: Int32, before: (Int32) -> Int, _ register: (Int32) -> Int32) -> [RowPass] { [] }
}

extension Binder {
    func column(_ index: Int, _ name: Name, _ node: Syntax.Node) -> Bound { .placeholder }

    mutating func overRows(
        _ aggregate: Aggregate, primes: Int, _ arguments: [Bound], _ node: Syntax.Node
    ) -> Bound {
        fail(.noData(aggregate.name), at: node)
    }

    mutating func rowCount(_ node: Syntax.Node) -> Bound { fail(.noData(Aggregate.count), at: node) }

    mutating func batchLoss(_ node: Syntax.Node) -> Bound { outside(Name(word: "batch"), node) }

    func refuseFreeColumn(of bound: Bound) {}
}
