/// Markdown that is shown as code: headings, marks of lists and quotes, inline code and fences.
enum MarkdownCode {
    static func isNamed(_ info: [UInt8]) -> Bool {
        let word = info.prefix { $0 > UInt8(ascii: " ") }
        return word.elementsEqual("markdown".utf8) || word.elementsEqual("md".utf8)
    }

    /// Calls `emit` with all of the text's pieces, in their order, each byte in one.
    static func read(_ text: [UInt8], _ emit: (Range<Int>, CodeToken.Kind) -> Void) {
        var fence: (mark: UInt8, count: Int)?
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
            let first = text[start..<end].firstIndex { $0 != UInt8(ascii: " ") } ?? end
            let mark = first < end ? text[first] : 0
            let count = text[first..<end].prefix { $0 == mark }.count
            let isFence = count >= 3 && (mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"))
            if let open = fence {
                emit(start..<end, .string)
                if isFence, mark == open.mark, count >= open.count { fence = nil }
            } else if isFence {
                fence = (mark, count)
                emit(start..<end, .string)
            } else {
                readLine(text, start..<end, first: first, emit)
            }
            start = end
        }
    }

    private static func readLine(
        _ text: [UInt8], _ line: Range<Int>, first: Int, _ emit: (Range<Int>, CodeToken.Kind) -> Void
    ) {
        if first < line.upperBound, text[first] == UInt8(ascii: "#") {
            let marks = text[first..<line.upperBound].prefix { $0 == UInt8(ascii: "#") }.count
            let next = first + marks
            if marks <= 6, next == line.upperBound || text[next] <= UInt8(ascii: " ") {
                return emit(line, .heading)
            }
        }
        let marked = markEnd(text, first..<line.upperBound)
        if marked > first {
            if first > line.lowerBound { emit(line.lowerBound..<first, .plain) }
            emit(first..<marked, .keyword)
        }
        readInline(text, (marked > first ? marked : line.lowerBound)..<line.upperBound, emit)
    }

    /// Where the mark of a list or a quote ends; the beginning where there is none.
    private static func markEnd(_ text: [UInt8], _ line: Range<Int>) -> Int {
        guard let byte = text[line].first else { return line.lowerBound }
        var end = line.lowerBound
        if byte == UInt8(ascii: ">") { return end + 1 }
        if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(byte) {
            end += 1
        } else {
            let digits = text[line].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
            guard digits > 0, digits <= 9, end + digits < line.upperBound,
                text[end + digits] == UInt8(ascii: ".")
            else {
                return line.lowerBound
            }
            end += digits + 1
        }
        return end < line.upperBound && text[end] == UInt8(ascii: " ") ? end : line.lowerBound
    }

    /// Inline code between single backticks of one line.
    private static func readInline(
        _ text: [UInt8], _ line: Range<Int>, _ emit: (Range<Int>, CodeToken.Kind) -> Void
    ) {
        let tick = UInt8(ascii: "`")
        var start = line.lowerBound
        while let open = text[start..<line.upperBound].firstIndex(of: tick),
            let close = text[(open + 1)..<line.upperBound].firstIndex(of: tick)
        {
            if open > start { emit(start..<open, .plain) }
            emit(open..<close + 1, .string)
            start = close + 1
        }
        if start < line.upperBound { emit(start..<line.upperBound, .plain) }
    }
}
