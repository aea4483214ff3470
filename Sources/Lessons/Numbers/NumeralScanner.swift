/// Finds the numerals of a text: maximal runs of digits with sign, point, separators and exponent that touch no letter.
///
/// One pass over the bytes; the work is linear in them.
struct NumeralScanner {
    private let bytes: [UInt8]
    private let start: Int
    private let end: Int
    private var at: Int

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
        return found.isEmpty ? numberWords(in: bytes, range: range) : found
    }

    // MARK: - One numeral after another

    private mutating func next() -> Numeral? {
        while at < end {
            let start = at
            if let sign = signHere(),
                let numeral = numeral(from: start, digitsAt: at + sign.length, sign: sign.sign)
            {
                return numeral
            }
            at = start
            if let numeral = numeral(from: start, digitsAt: start, sign: .none) { return numeral }
            at = start
            skip()
        }
        return nil
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

    private func signHere() -> (sign: Numeral.Sign, length: Int)? {
        let found: (sign: Numeral.Sign, length: Int)
        switch byte(at) {
        case UInt8(ascii: "-"): found = (.hyphen, 1)
        case UInt8(ascii: "+"): found = (.plus, 1)
        case 0xE2 where matches("−", at: at): found = (.minus, 3)
        default: return nil
        }
        // In `3-5` and `w-1` the dash stands between two things; it is no sign.
        guard at > start else { return found }
        let before = bytes[at - 1]
        let joins = isASCIILetterOrDigit(before) || before == UInt8(ascii: ")") || before == UInt8(ascii: "_")
        return joins ? nil : found
    }

    private mutating func numeral(from start: Int, digitsAt: Int, sign: Numeral.Sign) -> Numeral? {
        guard touchesNothing(before: start) else { return nil }
        at = digitsAt
        guard at < end else { return nil }
        var numeral = Numeral(
            range: start..<start, form: .fixed, sign: sign, whole: [], fraction: [], separator: [],
            isPercent: false)
        if let special = specialValue() {
            numeral.form = special
        } else if byte(at) == UInt8(ascii: "?") {
            numeral.form = .open
            guard scanDigits(of: UInt8(ascii: "?"), into: &numeral) else { return nil }
            scanPercent(into: &numeral)
        } else {
            guard scanDigits(of: nil, into: &numeral) else { return nil }
            if !scanPrefixMark(into: &numeral) {
                scanExponent(into: &numeral)
                scanPercent(into: &numeral)
            }
        }
        guard letterOrDigit(at: at) == nil else { return nil }
        numeral.range = start..<at
        return numeral
    }

    // MARK: - Parts of a numeral

    private mutating func specialValue() -> Numeral.Form? {
        for (text, form) in [("NaN", Numeral.Form.notANumber), ("inf", .infinity), ("∞", .infinity)]
        where matches(text, at: at) {
            at += text.utf8.count
            return form
        }
        return nil
    }

    /// Whole digits in groups, then a point and decimals; `open` is the byte that stands for a digit to be filled in.
    private mutating func scanDigits(of open: UInt8?, into numeral: inout Numeral) -> Bool {
        func isOne(_ index: Int) -> Bool { open.map { byte(index) == $0 } ?? isDigit(index) }
        let start = at
        while isOne(at) { advanceDigit(into: &numeral.whole) }
        let first = at - start
        if (1...3).contains(first), bytes[start] != UInt8(ascii: "0"),
            let separator = separator(at: at, isOne)
        {
            numeral.separator = separator
            while isGroup(after: separator, isOne) {
                at += separator.count
                for _ in 0..<3 { advanceDigit(into: &numeral.whole) }
            }
        } else if first > 0 {
            // `10_000` as in code: an underscore may stand between any two digits.
            while byte(at) == UInt8(ascii: "_"), isOne(at + 1) {
                at += 1
                while isOne(at) { advanceDigit(into: &numeral.whole) }
            }
        }
        if byte(at) == UInt8(ascii: "."), isOne(at + 1) {
            at += 1
            while isOne(at) { advanceDigit(into: &numeral.fraction) }
        }
        let leadingZeros = numeral.whole.prefix { $0 == UInt8(ascii: "0") }.count
        numeral.whole.removeFirst(min(leadingZeros, max(0, numeral.whole.count - 1)))
        if numeral.whole.isEmpty { numeral.whole = [UInt8(ascii: "0")] }
        return at > start
    }

    private mutating func advanceDigit(into digits: inout [UInt8]) {
        digits.append(bytes[at])
        at += 1
    }

    /// The bytes between two groups of three digits: a comma, or a no-break, thin or narrow space.
    private func separator(at index: Int, _ isOne: (Int) -> Bool) -> [UInt8]? {
        for candidate in [",", "\u{A0}", "\u{2009}", "\u{202F}"] where matches(candidate, at: index) {
            let separator = Array(candidate.utf8)
            if isGroup(at: index, after: separator, isOne) { return separator }
        }
        return nil
    }

    private func isGroup(after separator: [UInt8], _ isOne: (Int) -> Bool) -> Bool {
        isGroup(at: at, after: separator, isOne)
    }

    private func isGroup(at index: Int, after separator: [UInt8], _ isOne: (Int) -> Bool) -> Bool {
        guard index + separator.count <= end, bytes[index..<index + separator.count].elementsEqual(separator)
        else {
            return false
        }
        let digits = index + separator.count
        return isOne(digits) && isOne(digits + 1) && isOne(digits + 2) && !isOne(digits + 3)
    }

    /// `0.69314…`: an ellipsis that touches the digits and leads to no other number.
    private mutating func scanPrefixMark(into numeral: inout Numeral) -> Bool {
        guard matches("…", at: at), !isDigit(at + 3) else { return false }
        at += 3
        numeral.form = .prefix
        return true
    }

    private mutating func scanExponent(into numeral: inout Numeral) {
        let start = at
        if byte(at) == UInt8(ascii: "e") || byte(at) == UInt8(ascii: "E") {
            at += 1
            if let power = scanPower() { numeral.form = .exponent(power) } else { at = start }
            return
        }
        skipSpace()
        guard matches("×", at: at) || matches("·", at: at) else {
            at = start
            return
        }
        at += 2
        skipSpace()
        guard matches("10^", at: at) else {
            at = start
            return
        }
        at += 3
        if let power = scanPower() { numeral.form = .exponent(power) } else { at = start }
    }

    /// A signed whole number of at most four digits: no double needs more.
    private mutating func scanPower() -> Int? {
        var negative = false
        if byte(at) == UInt8(ascii: "-") || byte(at) == UInt8(ascii: "+") {
            negative = byte(at) == UInt8(ascii: "-")
            at += 1
        } else if matches("−", at: at) {
            negative = true
            at += 3
        }
        let start = at
        var power = 0
        while isDigit(at), at - start < 5 {
            power = power * 10 + Int(bytes[at] - UInt8(ascii: "0"))
            at += 1
        }
        guard at > start, at - start < 5 else { return nil }
        return negative ? -power : power
    }

    private mutating func scanPercent(into numeral: inout Numeral) {
        let start = at
        skipSpace()
        guard byte(at) == UInt8(ascii: "%") else {
            at = start
            return
        }
        at += 1
        numeral.isPercent = true
    }

    /// One ordinary, no-break or narrow space.
    private mutating func skipSpace() {
        for space in [" ", "\u{A0}", "\u{2009}", "\u{202F}"] where matches(space, at: at) {
            at += space.utf8.count
            return
        }
    }

    // MARK: - Bytes

    private func byte(_ index: Int) -> UInt8? { index < end ? bytes[index] : nil }

    private func isDigit(_ index: Int) -> Bool { index < end && bytes[index] &- UInt8(ascii: "0") <= 9 }

    private func matches(_ text: String, at index: Int) -> Bool {
        index + text.utf8.count <= end && bytes[index..<index + text.utf8.count].elementsEqual(text.utf8)
    }

    private func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9 || (byte | 0x20) &- UInt8(ascii: "a") <= 25
    }

    /// Whether the character before an offset is neither a letter nor a digit, nor a point that ends digits.
    private func touchesNothing(before index: Int) -> Bool {
        guard index > start else { return true }
        var before = index - 1
        while before > start, bytes[before] & 0xC0 == 0x80 { before -= 1 }
        return letterOrDigit(at: before) == nil
    }

    /// The length of the letter, digit or underscore at an offset.
    private func letterOrDigit(at index: Int) -> Int? {
        guard let first = byte(index) else { return nil }
        if first < 0x80 { return isASCIILetterOrDigit(first) || first == UInt8(ascii: "_") ? 1 : nil }
        let (scalar, width) = scalar(at: index)
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark:
            return width
        default: return nil
        }
    }

    private func scalar(at index: Int) -> (scalar: Unicode.Scalar, width: Int) {
        var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return (scalar, UTF8.width(scalar)) }
        return ("\u{FFFD}", 1)
    }
}

// MARK: - Number words

extension NumeralScanner {
    private static let words = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]

    /// The word for a number from zero to twenty.
    static func word(for number: Int) -> String? { words.indices.contains(number) ? words[number] : nil }

    private static func numberWords(in bytes: [UInt8], range: Range<Int>) -> [Numeral] {
        var found: [Numeral] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let start = at
            while at < range.upperBound, (bytes[at] | 0x20) &- UInt8(ascii: "a") <= 25 || bytes[at] >= 0x80 {
                at += 1
            }
            if at > start {
                let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
                if let number = words.firstIndex(of: word) {
                    found.append(
                        Numeral(
                            range: start..<at, form: .word(number), sign: .none,
                            whole: Array(String(number).utf8),
                            fraction: [], separator: [], isPercent: false))
                }
            } else {
                at += 1
            }
        }
        return found
    }
}
