import Descent
import Diagnostics
import Markup

extension EvaluatedLesson {
    /// Every change of this lesson that its check should notice, in the order of their places.
    ///
    /// - Precondition: the lesson has no errors.
    public var mutations: [Mutation] {
        var finder = MutationFinder(self)
        finder.findDigits()
        finder.findStatements()
        finder.findSettings()
        return finder.found.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }
}

/// Looks for what can be changed in a lesson.
struct MutationFinder {
    private let evaluated: EvaluatedLesson
    private let bytes: [UInt8]
    private let outline: Outline
    private(set) var found: [Mutation] = []

    /// Data are settings too; of many rows some are changed, spread evenly.
    private static let mostDataNumerals = 60

    init(_ evaluated: EvaluatedLesson) {
        self.evaluated = evaluated
        bytes = evaluated.lesson.file.bytes
        outline = evaluated.lesson.outline
    }

    // MARK: - Claimed digits

    mutating func findDigits() {
        var last: Range<Int>?
        for range in evaluated.checks.filter({ $0.value != nil }).map(\.range).sorted(by: {
            $0.lowerBound < $1.lowerBound
        })
        where range != last {
            last = range
            findDigits(in: range)
        }
    }

    private mutating func findDigits(in numeral: Range<Int>) {
        var inEntity = false
        var hasDigits = false
        for index in numeral {
            switch bytes[index] {
            case UInt8(ascii: "&"): inEntity = true
            case UInt8(ascii: ";"): inEntity = false
            case let byte where byte &- UInt8(ascii: "0") <= 9 && !inEntity:
                hasDigits = true
                found.append(
                    Mutation(
                        kind: .digit, range: index..<index + 1, replacements: [[Self.other(byte)]],
                        subject: numeral))
            default: break
            }
        }
        guard !hasDigits, let word = NumberWord.numerals(in: bytes, range: numeral).first,
            case .word(let number, let isCapitalized) = word.form,
            let other = NumberWord.word(
                for: number < 20 ? number + 1 : number - 1, isCapitalized: isCapitalized)
        else { return }
        // The word alone changes, and its sign stays.
        let start = word.hasMinus ? word.range.upperBound - Self.wordLength(number) : word.range.lowerBound
        found.append(
            Mutation(
                kind: .digit, range: start..<word.range.upperBound, replacements: [Array(other.utf8)],
                subject: numeral))
    }

    private static func wordLength(_ number: Int) -> Int {
        NumberWord.word(for: number, isCapitalized: false)?.utf8.count ?? 0
    }

    /// The nearest other digit, the hardest to notice.
    private static func other(_ digit: UInt8) -> UInt8 { digit == UInt8(ascii: "9") ? digit - 1 : digit + 1 }

    // MARK: - Statements

    mutating func findStatements() {
        let verdicts = Verdict.allCases.map { "\($0.word)" }
        let trends = Trend.allCases.map(\.rawValue)
        for check in evaluated.checks where check.value == nil {
            guard let node = check.node else { continue }
            let outline = check.fragment.map { evaluated.fragments[Int($0)].outline } ?? outline
            guard let link = outline.link(at: node).map({ outline.links[$0] }) else { continue }
            for words in [verdicts, trends] {
                guard let word = words.first(where: { link.selector.ends(with: "." + $0) }) else { continue }
                // The destination as it is written, wherever the text it belongs to stands.
                let claim = Array(link.destination)
                // The text may say the same words, and stands before it.
                guard let place = Self.last(claim, in: check.range, of: bytes) else { continue }
                found.append(
                    Mutation(
                        kind: .statement, range: place.upperBound - word.utf8.count..<place.upperBound,
                        replacements: words.filter { $0 != word }.map { Array($0.utf8) }, subject: place))
            }
        }
        for block in evaluated.lesson.blocks {
            guard let expected = block.expectation else { continue }
            found.append(
                Mutation(
                    kind: .statement, range: expected.range,
                    replacements: verdicts.filter { $0 != "\(expected.value.word)" }.map { Array($0.utf8) },
                    subject: expected.range))
        }
    }

    private static func last(_ part: [UInt8], in range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
        guard part.count <= range.count else { return nil }
        let start = (range.lowerBound...range.upperBound - part.count).last {
            bytes[$0...].starts(with: part)
        }
        return start.map { $0..<$0 + part.count }
    }

    // MARK: - Settings

