/// A place in one line while the prefixes of quotes and list items are taken off it, as CommonMark counts
/// columns.
///
/// A tab reaches to the next multiple of four columns, and may be taken in part.
struct LineCursor {
    private let source: Bytes
    private(set) var offset: Int
    /// The end of the line's content.
    let end: Int
    private var column = 0
    /// The columns from here to the first byte that is no space or tab, and that byte's offset.
    private(set) var indent = 0
    private(set) var firstNonspace = 0
    /// The columns of the tab at `offset` that are left when a part of it has been taken; else 0.
    private(set) var restOfTab = 0
    /// Whether the line lacks a prefix and continues a paragraph all the same.
    var isLazy = false

    init(_ source: Bytes, _ line: Range<Int>) {
        self.source = source
        offset = line.lowerBound
        end = line.upperBound
        findFirstNonspace()
    }

    var isBlank: Bool { firstNonspace >= end }
    /// The first byte that is no space or tab; 0 on a blank line.
    var first: UInt8 { firstNonspace < end ? source[firstNonspace] : 0 }

    private mutating func findFirstNonspace() {
        var at = offset
        var reached = column
        while at < end, source[at].isSpaceOrTab {
            reached += source[at] == .tab ? 4 - reached % 4 : 1
            at += 1
        }
        firstNonspace = at
        indent = reached - column
    }

    /// Takes columns of white space (and, when they reach so far, other bytes, one column each).
    mutating func take(columns count: Int) {
        var left = count
        while left > 0, offset < end {
            guard source[offset] == .tab else {
                restOfTab = 0
                offset += 1
                column += 1
                left -= 1
                continue
            }
            let width = 4 - column % 4
            column += min(width, left)
            if width <= left { offset += 1 }
            restOfTab = max(width - left, 0)
            left -= min(width, left)
        }
        findFirstNonspace()
    }

    /// Takes everything up to an offset, tabs whole.
    mutating func take(upTo target: Int) {
        if offset < min(target, end) { restOfTab = 0 }
        while offset < min(target, end) {
            column += source[offset] == .tab ? 4 - column % 4 : 1
            offset += 1
        }
        findFirstNonspace()
    }

    /// Takes a quote's `>` and the one space that may follow it, if they stand here.
    mutating func takeQuoteMark() -> Bool {
        guard indent <= 3, first == .closeAngle else { return false }
        take(upTo: firstNonspace + 1)
        if offset < end, source[offset].isSpaceOrTab { take(columns: 1) }
        return true
    }

    /// The number that opens an ordered list's item here.
    var listNumber: Range<Int>? {
        var end = firstNonspace
        while end < self.end, source[end].isDigit { end += 1 }
        return end > firstNonspace ? firstNonspace..<end : nil
    }

    /// Takes a list item's marker with the white space behind it.
    ///
    /// - Returns: the columns by which the item's later lines are indented, or `nil` if no marker stands here.
    mutating func takeListMarker() -> Int? {
        var markerEnd = firstNonspace
        while markerEnd < end, source[markerEnd].isDigit { markerEnd += 1 }
        guard markerEnd < end else { return nil }
        markerEnd += 1
        let marker = markerEnd - firstNonspace
        let markerIndent = indent
        take(upTo: markerEnd)
        let behind = self
        let gap = indent
        if gap >= 1, gap <= 4, !isBlank {
            take(columns: gap)
            return markerIndent + marker + gap
        }
        self = behind
        if gap > 0 { take(columns: 1) }
        return markerIndent + marker + 1
    }
}

/// A quote or a list item around the block that is being read.
struct Container {
    /// The columns that an item's later lines are indented by; `nil` for a quote.
    var itemWidth: Int?
    /// libcmark's number of the line on which it begins.
    var startLine: Int
    /// The teaching quote that it is or stands in, an index into `Outline.quotes`.
    var quote: Int?

    /// Takes its prefix off one of its lines, if that line has it.
    func take(from cursor: inout LineCursor, line: Int) -> Bool {
        guard let itemWidth else { return cursor.takeQuoteMark() }
        if line == startLine { return cursor.takeListMarker() != nil }
        if cursor.indent >= itemWidth {
            cursor.take(columns: itemWidth)
            return true
        }
        guard cursor.isBlank else { return false }
        cursor.take(upTo: cursor.firstNonspace)
        return true
    }
}
