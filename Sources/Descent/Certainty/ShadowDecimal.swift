/// Decimals into shadow numbers and back.
extension ShadowNumber {
    /// A whole number, exactly.
    public init(whole: UInt64) {
        self.init(sum: Double(whole >> 32) * 0x1p32, Double(whole & 0xFFFF_FFFF))
    }

    /// `significand` times ten to `exponent`, within 2^-100 of its size.
    init(significand: UInt64, exponent: Int) {
        self = ShadowNumber(whole: significand).times(tens: exponent)
    }

    /// Digits times ten to `exponent`; digits beyond the fortieth that counts change nothing.
    ///
    /// - Parameter digits: ASCII digits; other bytes end them.
    public init(digits: some Sequence<UInt8>, exponent: Int) {
        var number = ShadowNumber.zero
        var chunk: UInt64 = 0
        var chunkDigits = 0
        var taken = 0
        var exponent = exponent
        for byte in digits {
            guard Letters.isDigit(byte) else { break }
            guard taken < 40 else {
                exponent += 1
                continue
            }
            if taken > 0 || byte != 0x30 { taken += 1 }
            chunk = chunk * 10 + UInt64(byte - 0x30)
            chunkDigits += 1
            guard chunkDigits == 15 else { continue }
            number = number * ShadowNumber(1e15) + ShadowNumber(whole: chunk)
            (chunk, chunkDigits) = (0, 0)
        }
        number = number.times(tens: chunkDigits) + ShadowNumber(whole: chunk)
        self = number.times(tens: exponent)
    }

    /// The number times a power of ten, in steps that keep within the doubles' range where the result does.
    func times(tens exponent: Int) -> ShadowNumber {
        guard !isZero, isFinite else { return self }
        var number = self
        var left = min(exponent.magnitude, 800)
        while left > 0 {
            let step = min(left, 22)
            let power = ShadowNumber(ShadowNumber.tens[Int(step)])
            number = exponent < 0 ? number / power : number * power
            left -= step
        }
        return number
    }

    /// The powers of ten that a double holds exactly.
    static let tens: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
        1e19, 1e20, 1e21, 1e22,
    ]

    /// The power of ten of the first digit: 0 for 1 to 9.99…; zero has none.
    var decade: Int {
        guard isFinite, !isZero else { return 0 }
        // log10(2) as a fraction, right for all exponents of a double to within one.
        let exponent = Int(high.exponent)
        var decade = (exponent * 1_233) >> 12
        let size = magnitude
        while ShadowNumber.one.times(tens: decade + 1) < size
            || ShadowNumber.one.times(tens: decade + 1) == size
        { decade += 1 }
        while size < ShadowNumber.one.times(tens: decade) { decade -= 1 }
        return decade
    }

    /// Up to 25 significant digits, zeros at the end left out: `2.7225`, `-6`, `1.25e-9`.
    public var text: [UInt8] {
        guard isFinite, !isZero else { return DecimalFormat.shortest(high).dropLast(isZero ? 2 : 0) }
        var decade = decade
        // Seventeen digits, and eight behind them.
        let scaled = magnitude.times(tens: 16 - decade)
        let whole = scaled.floor()
        var leading = UInt64(whole.high) &+ UInt64(bitPattern: Int64(whole.low))
        let rest = (scaled - whole) * ShadowNumber(1e8)
        var trailing = UInt64(max(0, (rest + ShadowNumber(0.5)).floor().high))
        if trailing >= 100_000_000 { (leading, trailing) = (leading + 1, 0) }
        var digits: [UInt8] = []
        Number.append(leading, to: &digits)
        if digits.count > 17 {
            digits.removeLast()
            decade += 1
        }
        var behind: [UInt8] = []
        Number.append(trailing, to: &behind)
        digits += [UInt8](repeating: 0x30, count: 8 - min(8, behind.count)) + behind
        while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
        return ShadowNumber.laidOut(digits, decade: decade, isNegative: isNegative)
    }

    private static func laidOut(_ digits: [UInt8], decade: Int, isNegative: Bool) -> [UInt8] {
        var text: [UInt8] = isNegative ? [0x2D] : []
        if decade < -5 || decade > 20 {
            text.append(digits[0])
            if digits.count > 1 { text += [0x2E] + digits[1...] }
            text += decade < 0 ? [0x65, 0x2D] : [0x65]
            Number.append(UInt64(decade.magnitude), to: &text)
        } else if decade < 0 {
            text += [0x30, 0x2E] + [UInt8](repeating: 0x30, count: -decade - 1) + digits
        } else {
            let zeros = [UInt8](repeating: 0x30, count: max(0, decade + 1 - digits.count))
            text += digits.prefix(decade + 1) + zeros
            if digits.count > decade + 1 { text += [0x2E] + digits[(decade + 1)...] }
        }
        return text
    }
}

extension Number {
    /// The written decimal itself, to the last bit that a shadow holds.
    var exactly: ShadowNumber {
        if let known { return known }
        if isExact { return ShadowNumber(significand: significand, exponent: exponent) }
        return ShadowNumber(written: written) ?? ShadowNumber(value)
    }
}

extension ShadowNumber {
    /// A numeral as it is written: `0.1415…`, `1_000…`, with a power of ten or without; nil for other bytes.
    init?(written: [UInt8]) {
        var digits: [UInt8] = []
        var decimals = 0
        var isFraction = false
        var index = 0
        while index < written.count, written[index] | 0x20 != 0x65 {
            let byte = written[index]
            index += 1
            if byte == 0x2E { isFraction = true }
            guard Letters.isDigit(byte) else {
                guard byte == 0x2E || byte == 0x5F else { return nil }
                continue
            }
            digits.append(byte)
            if isFraction { decimals += 1 }
        }
        var exponent = 0
        let behind = written[index...].dropFirst()
        let isNegative = behind.contains { $0 == 0x2D || $0 == 0xE2 }
        for byte in behind where Letters.isDigit(byte) {
            exponent = min(exponent * 10 + Int(byte - 0x30), 100_000)
        }
        self.init(digits: digits, exponent: (isNegative ? -exponent : exponent) - decimals)
    }
}
