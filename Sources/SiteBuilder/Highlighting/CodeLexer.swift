/// Cuts code into pieces that a reader's eye tells apart.
///
/// It reads each byte once, whatever stands there, and needs no more than what it knows of the piece before: code of
/// lessons is short and often a fragment, so that a parser would find fault with most of it.
struct CodeLexer {
    private let grammar: CodeGrammar
    private let code: [UInt8]
    private var at = 0
    /// Whether a value has just ended, so that a slash divides.
    private var isBehindValue = false
    /// What the last word makes of the next name.
    private var naming: CodeToken.Kind?
    /// Neighbours of one kind are one piece.
    private var pieces: [Piece] = []

    struct Piece {
        var range: Range<Int>
        let kind: CodeToken.Kind
    }

    /// Values in strings may hold strings with values, this deep.
    private static let nesting = 8

    /// All of the code's pieces, in their order.
    static func pieces(of code: [UInt8], _ grammar: CodeGrammar) -> [Piece] {
        var lexer = CodeLexer(grammar: grammar, code: code)
        while lexer.at < code.count { lexer.readPiece(depth: 0) }
        return lexer.pieces
    }

    private init(grammar: CodeGrammar, code: [UInt8]) {
        self.grammar = grammar
        self.code = code
    }

    // MARK: - Pieces

    private mutating func readPiece(depth: Int) {
        let byte = code[at]
        if CodeLexer.isSpace(byte) { return take(length(of: at, while: CodeLexer.isSpace), .plain) }
        if grammar.opens[Int(byte)] {
            if readComment() { return }
            if readQuote(depth: depth, letters: 0) { return }
        } else if grammar.prefixes.contains(byte) {
            let letters = length(of: at, upTo: 2, while: grammar.prefixes.contains)
            let next = at + letters
            if next < code.count, grammar.opens[Int(code[next])], readQuote(depth: depth, letters: letters) {
                return
            }
        }
        if grammar.isShell, readShell(byte) { return }
        if CodeLexer.isDigit(byte) || byte == UInt8(ascii: ".") && isDigit(at + 1) && !grammar.isShell {
            return readNumber(from: at)
        }
        if grammar.hasKeys, byte == UInt8(ascii: "-"), isDigit(at + 1) { return readNumber(from: at + 1) }
        if CodeLexer.isLetter(byte) { return readWord() }
        if grammar.hasAttributes, byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#"), isLetter(at + 1) {
            return take(1 + length(of: at + 1, while: CodeLexer.isWord), .keyword)
        }
        if grammar.hasPatterns, byte == UInt8(ascii: "/"), !isBehindValue, readPattern() { return }
        take(1, .plain)
        naming = nil
        isBehindValue = byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    private mutating func take(_ count: Int, _ kind: CodeToken.Kind) {
        emit(at..<at + count, kind)
        at += count
    }