    mutating func findSettings() {
        for block in evaluated.lesson.blocks {
            var data: [Mutation] = []
            var isInData = false
            for line in outline.fenceLines[outline.fences[block.fence].lines] {
                var words = Words(bytes, in: line)
                guard let word = words.next(), bytes[word.lowerBound] != UInt8(ascii: "#"),
                    bytes[word.lowerBound] != UInt8(ascii: "|")
                else { continue }
                guard let keyword = Keyword(rawValue: Array(bytes[word]).text) else {
                    if isInData { data += settings(in: line, .data, block) }
                    continue
                }
                isInData = keyword == .data
                if keyword.isSetting, !Self.isOverridden(keyword, in: block) {
                    found += settings(in: words.rest, keyword, block)
                }
                if keyword == .method { findMethodName(words.rest, block) }
            }
            let stride = max(1, data.count / Self.mostDataNumerals)
            found += data.indices.filter { $0.isMultiple(of: stride) }.map { data[$0] }
        }
    }

    /// The last digit of every number, which a letter before it would make a part of a name.
    private func settings(in range: Range<Int>, _ keyword: Keyword, _ block: Block) -> [Mutation] {
        var settings: [Mutation] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let start = at
            at += 1
            guard Self.isNumber(bytes[start]) else { continue }
            while at < range.upperBound, Self.isNumber(bytes[at]) { at += 1 }
            guard !isInName(start, range) || Self.isExponent(start, bytes) else { continue }
            guard let digit = (start..<at).last(where: { bytes[$0] &- UInt8(ascii: "0") <= 9 }) else {
                continue
            }
            settings.append(
                Mutation(
                    kind: .setting, range: digit..<digit + 1, replacements: [[Self.other(bytes[digit])]],
                    subject: statement(around: range), keyword: keyword, block: block.name?.description
                ))
        }
        return settings
    }

    /// The whole line without the blanks around it.
    private func statement(around range: Range<Int>) -> Range<Int> {
        let start = bytes[..<range.lowerBound].lastIndex {
            $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        return Words.trimmed((start.map { $0 + 1 } ?? 0)..<range.upperBound, in: bytes)
    }

    /// Whether the values of a comparison take the place of what a statement gives: seeds, which it must name all the same.
    private static func isOverridden(_ keyword: Keyword, in block: Block) -> Bool {
        block.settings.compare?.setting == .seed && (keyword == .from || keyword == .batch)
    }

    private mutating func findMethodName(_ rest: Range<Int>, _ block: Block) {
        let name = rest.lowerBound..<(rest.first { !Self.isLetter(bytes[$0]) } ?? rest.upperBound)
        let plain = Array("descent".utf8)
        guard !name.isEmpty, bytes[name] != plain[...] else { return }
        // Without its values, which descent has none of.
        found.append(
            Mutation(
                kind: .setting, range: rest, replacements: [plain], subject: statement(around: rest),
                keyword: .method,
                block: block.name?.description))
    }

    private static func isNumber(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") <= 25 }

    /// Whether a letter, a digit below the line or an underscore stands right before: names hold digits.
    private func isInName(_ start: Int, _ range: Range<Int>) -> Bool {
        guard start > range.lowerBound else { return false }
        var before = start - 1
        while before > range.lowerBound, bytes[before] & 0xC0 == 0x80 { before -= 1 }
        guard let scalar = String(decoding: bytes[before..<start], as: UTF8.self).unicodeScalars.first else {
            return false
        }
        return scalar == "_" || scalar.properties.isAlphabetic || ("₀"..."₉").contains(scalar)
    }

    /// Whether an `e` right before makes a power of ten of what follows.
    private static func isExponent(_ start: Int, _ bytes: [UInt8]) -> Bool {
        start > 1 && bytes[start - 1] | 0x20 == UInt8(ascii: "e")
            && bytes[start - 2] &- UInt8(ascii: "0") <= 9
    }
}

extension Keyword {
    /// Whether the statement says what is run, so that a claim should depend on each of its numbers.
    fileprivate var isSetting: Bool {
        switch self {
        case .constant, .minimize, .from, .rate, .steps, .stop, .method, .schedule, .epochs, .batch, .compare:
            true
        case .like, .data, .expect, .print, .show, .caption, .overlay, .fragile: false
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with text: String) -> Bool {
        count >= text.utf8.count && suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
