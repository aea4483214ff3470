/// The names closest to a misspelt one, for "did you mean": at most three, the nearest first.
///
/// A name counts as near when at most a third of its letters, and at least one, are left out, put in, replaced or
/// swapped with a neighbour. Names longer than 64 bytes, and those after the first thousand, are left aside, so that
/// the work stays small whatever the input.
///
///     nearest(to: "lerning", among: ["learning", "loss"])  // ["learning"]
public func nearest(to word: String, among names: [String]) -> [String] {
    guard word.utf8.count <= longestName else { return [] }
    let written = Array(word.lowercased().utf8)
    var found: [(distance: Int, name: String)] = []
    for name in names.prefix(mostNames) where name.utf8.count <= longestName {
        let other = Array(name.lowercased().utf8)
        let longer = max(written.count, other.count)
        // One letter for another is no slip of the hand.
        let limit = min(max(1, longer / 3), longer - 1)
        guard abs(written.count - other.count) <= limit else { continue }
        let distance = editDistance(written, other)
        if distance <= limit { found.append((distance, name)) }
    }
    found.sort { one, other in
        one.distance != other.distance
            ? one.distance < other.distance : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
    return found.prefix(3).map(\.name)
}

/// The same of names that are kept as UTF-8 bytes.
public func nearest(to word: [UInt8], among names: [[UInt8]]) -> [[UInt8]] {
    nearest(
        to: String(decoding: word, as: UTF8.self), among: names.map { String(decoding: $0, as: UTF8.self) }
    )
    .map { Array($0.utf8) }
}

/// "did you mean 'A', 'B' or 'C'?", or nothing where no name is near.
public func suggestion(for word: String, among names: [String]) -> String? {
    question(among: nearest(to: word, among: names))
}

/// "did you mean 'A', 'B' or 'C'?" of names that are known to be near; nil where there are none.
public func question(among names: [String]) -> String? {
    guard let last = names.last else { return nil }
    let others = names.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return others.isEmpty ? "did you mean '\(last)'?" : "did you mean \(others) or '\(last)'?"
}

private let longestName = 64
private let mostNames = 1000

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost one.
func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
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
        (beforeLast, last) = (last, current)
    }
    return last[other.count]
}