    private mutating func emit(_ range: Range<Int>, _ kind: CodeToken.Kind) {
        if let last = pieces.last, last.kind == kind {
            pieces[pieces.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            pieces.append(Piece(range: range, kind: kind))
        }
    }

    private mutating func readComment() -> Bool {
        if let mark = grammar.lineComment, has(mark) {
            take(length(of: at) { $0 != 0x0A }, .comment)
            return true
        }
        guard let comment = grammar.comment, has(comment.open) else { return false }
        var end = at + comment.open.count
        var open = 1
        while end < code.count, open > 0 {
            if has(comment.close, at: end) {
                open -= 1
                end += comment.close.count
            } else if comment.nests, has(comment.open, at: end) {
                open += 1
                end += comment.open.count
            } else {
                end += 1
            }
        }
        take(end - at, .comment)
        return true
    }

    // MARK: - Strings

    /// - Parameter letters: how many stand before the quote and belong to it.
    private mutating func readQuote(depth: Int, letters: Int) -> Bool {
        let start = at + letters
        for quote in grammar.quotes where has(quote.open, at: start) {
            let prefix = code[at..<start]
            if let wanted = quote.letters, !prefix.contains(where: wanted.contains) { continue }
            let isKey = grammar.hasKeys && isKey(behind: start)
            readString(quote, letters: letters, kind: isKey ? .plain : .string, depth: depth)
            isBehindValue = true
            naming = nil
            return true
        }
        return false
    }

    private mutating func readString(
        _ quote: CodeGrammar.Quote, letters: Int, kind: CodeToken.Kind, depth: Int
    ) {
        let isRaw =
            !quote.hasEscapes
            || code[at..<at + letters].contains { $0 | 0x20 == UInt8(ascii: "r") }
        var start = at
        at += letters + quote.open.count
        while at < code.count {
            if has(quote.close) {
                at += quote.close.count
                return flush(start, kind)
            }
            if code[at] == 0x0A, !quote.spansLines { return flush(start, kind) }
            if let value = quote.value, has(value.open), depth < CodeLexer.nesting {
                if value.close == UInt8(ascii: "}"), value.open.count == 1, has(value.open, at: at + 1) {
                    // Two braces are one.
                    at += 2
                    continue
                }
                flush(start, kind)
                readValue(value, quote, depth: depth)
                start = at
            } else if grammar.isShell, quote.hasEscapes, code[at] == UInt8(ascii: "$"), isWord(at + 1) {
                flush(start, kind)
                take(1 + length(of: at + 1, while: CodeLexer.isWord), .variable)
                start = at
            } else if code[at] == UInt8(ascii: "\\"), !isRaw || quote.hasEscapes && !quote.spansLines {
                at = min(code.count, at + 2)
            } else {
                at += 1
            }
        }
        flush(start, kind)
    }

    /// What stands since `start`, as one piece.
    private mutating func flush(_ start: Int, _ kind: CodeToken.Kind) {
        if at > start { emit(start..<at, kind) }
    }

    /// A value in a string, `{w:.4f}`, `\(w)` or `${w}`: its marks and its format are the string's.
    private mutating func readValue(
        _ value: (open: [UInt8], close: UInt8), _ quote: CodeGrammar.Quote, depth: Int
    ) {
        take(value.open.count, .placeholder)
        isBehindValue = false
        // Brackets and braces that are open inside.
        var open = 0
        let hasFormat = value.open.count == 1
        while at < code.count {
            let byte = code[at]
            if byte == 0x0A, !quote.spansLines { return }
            if open == 0, byte == value.close { return take(1, .placeholder) }
            if open == 0, hasFormat, has(quote.close) { return }
            let isFormat = byte == UInt8(ascii: ":") || byte == UInt8(ascii: "!") && !has(Array("!=".utf8))
            if open == 0, hasFormat, isFormat {
                return take(
                    length(of: at) { $0 != value.close && $0 != 0x0A && $0 != quote.close[0] }, .placeholder)
            }
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
            default: break
            }
            readPiece(depth: depth + 1)
        }
    }

