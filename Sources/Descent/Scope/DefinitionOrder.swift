/// In which order definitions can be bound, each after those that it needs.
struct DefinitionOrder {
    /// The definitions that can be bound.
    private(set) var order: [Int] = []
    /// Each circle of definitions that need one another, once.
    private(set) var cycles: [[Int]] = []
    /// All definitions in a circle, or in need of one.
    private(set) var cyclic: [Int] = []

    /// - Parameters:
    ///   - definitions: all of them.
    ///   - sorted: the places of those that count, in the order of their names.
    /// - Complexity: linear in the names that the bodies mention, times the logarithm of the definitions.
    init(_ definitions: [Definition], sorted: [Int]) {
        if sorted.count == 1, !definitions[sorted[0]].body.mentions(definitions[sorted[0]].name) {
            // A block with a loss and no `let`, as most are.
            order = sorted
            return
        }
        var needs = [[Int]](repeating: [], count: definitions.count)
        var neededBy = needs
        var open = [Int](repeating: 0, count: definitions.count)
        for index in sorted {
            for name in definitions[index].body.names
            where definitions[index].parameters?.contains(name) != true {
                guard let need = DefinitionOrder.find(name, definitions, sorted) else { continue }
                needs[index].append(need)
                neededBy[need].append(index)
            }
            open[index] = needs[index].count
        }
        order = sorted.sorted().filter { open[$0] == 0 }
        var next = 0
        while next < order.count {
            for user in neededBy[order[next]] {
                open[user] -= 1
                if open[user] == 0 { order.append(user) }
            }
            next += 1
        }
        findCycles(sorted.filter { open[$0] > 0 }.sorted(), needs, open)
    }

    private static func find(_ name: Name, _ definitions: [Definition], _ sorted: [Int]) -> Int? {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if definitions[sorted[middle]].name < name { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && definitions[sorted[low]].name == name ? sorted[low] : nil
    }

    /// From each definition that is left, follows needs that are left until it comes back to where it was.
    private mutating func findCycles(_ left: [Int], _ needs: [[Int]], _ open: [Int]) {
        cyclic = left
        var seen = [Int](repeating: -1, count: needs.count)
        for start in left where seen[start] < 0 {
            var path: [Int] = []
            var current = start
            while seen[current] < 0 {
                seen[current] = start
                path.append(current)
                guard let need = needs[current].first(where: { open[$0] > 0 }) else { break }
                current = need
            }
            guard seen[current] == start, let first = path.firstIndex(of: current) else { continue }
            cycles.append([Int](path[first...]))
        }
    }
}
