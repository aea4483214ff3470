/// The parts of a numeral behind its sign: digits in groups, decimals, an ellipsis, a power of ten, a percent sign.
extension NumeralScanner {
    /// Scans whole digits, then a point and decimals; `?` stands for a digit that is still to be filled in.
    ///
    /// - Returns: whether there was anything of the kind.
    mutating func scanDigits(into numeral: inout Numeral) -> Bool {
        let begin = at
        let isOpen = byte(at) == UInt8(ascii: "?")
        scanWhole(into: &numeral, open: isOpen)
        if !isOpen, opensHere, byte(at) == UInt8(ascii: "?") { takeOpen(into: &numeral.whole, &numeral.form) }
        if byte(at) == UInt8(ascii: "."), isPlace(at + 1, open: true) {
            at += 1
            while isDigit(at) { takeDigit(into: &numeral.fraction) }
            if numeral.fraction.isEmpty || opensHere { takeOpen(into: &numeral.fraction, &numeral.form) }
        }
        let leadingZeros = numeral.whole.prefix { $0 == UInt8(ascii: "0") }.count
        numeral.whole.removeFirst(min(leadingZeros, max(0, numeral.whole.count - 1)))
        if numeral.whole.isEmpty { numeral.whole = [UInt8(ascii: "0")] }
        if isOpen { numeral.form = .open(nil) }
        return at > begin
    }

    /// Whether marks that follow digits are open digits: a single one at the end is a question.
    private var opensHere: Bool {
        byte(at) == UInt8(ascii: "?")
            && (byte(at + 1) == UInt8(ascii: "?")
                || byte(at + 1) == UInt8(ascii: ".") && isPlace(at + 2, open: true))
    }

    private mutating func takeOpen(into digits: inout [UInt8], _ form: inout Numeral.Form) {
        while byte(at) == UInt8(ascii: "?") { takeDigit(into: &digits) }
        form = .open(nil)
    }

    private mutating func scanWhole(into numeral: inout Numeral, open: Bool) {
        let begin = at
        while isPlace(at, open: open) { takeDigit(into: &numeral.whole) }
        let first = at - begin
        if (1...3).contains(first), bytes[begin] != UInt8(ascii: "0"), let separator = separator(open: open) {
            numeral.separator = separator
            while isGroup(after: separator, open: open) {
                at += separator.count
                for _ in 0..<3 { takeDigit(into: &numeral.whole) }
            }
        } else if first > 0 {
            // `10_000` as in code: an underscore may stand between any two digits.
            while byte(at) == UInt8(ascii: "_"), isPlace(at + 1, open: open) {
                at += 1
                while isPlace(at, open: open) { takeDigit(into: &numeral.whole) }
            }
        }
    }

    private func isPlace(_ index: Int, open: Bool) -> Bool {
        isDigit(index) || open && byte(index) == UInt8(ascii: "?")
    }

    private mutating func takeDigit(into digits: inout [UInt8]) {
        digits.append(bytes[at])
        at += 1
    }

    /// The bytes between two groups of three digits: a comma, an underscore, or a no-break, thin or narrow space.
    private func separator(open: Bool) -> [UInt8]? {
        guard let width = separatorWidth else { return nil }
        let separator = Array(bytes[at..<at + width])
        return isGroup(after: separator, open: open) ? separator : nil
    }

    private var separatorWidth: Int? {
        switch byte(at) {
        case UInt8(ascii: ","), UInt8(ascii: "_"): 1
        default: noBreakSpaceWidth
        }
    }

    /// The length of a no-break, thin or narrow no-break space here.
    private var noBreakSpaceWidth: Int? {
        if matches("\u{A0}", at: at) { return 2 }
        return matches("\u{2009}", at: at) || matches("\u{202F}", at: at) ? 3 : nil
    }

    private func isGroup(after separator: [UInt8], open: Bool) -> Bool {
        guard at + separator.count <= end, bytes[at..<at + separator.count].elementsEqual(separator) else {
            return false
        }
        let digits = at + separator.count
        return (0..<3).allSatisfy { isPlace(digits + $0, open: open) } && !isPlace(digits + 3, open: open)
    }