    /// Whether a colon follows the string that begins there.
    private func isKey(behind start: Int) -> Bool {
        var end = start + 1
        while end < code.count, code[end] != UInt8(ascii: "\""), code[end] != 0x0A {
            end += code[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        end += 1
        while end < code.count, CodeLexer.isSpace(code[end]) { end += 1 }
        return end < code.count && code[end] == UInt8(ascii: ":")
    }

    /// A pattern up to its closing slash and its flags; false where the line has none.
    private mutating func readPattern() -> Bool {
        var end = at + 1
        var inClass = false
        while end < code.count, code[end] != 0x0A {
            switch code[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "["): inClass = true
            case UInt8(ascii: "]"): inClass = false
            case UInt8(ascii: "/") where !inClass:
                end += 1
                end += length(of: end, while: CodeLexer.isLetter)
                take(end - at, .string)
                isBehindValue = true
                return true
            default: break
            }
            end += 1
        }
        // Nothing closes it on this line, so that no slash before its end opens one either.
        take(min(end, code.count) - at, .plain)
        return true
    }

    // MARK: - Words and numbers

    private mutating func readWord() {
        let end = at + length(of: at, while: CodeLexer.isWord)
        let isMember =
            at > 0 && code[at - 1] == UInt8(ascii: ".") && (at < 2 || code[at - 2] != UInt8(ascii: "."))
        let word = end - at <= 24 ? String(decoding: code[at..<end], as: UTF8.self) : ""
        let isKeyword = !isMember && grammar.keywords.contains(word)
        let kind: CodeToken.Kind =
            if isKeyword { .keyword } else if let naming {
                naming
            } else if !isMember, grammar.builtIns.contains(word) {
                .builtIn
            } else { .plain }
        naming =
            grammar.functionWords.contains(word) && isKeyword
            ? .function : grammar.typeWords.contains(word) && isKeyword ? .type : nil
        take(end - at, kind)
        // `return /…/` is a pattern, `this / 2` is not.
        isBehindValue = !isKeyword || ["this", "super", "true", "false", "null", "self"].contains(word)
    }

    /// - Parameter start: where its digits begin, behind a sign that is its own.
    private mutating func readNumber(from start: Int) {
        var end = start
        while end < code.count {
            let byte = code[end]
            let isExponent = end > at && !has(Array("0x".utf8)) && code[end - 1] | 0x20 == UInt8(ascii: "e")
            if CodeLexer.isWord(byte) && byte < 0x80 {
                end += 1
            } else if byte == UInt8(ascii: "."), isDigit(end + 1), !code[at..<end].contains(byte) {
                end += 1
            } else if byte == UInt8(ascii: ".") && !isWord(end + 1) && !has([byte, byte], at: end)
                && grammar.lineComment != nil && !grammar.hasAttributes && !code[at..<end].contains(byte)
            {
                end += 1
            } else if isExponent, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"), isDigit(end + 1) {
                end += 1
            } else {
                break
            }
        }
        take(end - at, .number)
        isBehindValue = true
        naming = nil
    }

    // MARK: - The shell

    /// Variables, and words with all that a shell counts to them.
    private mutating func readShell(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "$"), isWord(at + 1) {
            take(1 + length(of: at + 1, while: CodeLexer.isWord), .variable)
            return true
        }
        guard CodeLexer.isShellWord(byte) else { return false }
        let end = at + length(of: at, while: CodeLexer.isShellWord)
        let word = end - at <= 24 ? String(decoding: code[at..<end], as: UTF8.self) : ""
        let isNumber = code[at..<end].allSatisfy(CodeLexer.isDigit)
        take(
            end - at,
            isNumber
                ? .number
                : grammar.keywords.contains(word)
                    ? .keyword : grammar.builtIns.contains(word) ? .builtIn : .plain)
        return true
    }

    // MARK: - Bytes

    private func has(_ text: [UInt8], at place: Int) -> Bool {
        place + text.count <= code.count && code[place..<place + text.count].elementsEqual(text)
    }

    private func has(_ text: [UInt8]) -> Bool { has(text, at: at) }

    private func length(of start: Int, upTo limit: Int = .max, while holds: (UInt8) -> Bool) -> Int {
        var end = start
        while end < code.count, end - start < limit, holds(code[end]) { end += 1 }
        return end - start
    }

    private func isDigit(_ place: Int) -> Bool { place < code.count && CodeLexer.isDigit(code[place]) }

    private func isLetter(_ place: Int) -> Bool { place < code.count && CodeLexer.isLetter(code[place]) }

    private func isWord(_ place: Int) -> Bool { place < code.count && CodeLexer.isWord(code[place]) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Letters of other scripts count, too.
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_")
            || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    private static func isShellWord(_ byte: UInt8) -> Bool {
        isWord(byte)
            || [
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "+"),
            ].contains(byte)
    }
}
