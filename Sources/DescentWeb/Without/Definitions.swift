/// Stands in for the order of many definitions: a page has one, which must not need itself.
struct DefinitionOrder {
    let order: [Int]
    let cycles: [[Int]]
    let cyclic: [Int]

    init(_ definitions: [Definition], sorted: [Int]) {
        let needsItself = sorted.contains { definitions[$0].body.mentions(definitions[$0].name) }
        order = needsItself ? [] : sorted
        cycles = needsItself ? [sorted] : []
        cyclic = needsItself ? sorted : []
    }
}
