extension Name {
    /// The candidates that differ from this name by a slip of the keyboard or two, nearest first, at most three.
    ///
    /// - Complexity: the number of candidates times the square of the name's length, which is bounded.
    public func nearest(among candidates: [Name]) -> [Name] {
        // One letter for another is no slip, but another name.
        guard bytes.count > 1 else { return [] }
        let allowed = bytes.count <= 3 ? 1 : 2
        var found: [(distance: Int, name: Name)] = []
        for candidate in candidates where candidate != self {
            guard abs(candidate.bytes.count - bytes.count) <= allowed,
                let distance = distance(to: candidate, atMost: allowed), distance < bytes.count,
                !found.contains(where: { $0.name == candidate })
            else { continue }
            found.append((distance, candidate))
        }
        let order = places(found.count) { left, right in
            let (one, other) = (found[left], found[right])
            return one.distance != other.distance ? one.distance < other.distance : one.name < other.name
        }
        return order.prefix(3).map { found[$0].name }
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lead from one to the other.
    private func distance(to other: Name, atMost limit: Int) -> Int? {
        let width = other.bytes.count + 1
        var beforePrevious = [Int](repeating: 0, count: width)
        var previous = [Int](0..<width)
        var current = previous
        for (row, byte) in bytes.enumerated() {
            current[0] = row + 1
            var least = current[0]
            for column in 1..<max(width, 1) {
                let otherByte = other.bytes[column - 1]
                let change = byte == otherByte ? 0 : 1
                var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + change)
                if row > 0, column > 1, byte == other.bytes[column - 2], bytes[row - 1] == otherByte {
                    cost = min(cost, beforePrevious[column - 2] + 1)
                }
                current[column] = cost
                least = min(least, cost)
            }
            if least > limit { return nil }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[width - 1] <= limit ? previous[width - 1] : nil
    }
}
