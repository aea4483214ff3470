/// The candidate that a mistyped name most likely meant, or nothing where none is near.
///
/// Near is at most one edit in three letters, and two at least where the name has four or more; the first of equally
/// near candidates wins. An edit inserts, drops, replaces or swaps neighbours (optimal string alignment). Names longer
/// than 64 bytes are nobody's typing error.
func nearestName(to name: [UInt8], among candidates: [[UInt8]]) -> [UInt8]? {
    guard name.count <= 64 else { return nil }
    var best: (name: [UInt8], distance: Int)?
    let allowed = name.count < 4 ? 1 : max(2, name.count / 3)
    for candidate in candidates where candidate.count <= 64 {
        let distance = editDistance(name, candidate)
        if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

private func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (row, left) in one.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(other.count + 1)
        for (column, right) in other.enumerated() {
            var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (left == right ? 0 : 1))
            if row > 0, column > 0, left == other[column - 1], right == one[row - 1] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforeLast, last) = (last, current)
    }
    return last[other.count]
}
