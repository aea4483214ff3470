/// Where the inline content of a leaf block holds TeX, from left to right as its reader would.
///
/// A single dollar opens only before something that is no space and no second dollar, and closes only behind something
/// that is no space and before something that is no digit, so that prices (`$5 and $6`) stay words. Two dollars open
/// what the next two close, over line ends too. A backslash makes the character behind it literal. What begins first
/// wins: nothing is looked for in code, comments, autolinks and the destinations of links.
struct FormulaScan {
    struct Found: Equatable {
        /// In the content, dollars included.
        var range: Range<Int>
        var isDisplay: Bool
    }

    private let bytes: Bytes
    private let end: Int
    private let grammar: LinkGrammar
    private let mayDefine: Bool
    private var at: Int
    private var found: [Found] = []
    /// Where no dollar closes what opens, none will for a later one either.
    private var mayCloseSingle = true
    private var mayCloseDouble = true
    /// Where the last run of so many backticks begins; made when the first is met.
    private var lastBackticks: [Int: Int]?
    /// The brackets that are open, each with whether it opens an image.
    private var brackets: [Bool] = []
    /// Of the open brackets, so many cannot open a link any more, since one stands inside them.
    private var inactive = 0

    private init(_ bytes: Bytes, _ range: Range<Int>, mayDefine: Bool) {
        self.bytes = bytes
        self.mayDefine = mayDefine
        end = range.upperBound
        at = range.lowerBound
        grammar = LinkGrammar(bytes, range)
    }

    /// The formulas in a range of the content, in order. O(n) but for the tails of links, which libcmark reads as often.
    ///
    /// - Parameter mayDefine: whether a label in brackets may name a definition; nothing is looked for in it then.
    static func find(in bytes: Bytes, _ range: Range<Int>, mayDefine: Bool) -> [Found] {
        guard bytes.slice(range).holds(.dollar) else { return [] }
        var scan = FormulaScan(bytes, range, mayDefine: mayDefine)
        scan.run()
        return scan.found
    }

    private mutating func run() {
        while at < end {
            switch bytes[at] {
            case .backslash: at += grammar.byte(at + 1).isPunctuation ? 2 : 1
            case .backtick: skipBackticks()
            case .openAngle: skipAngle()
            case .exclamation where grammar.byte(at + 1) == .openBracket:
                brackets.append(true)
                at += 2
            case .openBracket:
                brackets.append(false)
                at += 1
            case .closeBracket: closeBracket()
            case .dollar: readDollars()
            default: at += 1
            }
        }
    }

    // MARK: - Dollars

    private mutating func readDollars() {
        let start = at
        let isDisplay = grammar.byte(at + 1) == .dollar
        at += isDisplay ? 2 : 1
        guard isDisplay ? mayCloseDouble : mayCloseSingle else { return }
        guard isDisplay || (at < end && !bytes[at].isWhitespace) else { return }
        guard let close = close(from: at, isDisplay) else {
            if isDisplay { mayCloseDouble = false } else { mayCloseSingle = false }
            return
        }
        let inner = at..<close - (isDisplay ? 2 : 1)
        at = close
        // A formula of nothing but space says nothing.
        guard inner.contains(where: { !bytes[$0].isWhitespace }) else { return }
        found.append(Found(range: start..<close, isDisplay: isDisplay))
    }

    /// The end of a formula whose TeX begins here.
    private func close(from inner: Int, _ isDisplay: Bool) -> Int? {
        var place = inner
        while place < end {
            if bytes[place] == .backslash {
                place += 2
                continue
            }
            if bytes[place] == .dollar, place > inner {
                if isDisplay {
                    if grammar.byte(place + 1) == .dollar { return place + 2 }
                } else if !bytes[place - 1].isWhitespace, !grammar.byte(place + 1).isDigit {
                    return place + 1
                }
            }
            place += 1
        }
        return nil
    }

    // MARK: - What holds no maths

    private func endOfBackticks(_ start: Int) -> Int {
        var place = start
        while place < end, bytes[place] == .backtick { place += 1 }
        return place
    }

    /// Skips inline code, or the backticks alone where no run of as many closes it.
    private mutating func skipBackticks() {
        let inner = endOfBackticks(at)
        let count = inner - at
        let last = lastBackticks ?? countBackticks()
        lastBackticks = last
        at = inner
        guard let farthest = last[count], farthest >= inner else { return }
        while at < end {
            guard bytes[at] == .backtick else {
                at += 1
                continue
            }
            let run = at
            at = endOfBackticks(run)
            if at - run == count { return }
        }
    }

    private func countBackticks() -> [Int: Int] {
        var last: [Int: Int] = [:]
        var place = at
        while place < end {
            guard bytes[place] == .backtick else {
                place += 1
                continue
            }
            let run = place
            place = endOfBackticks(run)
            last[place - run] = run
        }
        return last
    }

    /// Skips a comment or an autolink; other HTML is an error whatever it holds.
    private mutating func skipAngle() {
        at += 1
        if bytes.has("!--", at: at), at + 3 <= end { return skipComment() }
        guard grammar.byte(at).isLetterOrDigit else { return }
        var place = at
        while place < end, bytes[place] > .space, bytes[place] != .openAngle, bytes[place] != .closeAngle {
            place += 1
        }
        guard grammar.byte(place) == .closeAngle, isAddress(at..<place) else { return }
        at = place + 1
    }

    /// Skips a comment, in which two dashes stand only at the end; what is none is text.
    private mutating func skipComment() {
        let inner = at + 3
        guard grammar.byte(inner) != .closeAngle, !bytes.has("->", at: inner) else { return }
        var place = inner
        while place + 3 <= end, !bytes.has("--", at: place) { place += 1 }
        if place + 3 <= end, bytes[place + 2] == .closeAngle { at = place + 3 }
    }

    /// Whether libcmark takes what stands in angle brackets for an address: a scheme of 2 to 32 bytes and a colon, or
    /// a name, an at sign and a host.
    private func isAddress(_ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        while place < range.upperBound, bytes[place].isLetterOrDigit || "+.-".utf8.contains(bytes[place]) {
            place += 1
        }
        if grammar.byte(place) == .colon, place < range.upperBound, bytes[range.lowerBound].isLetter,
            (2...32).contains(place - range.lowerBound)
        {
            return true
        }
        // A dollar may stand in the name alone, and a formula holds no at sign that is worth more.
        return range.contains { bytes[$0] == UInt8(ascii: "@") }
    }

    /// Skips the destination and title of an inline link, or a label.
    private mutating func closeBracket() {
        at += 1
        guard let isImage = brackets.popLast() else { return }
        let isActive = isImage || brackets.count >= inactive
        inactive = min(inactive, brackets.count)
        guard isActive else { return }
        if let tail = grammar.inlineTail(at) {
            at = tail.end
        } else if mayDefine, let label = grammar.label(at) {
            at = label
        } else {
            return
        }
        if !isImage { inactive = brackets.count }
    }
}
