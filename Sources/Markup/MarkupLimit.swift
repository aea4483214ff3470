/// A source that is refused before libcmark sees it, because libcmark could take very long over it.
///
/// Ordinary lessons stay far below every limit.
public struct MarkupLimit: Error, Sendable, Equatable {
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// More bytes than `sourceBytes`.
        case sourceBytes
        /// Quotes and list items nested deeper than `containerDepth`.
        case containerDepth
        /// More `bracketWork` than one document may make.
        case brackets
        /// References that would spell out more than `referenceBytes`.
        case references
        /// More columns in a table than `tableColumns`.
        case tableColumns
        /// More cells in all tables, missing ones included, than `tableCells`.
        case tableCells
    }

    public var kind: Kind
    /// Where it is passed.
    public var span: Range<Int>

    /// The bytes of a source. A lesson has about 7,000; larger data belongs in a file of its own.
    public static let sourceBytes = 1 << 19
    /// Quotes and list items around one another, by the marks and the indentation in front of one line.
    public static let containerDepth = 100
    /// Image openers times brackets in one stretch of lines, added up: libcmark 0.30.2 compares each with each.
    public static let bracketWork = 20_000_000
    /// The bytes of the longest definition times the closing brackets: each may be a reference that spells it out.
    public static let referenceBytes = 1 << 25
    public static let tableColumns = 256
    /// A short row is filled up, so a wide header makes many cells of few bytes.
    public static let tableCells = 1 << 16
}

/// One pass over the bytes that finds what libcmark would be slow on.
struct LimitCheck {
    private let source: Bytes
    private var at: Int
    /// In the stretch of lines without a blank one: a paragraph is never more.
    private var stretchStart: Int
    private var imageOpeners = 0
    private var brackets = 0
    private var bracketWork = 0
    /// In the whole document.
    private var closers = 0
    private var definitionStart: Int?
    private var longestDefinition = 0

    private init(_ source: Bytes, from bodyStart: Int) {
        self.source = source
        at = bodyStart
        stretchStart = bodyStart
    }

    static func check(_ source: Bytes, from bodyStart: Int) throws(MarkupLimit) {
        guard source.count - bodyStart <= MarkupLimit.sourceBytes else {
            throw MarkupLimit(kind: .sourceBytes, span: bodyStart + MarkupLimit.sourceBytes..<source.count)
        }
        var check = LimitCheck(source, from: bodyStart)
        while check.at < source.count { try check.line() }
        try check.endStretch()
        let (bytes, overflow) = check.longestDefinition.multipliedReportingOverflow(by: check.closers)
        guard !overflow, bytes <= MarkupLimit.referenceBytes else {
            throw MarkupLimit(kind: .references, span: bodyStart..<source.count)
        }
    }

    private mutating func line() throws(MarkupLimit) {
        let isBlank = try prefix()
        if isBlank { try endStretch() }
        while at < source.count {
            let byte = source[at]
            at += 1
            // Most bytes are lower-case letters and spaces; all that counts here lies between.
            if byte > 0x5D || byte == .space { continue }
            switch byte {
            case .openBracket:
                brackets += 1
                if at > 1, source[at - 2] == .exclamation { imageOpeners += 1 }
            case .closeBracket:
                closers += 1
                if at < source.count, source[at] == .colon { beginDefinition() }
            case .lineFeed, .carriageReturn: return
            default: continue
            }
        }
    }

    /// Reads the marks of containers in front of a line; says whether the line is blank.
    private mutating func prefix() throws(MarkupLimit) -> Bool {
        var look = at
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
        if !isWhite, look - at > MarkupLimit.containerDepth { try checkDepth(at..<look) }
        return isWhite && (look >= source.count || source[look].isLineEnd)
    }

    /// Counts marks, and two columns of indentation as one list: no item is indented by less.
    private func checkDepth(_ prefix: Range<Int>) throws(MarkupLimit) {
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

    private mutating func beginDefinition() {
        endDefinition()
        definitionStart = at
    }

    private mutating func endDefinition() {
        if let start = definitionStart { longestDefinition = max(longestDefinition, at - start) }
        definitionStart = nil
    }

    private mutating func endStretch() throws(MarkupLimit) {
        endDefinition()
        bracketWork += imageOpeners * brackets
        guard bracketWork <= MarkupLimit.bracketWork else {
            throw MarkupLimit(kind: .brackets, span: stretchStart..<at)
        }
        imageOpeners = 0
        brackets = 0
        stretchStart = at
    }
}
