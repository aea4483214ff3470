/// The inline content of all leaf blocks, one after the other, as libcmark's inline parser saw it.
///
/// It is the source without the prefixes of quotes and lists and without each line's leading white space (and
/// in table cells without the backslash of `\|`), so it is made of stretches of the source, each with its own
/// shift.
struct Content {
    fileprivate struct Stretch {
        var start: Int
        var source: Int
    }

    private(set) var bytes: [UInt8] = []
    private var stretches: [Stretch] = []
    /// Whether the next bytes begin a stretch, even if they follow the last in the source.
    private var breaks = false

    var count: Int { bytes.count }

    mutating func reserveCapacity(_ count: Int, stretches: Int) {
        bytes.reserveCapacity(count)
        self.stretches.reserveCapacity(stretches)
    }

    /// Appends a stretch of the source; one that continues the last is joined to it.
    mutating func append(_ range: Range<Int>, of source: Bytes) {
        guard !range.isEmpty else { return }
        let continues = stretches.last.map { $0.source + bytes.count - $0.start == range.lowerBound } ?? false
        if breaks || !continues { stretches.append(Stretch(start: bytes.count, source: range.lowerBound)) }
        breaks = false
        bytes.append(contentsOf: source.slice(range))
    }

    /// Puts an HTML tag in a formula's place, byte for byte and line for line: libcmark then reads it as one node, and
    /// nothing in it as anything else.
    mutating func mask(_ formula: Range<Int>) {
        for at in formula where bytes[at] != .lineFeed { bytes[at] = UInt8(ascii: "x") }
        bytes[formula.lowerBound] = .openAngle
        bytes[formula.upperBound - 1] = .closeAngle
    }

    /// Ends a line: libcmark reads every line end as a line feed, and puts one behind the last line.
    mutating func endLine() { bytes.append(.lineFeed) }

    /// Appends the spaces that a tab stands for where only a part of it belongs to a prefix.
    mutating func appendSpaces(_ count: Int, at tab: Int) {
        for _ in 0..<count {
            stretches.append(Stretch(start: bytes.count, source: tab))
            bytes.append(.space)
        }
        breaks = true
    }

    /// Ends a leaf, so that what follows begins a stretch of its own.
    mutating func separate() {
        stretches.append(Stretch(start: bytes.count, source: -1))
        bytes.append(.lineFeed)
    }

    /// A cursor over the stretches, cheap when asked in rising order.
    struct Places {
        private let stretches: [Stretch]
        private var current = 0

        fileprivate init(_ stretches: [Stretch]) { self.stretches = stretches }

        /// Finds the last stretch that begins at or before an offset: the same or the next, mostly.
        private mutating func find(_ offset: Int) {
            if stretches[current].start <= offset {
                guard current + 1 < stretches.count, stretches[current + 1].start <= offset else { return }
                current += 1
                guard current + 1 < stretches.count, stretches[current + 1].start <= offset else { return }
            }
            let isBehind = stretches[current].start <= offset
            var lower = isBehind ? current : 0
            var upper = isBehind ? stretches.count : current
            while upper - lower > 1 {
                let middle = (lower + upper) / 2
                if stretches[middle].start <= offset { lower = middle } else { upper = middle }
            }
            current = lower
        }

        /// The place in the source of the byte at an offset of the content.
        mutating func source(of offset: Int) -> Int {
            find(offset)
            return stretches[current].source + offset - stretches[current].start
        }

        /// The place in the source of a range of the content: from its first byte to behind its last.
        mutating func source(of range: Range<Int>) -> Range<Int> {
            guard !range.isEmpty else {
                let place = source(of: range.lowerBound)
                return place..<place
            }
            let lower = source(of: range.lowerBound)
            return lower..<max(lower, source(of: range.upperBound - 1) + 1)
        }

        /// Where the stretch of the byte at an offset ends, in the content.
        mutating func end(ofStretchAt offset: Int) -> Int {
            find(offset)
            return current + 1 < stretches.count ? stretches[current + 1].start : Int.max
        }
    }

    func places() -> Places { Places(stretches) }
}
