/// Stands in for what a lesson says of its data and the code for each row.
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
