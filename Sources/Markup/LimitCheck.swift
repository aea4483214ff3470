/// Adds up what libcmark would be slow on, while the bytes are scanned.
struct LimitCheck {
    /// Where the stretch of lines without a blank one begins: a paragraph is never more.
    private var stretchStart: Int
    private var imageOpeners = 0
    private var brackets = 0
    private var bracketWork = 0
    /// In the whole document.
    private var closers = 0
    private var definitionStart: Int?
    private var longestDefinition = 0
    private(set) var sawDefinition = false

    init(from bodyStart: Int) { stretchStart = bodyStart }

    mutating func openBracket(isImage: Bool) {
        brackets += 1
        if isImage { imageOpeners += 1 }
    }

    mutating func closeBracket(at place: Int, isDefinition: Bool) {
        closers += 1
        guard isDefinition else { return }
        sawDefinition = true
        endDefinition(at: place)
        definitionStart = place
    }

    /// Looks at the beginning of a line: a blank one ends the stretch, any other may open containers.
    mutating func line(at start: Int, _ source: Bytes) throws(MarkupLimit) {
        // Nearly every line begins with a letter.
        guard source[start] < 0x40 else { return }
        var look = start
        var isWhite = true
        scan: while look < source.count {
            switch source[look] {
            case .space, .tab: break
            case .closeAngle, .asterisk, .dash, UInt8(ascii: "+"), UInt8(ascii: "."), .closeParenthesis:
                isWhite = false
            case let byte where byte.isDigit: isWhite = false
            default: break scan
            }
            look += 1
        }
        if isWhite, look >= source.count || source[look].isLineEnd { try endStretch(at: look) }
        if !isWhite, look - start > MarkupLimit.containerDepth { try checkDepth(start..<look, source) }
    }

    /// Counts marks, and two columns of indentation as one list: no item is indented by less.
    private func checkDepth(_ prefix: Range<Int>, _ source: Bytes) throws(MarkupLimit) {
        var marks = 0
        var columns = 0
        for index in prefix {
            let byte = source[index]
            let next = index + 1 < source.count ? source[index + 1] : .lineFeed
            if byte.isSpaceOrTab {
                columns += byte == .tab ? 4 : 1
            } else if byte == .closeAngle || (!byte.isDigit && next.isWhitespace) {
                marks += 1
            }
        }
        // Behind each mark one space belongs to the mark.
        guard marks == 0 || marks + max(columns - marks, 0) / 2 <= MarkupLimit.containerDepth else {
            throw MarkupLimit(kind: .containerDepth, span: prefix)
        }
    }

    private mutating func endDefinition(at place: Int) {
        if let start = definitionStart { longestDefinition = max(longestDefinition, place - start) }
        definitionStart = nil
    }

    private mutating func endStretch(at place: Int) throws(MarkupLimit) {
        endDefinition(at: place)
        bracketWork += imageOpeners * brackets
        guard bracketWork <= MarkupLimit.bracketWork else {
            throw MarkupLimit(kind: .brackets, span: stretchStart..<place)
        }
        imageOpeners = 0
        brackets = 0
        stretchStart = place
    }

    /// Judges the document as a whole.
    mutating func finish(at end: Int, from bodyStart: Int) throws(MarkupLimit) {
        try endStretch(at: end)
        let (bytes, overflow) = longestDefinition.multipliedReportingOverflow(by: closers)
        guard !overflow, bytes <= MarkupLimit.referenceBytes else {
            throw MarkupLimit(kind: .references, span: bodyStart..<end)
        }
    }
}
