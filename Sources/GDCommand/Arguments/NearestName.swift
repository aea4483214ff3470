/// Finds the known name that a mistyped one was probably meant to be.
package enum NearestName {
    /// The nearest of the known names, the first of equals; nil where none is near enough to be meant.
    ///
    /// Near enough is a third of the longer name's length, at least one slip. Names longer than 64 bytes are
    /// not compared, so the time is bounded.
    package static func of(_ name: String, among known: [String]) -> String? {
        let typed = Array(name.utf8)
        guard typed.count <= 64 else { return nil }
        var best: (name: String, slips: Int)?
        for candidate in known {
            let bytes = Array(candidate.utf8)
            guard bytes.count <= 64 else { continue }
            let slips = slips(typed, bytes)
            let allowed = max(1, max(typed.count, bytes.count) / 3)
            if slips <= allowed, slips < best?.slips ?? Int.max { best = (candidate, slips) }
        }
        return best?.name
    }

    /// The number of letters left out, put in, replaced or swapped with a neighbour between two names: the
    /// optimal string alignment distance.
    static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for row in 1..<(one.count + 1) {
            var current = [row]
            for column in 1..<(other.count + 1) {
                let isSame = one[row - 1] == other[column - 1]
                var least = min(
                    last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                    least = min(least, beforeLast[column - 2] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[other.count]
    }
}
