/// Finds the numerals of a text: maximal runs of digits with sign, point, separators, exponent, touching no letter.
///
/// One pass over the bytes; the work is linear in them.
struct NumeralScanner {
    let bytes: [UInt8]
    let start: Int
    let end: Int
    var at: Int

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        start = range.lowerBound
        at = range.lowerBound
        end = range.upperBound
    }

    /// All numerals, in order; ranges are offsets into `bytes`.
    static func numerals(in bytes: [UInt8], range: Range<Int>? = nil) -> [Numeral] {
        var scanner = NumeralScanner(bytes, range ?? 0..<bytes.count)
        var found: [Numeral] = []
        while let numeral = scanner.next() { found.append(numeral) }
        return found
    }

    /// The numerals of a claim's text: where it holds no digits, its number words.
    static func claimed(in bytes: [UInt8], range: Range<Int>) -> [Numeral] {
        let found = numerals(in: bytes, range: range)
        guard found.isEmpty, !bytes[range].contains(where: { $0 &- UInt8(ascii: "0") <= 9 }) else {
            return found
        }
        return NumberWord.numerals(in: bytes, range: range)
    }

    // MARK: - One numeral after another

    private mutating func next() -> Numeral? {
        while at < end {
            let begin = at
            if Self.mayBegin(bytes[at]), let numeral = numeral() { return numeral }
            at = begin
            skip()
        }
        return nil
    }

    /// Whether a numeral may begin with a byte: a digit, a sign, a point, `?`, `NaN`, `inf`, `∞`.
    private static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "?"), UInt8(ascii: "N"), UInt8(ascii: "i"), 0xE2:
            true
        default: false
        }
    }

    /// Moves past what is not a numeral: a whole word (with its digits and inner points), or one character.
    private mutating func skip() {
        guard let width = letterOrDigit(at: at) else {
            at += scalar(at: at).width
            return
        }
        at += width
        while at < end {
            if let width = letterOrDigit(at: at) {
                at += width
            } else if byte(at) == UInt8(ascii: "."), isDigit(at + 1) {
                at += 2
            } else {
                break
            }
        }
    }

    /// The numeral that begins here; where there is none, `at` may have moved.
    private mutating func numeral() -> Numeral? {
        let begin = at
        let before = characterBefore(begin)
        if let before, letterOrDigit(at: before) != nil { return nil }
        var numeral = Numeral(range: begin..<begin)
        scanSign(into: &numeral, before: before)
        if let special = specialValue() {
            numeral.form = special
        } else {
            // In `0...3` the last point belongs to no number.
            if byte(at) == UInt8(ascii: "."), at > start, bytes[at - 1] == UInt8(ascii: ".") { return nil }
            guard scanDigits(into: &numeral) else { return nil }
            if !scanPrefixMark(into: &numeral) {
                scanPower(into: &numeral)
                scanPercent(into: &numeral)
            }
        }
        guard letterOrDigit(at: at) == nil else { return nil }
        numeral.range = begin..<at
        return numeral
    }

    private mutating func scanSign(into numeral: inout Numeral, before: Int?) {
        // In `f(2)-1` the dash stands between two things; it is no sign. After letters and digits none is looked for.
        if let before,
            [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "%")].contains(
                bytes[before])
        {
            return
        }
        (numeral.sign, at) = sign(at: at)
    }

    private mutating func specialValue() -> Numeral.Form? {
        if take("NaN") { return .notANumber }
        if take("inf") { return .infinity(isWord: true) }
        if take("∞") { return .infinity(isWord: false) }
        return nil
    }

    // MARK: - Bytes

    func byte(_ index: Int) -> UInt8? { index < end ? bytes[index] : nil }

    func isDigit(_ index: Int) -> Bool { index < end && bytes[index] &- UInt8(ascii: "0") <= 9 }

    func matches(_ text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= end else { return false }
        return text.withUTF8Buffer { text in
            for offset in 0..<text.count where bytes[index + offset] != text[offset] { return false }
            return true
        }
    }

    /// Moves past a text if it stands here.
    mutating func take(_ text: StaticString) -> Bool {
        guard matches(text, at: at) else { return false }
        at += text.utf8CodeUnitCount
        return true
    }

    /// The sign at an offset, and the offset behind it.
    func sign(at index: Int) -> (sign: Numeral.Sign, end: Int) {
        switch byte(index) {
        case UInt8(ascii: "-"): (.hyphen, index + 1)
        case UInt8(ascii: "+"): (.plus, index + 1)
        case 0xE2 where matches("−", at: index): (.minus, index + 3)
        default: (.none, index)
        }
    }

    /// Where the character before an offset begins; nil at the start of the text.
    private func characterBefore(_ index: Int) -> Int? {
        guard index > start else { return nil }
        var before = index - 1
        while before > start, bytes[before] & 0xC0 == 0x80 { before -= 1 }
        return before
    }

    /// The length of the letter, digit or underscore at an offset.
    private func letterOrDigit(at index: Int) -> Int? {
        guard let first = byte(index) else { return nil }
        if first < 0x80 {
            let isLetter = (first | 0x20) &- UInt8(ascii: "a") <= 25
            return isLetter || first &- UInt8(ascii: "0") <= 9 || first == UInt8(ascii: "_") ? 1 : nil
        }
        let (scalar, width) = scalar(at: index)
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark:
            return width
        default: return nil
        }
    }

    private func scalar(at index: Int) -> (scalar: Unicode.Scalar, width: Int) {
        if bytes[index] < 0x80 { return (Unicode.Scalar(bytes[index]), 1) }
        var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return (scalar, UTF8.width(scalar)) }
        return ("\u{FFFD}", 1)
    }
}
