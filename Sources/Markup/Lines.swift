/// Where each line of the body begins: ends are LF, CRLF or CR.
struct Lines {
    /// The offset of each line's first byte, and the end of the source behind them.
    private let starts: [Int]

    /// The number of lines; an empty last line does not count.
    var count: Int { starts.count - 1 }

    init(starts: [Int]) { self.starts = starts }

    /// The line with its end, by libcmark's number, which counts from 1; clamped to the lines that there are.
    func whole(_ number: Int) -> Range<Int> {
        let index = min(max(number, 1), max(count, 1)) - 1
        guard index < count else { return starts[0]..<starts[0] }
        return starts[index]..<starts[index + 1]
    }

    /// The line without its end.
    func content(_ number: Int, in source: Bytes) -> Range<Int> {
        let range = whole(number)
        var end = range.upperBound
        if end > range.lowerBound, source[end - 1] == .lineFeed { end -= 1 }
        if end > range.lowerBound, source[end - 1] == .carriageReturn { end -= 1 }
        return range.lowerBound..<end
    }
}