    // MARK: - What follows the digits

    /// `0.69314…`: an ellipsis that touches the digits and leads to no other number.
    ///
    /// Three points do the same, but only behind decimals: `0...3` is a stretch.
    mutating func scanPrefixMark(into numeral: inout Numeral) -> Bool {
        guard numeral.form == .fixed || numeral.form == .open(nil), !isDigit(at + 3) else { return false }
        let points = !numeral.fraction.isEmpty && byte(at + 3) != UInt8(ascii: ".")
        let begin = at
        guard take("…") || points && take("...") else { return false }
        numeral.ellipsis = Array(bytes[begin..<at])
        if numeral.form == .fixed { numeral.form = .prefix }
        return true
    }

    /// `e-7`, `×10^23`, ` × 10^23`, `×10⁻⁷`
    mutating func scanPower(into numeral: inout Numeral) {
        let begin = at
        let isLetter = byte(at) == UInt8(ascii: "e") || byte(at) == UInt8(ascii: "E")
        if isLetter {
            at += 1
        } else {
            skipSpace()
            guard take("×") || take("·") else {
                at = begin
                return
            }
            skipSpace()
            guard take("10") else {
                at = begin
                return
            }
        }
        let isRaised = !isLetter && !take("^")
        let mark = Array(bytes[begin..<at])
        let power = isRaised ? raisedPower(mark) : plainPower(mark, &numeral)
        guard let power else {
            at = begin
            return
        }
        if numeral.isOpen { numeral.form = .open(power) } else { numeral.form = .exponent(power) }
    }

    /// A signed whole number of at most four digits: no double needs more.
    private static let powerDigits = 4

    private mutating func plainPower(_ mark: [UInt8], _ numeral: inout Numeral) -> Numeral.Power? {
        let sign: Numeral.Sign
        (sign, at) = self.sign(at: at)
        let begin = at
        var value = 0
        while isDigit(at), at - begin <= Self.powerDigits {
            value = value * 10 + Int(bytes[at] - UInt8(ascii: "0"))
            at += 1
        }
        if at == begin, byte(at) == UInt8(ascii: "?") {
            while byte(at) == UInt8(ascii: "?") { at += 1 }
            numeral.form = .open(nil)
            return Numeral.Power(value: 0, mark: mark, sign: sign, width: 1, isRaised: false)
        }
        guard at > begin, at - begin <= Self.powerDigits else { return nil }
        return Numeral.Power(
            value: sign == .hyphen || sign == .minus ? -value : value, mark: mark, sign: sign,
            width: bytes[begin] == UInt8(ascii: "0") ? at - begin : 1, isRaised: false)
    }

    private mutating func raisedPower(_ mark: [UInt8]) -> Numeral.Power? {
        let sign = take("⁻") ? Numeral.Sign.minus : .none
        var value = 0
        var count = 0
        while count <= Self.powerDigits, let digit = takeRaisedDigit() {
            value = value * 10 + digit
            count += 1
        }
        guard (1...Self.powerDigits).contains(count) else { return nil }
        return Numeral.Power(
            value: sign == .minus ? -value : value, mark: mark, sign: sign, width: 1, isRaised: true)
    }

    static let raisedDigits: [StaticString] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

    private mutating func takeRaisedDigit() -> Int? {
        guard let first = byte(at), first >= 0x80 else { return nil }
        for (digit, text) in Self.raisedDigits.enumerated() where take(text) { return digit }
        return nil
    }

    mutating func scanPercent(into numeral: inout Numeral) {
        let begin = at
        skipSpace()
        guard byte(at) == UInt8(ascii: "%") else {
            at = begin
            return
        }
        at += 1
        numeral.percent = Array(bytes[begin..<at])
    }

    /// One ordinary, no-break, thin or narrow space.
    private mutating func skipSpace() {
        if byte(at) == UInt8(ascii: " ") { at += 1 } else if let width = noBreakSpaceWidth { at += width }
    }
}
