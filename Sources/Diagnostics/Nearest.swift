/// The names closest to a misspelt one, for "did you mean": edit distance with transpositions, at most three names.
///
/// A name counts as near when at most a third of its letters, and at least one, differ. Names longer than 64 bytes are
/// left aside, so that the work stays small whatever the input.
public func nearest(to word: String, among names: [String]) -> [String] {
    let limit = 64
    guard word.utf8.count <= limit else { return [] }
    let written = Array(word.lowercased().utf8)
    var found: [(distance: Int, name: String)] = []
    for name in names where name.utf8.count <= limit {
        let distance = editDistance(written, Array(name.lowercased().utf8))
        if distance <= max(1, max(written.count, name.utf8.count) / 3) { found.append((distance, name)) }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(3).map(\.name)
}

/// "did you mean A, B or C?", or nothing where no name is near.
public func suggestion(for word: String, among names: [String]) -> String? {
    let names = nearest(to: word, among: names).map { "'\($0)'" }
    switch names.count {
    case 0: return nil
    case 1: return "did you mean \(names[0])?"
    default: return "did you mean \(names.dropLast().joined(separator: ", ")) or \(names[names.count - 1])?"
    }
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost one.
private func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: other.count + 1)
    var last = Array(0...other.count)
    for row in 0..<one.count {
        var current = [row + 1] + [Int](repeating: 0, count: other.count)
        for column in 0..<other.count {
            let substituted = last[column] + (one[row] == other[column] ? 0 : 1)
            var best = min(substituted, min(last[column + 1], current[column]) + 1)
            if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current[column + 1] = best
        }
        beforeLast = last
        last = current
    }
    return last[other.count]
}
