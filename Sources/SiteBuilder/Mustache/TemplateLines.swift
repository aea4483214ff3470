/// What a template's lines are made of, after the rule of standalone lines.
enum TemplatePiece: Sendable {
    /// A line that holds something begins, with this white space; an including template's indentation goes here.
    case lineStart(Range<Int>)
    case text(Range<Int>)
    /// A tag; `indentation` is there for the first tag of a line that holds nothing but tags.
    case tag(TemplateTag, standalone: Bool, indentation: Range<Int>)
}

/// Takes out the lines that hold nothing but tags.
///
/// A line with white space and a single tag that renders nothing itself is standalone: its white space and its line
/// end are dropped. So is a line of several inheritance tags, as in `{{/main}}{{/layout}}`, unless it ends by closing
/// a block that it opened: then the line is a place for the block's text, and keeps its end.
struct TemplateLines {
    private let bytes: [UInt8]
    private(set) var pieces: [TemplatePiece] = []
    private var line: [TemplateToken] = []
    private var lineNumber = 0
    /// For each open tag, whether it is part of inheritance, and the line it stands on.
    private var open: [(kind: TemplateTag.Kind, line: Int)] = []

    init(_ tokens: [TemplateToken], of bytes: [UInt8]) {
        self.bytes = bytes
        for token in tokens {
            switch token {
            case .tag: line.append(token)
            case .text(let range): splitIntoLines(range)
            }
        }
        endLine()
    }

    private mutating func splitIntoLines(_ range: Range<Int>) {
        var start = range.lowerBound
        for position in range where bytes[position] == UInt8(ascii: "\n") {
            line.append(.text(start..<(position + 1)))
            start = position + 1
            endLine()
        }
        if start < range.upperBound { line.append(.text(start..<range.upperBound)) }
    }

    private mutating func endLine() {
        guard !line.isEmpty else { return }
        if isStandalone() {
            emitStandalone()
        } else {
            emitOrdinary()
        }
        line.removeAll(keepingCapacity: true)
        lineNumber += 1
    }

    private mutating func isStandalone() -> Bool {
        var tagCount = 0
        var allInheritance = true
        var endsInOwnBlock = false
        var onlyTags = true
        for token in line {
            switch token {
            case .text(let range):
                onlyTags = onlyTags && bytes[range].allSatisfy(isWhitespace)
            case .tag(let tag):
                tagCount += 1
                endsInOwnBlock = false
                switch tag.kind {
                case .variable: onlyTags = false
                case .parent, .block: open.append((tag.kind, lineNumber))
                case .section, .inverted:
                    open.append((tag.kind, lineNumber))
                    allInheritance = false
                case .close:
                    let closed = open.popLast()
                    allInheritance = allInheritance && (closed?.kind == .parent || closed?.kind == .block)
                    endsInOwnBlock = closed?.kind == .block && closed?.line == lineNumber
                case .comment, .delimiters, .partial: allInheritance = false
                }
            }
        }
        return onlyTags && (tagCount == 1 || (tagCount > 1 && allInheritance && !endsInOwnBlock))
    }

    private mutating func emitStandalone() {
        var indentation = leadingWhitespace()
        for case .tag(let tag) in line {
            pieces.append(.tag(tag, standalone: true, indentation: indentation))
            indentation = indentation.upperBound..<indentation.upperBound
        }
    }

    private mutating func emitOrdinary() {
        let indentation = leadingWhitespace()
        let isBlank = line.count == 1 && isBlankText(line[0])
        if !isBlank { pieces.append(.lineStart(indentation)) }
        for (index, token) in line.enumerated() {
            switch token {
            case .text(let range):
                let start = index == 0 && !isBlank ? indentation.upperBound : range.lowerBound
                if start < range.upperBound { pieces.append(.text(start..<range.upperBound)) }
            case .tag(let tag):
                pieces.append(
                    .tag(tag, standalone: false, indentation: tag.range.lowerBound..<tag.range.lowerBound))
            }
        }
    }

    private func isBlankText(_ token: TemplateToken) -> Bool {
        guard case .text(let range) = token else { return false }
        return bytes[range].allSatisfy(isWhitespace)
    }

    private func leadingWhitespace() -> Range<Int> {
        switch line[0] {
        case .tag(let tag): return tag.range.lowerBound..<tag.range.lowerBound
        case .text(let range):
            let end = range.first { bytes[$0] != 0x20 && bytes[$0] != 0x09 } ?? range.upperBound
            return range.lowerBound..<end
        }
    }
}
